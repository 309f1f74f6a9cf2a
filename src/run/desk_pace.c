/* SPDX-License-Identifier: MIT */
/* How far each work of the desk is, how fast it goes. */
#include "base/clock.h"
#include "run/desk_inside.h"

/* False: its size is not known. */
static bool
amount_of(const struct desk *d, enum work w, struct work_pace *out)
{
	struct delivery_progress sent;
	struct check_progress read;
	struct repair_counts made;

	switch (w) {
	case DESK_CHECK:
	case DESK_COPY_CHECK:
		(void)desk_progress(d, w == DESK_CHECK ? DESK_ORIGINAL
		    : DESK_COPY, &read);
		out->done = read.disk_bytes;
		out->total = read.disk_total;
		break;
	case DESK_REPAIR:
		desk_repair_counts(d, &made);
		out->done = made.disk_bytes;
		out->total = made.disk_total;
		break;
	case DESK_SEND:
		desk_delivery(d, &sent);
		out->done = sent.bytes;
		out->total = sent.total;
		break;
	case DESK_HANDSHAKE:
	case DESK_SEARCH:
	case DESK_LOGIN:
	case DESK_WORKS:
		break;
	}
	return out->total > 0;
}

void
desk_note_pace(struct desk *d, enum work w)
{
	struct work_pace now = { 0 };

	if (d->jobs[w].state == WORK_RUNNING && amount_of(d, w, &now))
		pace_note(&d->paces[w], now.done, now.total,
		    clock_monotonic_ms());
}

void
desk_pace(const struct desk *d, enum work w, struct work_pace *out)
{
	*out = (struct work_pace){ .left = -1 };
	if (!amount_of(d, w, out))
		return;
	out->permille = out->done >= out->total ? 1000
	    : (unsigned)((double)out->done * 1000.0 / (double)out->total);
	if (d->jobs[w].state != WORK_RUNNING)
		return;
	out->rate = (uint64_t)d->paces[w].rate;
	out->left = d->paces[w].left;
}
