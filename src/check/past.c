/* SPDX-License-Identifier: MIT */
/* Line after line: judge and remember. */
#include "check/past.h"

#include <string.h>

void
past_init(struct past *s, const struct facts *facts, char end)
{
	memset(s, 0, sizeof(*s));
	s->facts = facts;
	s->reader.end = end;
}

void
past_release(struct past *s)
{
	reader_release(&s->reader);
	judge_release(&s->judge);
}

bool
past_learn(struct past *s, struct str bytes, struct people *people,
    uint64_t before)
{
	struct line line;

	reader_feed(&s->reader, bytes);
	while (reader_next(&s->reader, &line)) {
		if (line.number >= before)
			return true;
		judge_line(&s->judge, s->facts, &line, !s->titles_done);
		if (!judge_has(&s->judge, RULE_LINE_BLANK))
			s->titles_done = true;
		people_learn(people, &s->judge);
	}
	return false;
}
