/* SPDX-License-Identifier: MIT */
/* Looking for lines, beside the check and at any time. */
#include "run/desk_inside.h"

void
desk_drop_search(struct desk *d)
{
	desk_end_job(d, DESK_SEARCH);
	d->search = NULL;
}

static enum step
step(void *search, struct err *err)
{
	return search_step(search, err);
}

/* In a packed file a single jump may take a while; that is for the
 * worker. */
static bool
first_step_is_short(const struct desk *d, const struct search_order *order)
{
	const struct source *s = exam_source(d->exams[DESK_ORIGINAL]);

	return source_container(s) != CONTAINER_GZIP ||
	    (!order->shown && order->what.problem &&
	    order->what.text.n == 0);
}

bool
desk_search(struct desk *d, const struct search_order *order,
    unsigned *turn, struct err *err)
{
	struct exam *x = d->exams[DESK_ORIGINAL];
	enum step first = STEP_MORE;

	desk_drop_search(d);
	*turn = ++d->search_turn;
	if (x == NULL || exam_look(x) == NULL)
		return true;
	d->search = exam_search(x, order);
	if (first_step_is_short(d, order))
		first = search_step(d->search, err);
	if (first == STEP_MORE)
		desk_begin_job(d, DESK_SEARCH, step, d->search);
	else
		d->jobs[DESK_SEARCH].state = first == STEP_DONE ? WORK_DONE
		    : WORK_FAILED;
	return first != STEP_FAILED;
}

/* All bytes of the text; of a packed file that is being read, by how well
 * it is packed so far. */
static double
raw_total(const struct desk *d)
{
	struct check_progress p;
	double whole;

	exam_progress(d->exams[DESK_ORIGINAL], &p);
	if (d->summaries[DESK_ORIGINAL].complete)
		return (double)d->summaries[DESK_ORIGINAL].raw_bytes;
	whole = (double)p.disk_total;
	return p.disk_bytes == 0 ? whole
	    : whole / (double)p.disk_bytes * (double)p.raw_bytes;
}

void
desk_found(const struct desk *d, struct found *out)
{
	uint64_t offset;
	double whole;

	*out = (struct found){ .turn = d->search_turn,
		.state = d->jobs[DESK_SEARCH].state, .ended = true };
	if (d->search == NULL)
		return;
	out->ended = search_ended(d->search);
	out->count = search_count(d->search);
	search_place(d->search, &out->line, &offset);
	whole = raw_total(d);
	if (whole > (double)offset)
		out->permille = (unsigned)((double)offset / whole * 1000);
	else if (whole > 0)
		out->permille = 1000;
}

const struct look_line *
desk_found_line(const struct desk *d, size_t i)
{
	return search_get(d->search, i);
}
