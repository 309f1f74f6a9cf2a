/* SPDX-License-Identifier: MIT */
/* Pauses that grow, with some chance in them, so that a thousand programs
 * that lost the same server do not all come back at once. */
#include "send/patience.h"

static int64_t
pause_length(unsigned tries, uint32_t dice)
{
	int64_t length = PATIENCE_FIRST_MS;

	while (--tries > 0 && length < PATIENCE_LONGEST_MS)
		length *= 2;
	if (length > PATIENCE_LONGEST_MS)
		length = PATIENCE_LONGEST_MS;
	return length / 2 + dice % (length - length / 2 + 1);
}

void
patience_failed(struct patience *p, int64_t now, uint32_t dice)
{
	if (p->tries > 0 && now < p->until)
		return;
	if (p->tries == 0)
		p->since = now;
	p->tries++;
	p->until = now + pause_length(p->tries, dice);
}

void
patience_succeeded(struct patience *p)
{
	*p = (struct patience){ 0 };
}

bool
patience_allows(const struct patience *p, int64_t now, unsigned running)
{
	return p->tries == 0 || (now >= p->until && running == 0);
}

unsigned
patience_seconds(const struct patience *p, int64_t now)
{
	if (p->tries == 0 || now >= p->until)
		return 0;
	return (unsigned)((p->until - now + 999) / 1000);
}

int64_t
patience_lasted(const struct patience *p, int64_t now)
{
	return p->tries == 0 ? 0 : now - p->since;
}
