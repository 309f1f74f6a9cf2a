/* SPDX-License-Identifier: MIT */
/* Finds the sets among the files that were checked. */
#include "cmd/sets.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
sets_add(struct sets *s, struct str name, const struct exam *x,
    int64_t now, bool from_folder)
{
	struct part part;
	struct member *m;

	if (!part_of_name(name, now, &part))
		return;
	s->members = xreallocarray(s->members, s->count + 1,
	    sizeof(*s->members));
	m = &s->members[s->count++];
	*m = (struct member){ .part = part, .from_folder = from_folder,
		.read = x != NULL };
	if (m->read)
		outcome_take(&m->outcome, name, x, false);
	else
		m->outcome.name = xstrndup(name.p, name.n);
}

void
sets_release(struct sets *s)
{
	for (size_t i = 0; i < s->count; i++)
		outcome_release(&s->members[i].outcome);
	free(s->members);
	*s = (struct sets){ 0 };
}

/* --- one set ----------------------------------------------------------- */

static int
by_number(const void *left, const void *right)
{
	const struct member *const *a = left, *const *b = right;

	if ((*a)->part.number != (*b)->part.number)
		return (*a)->part.number < (*b)->part.number ? -1 : 1;
	return strcmp((*a)->outcome.name, (*b)->outcome.name);
}

/* Parts of the same name that another export made. */
static const struct part *
find_kin(const struct sets *s, const struct part *of)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct part *p = &s->members[i].part;

		if (p->number > 0 && strcmp(p->kin, of->kin) == 0 &&
		    strcmp(p->set, of->set) != 0)
			return p;
	}
	return NULL;
}

/* The parts of the set that first is one of. */
static void
collect(const struct sets *s, const struct member *first, struct set *set)
{
	set->members = xcalloc(s->count, sizeof(*set->members));
	set->complete = true;
	for (size_t i = 0; i < s->count; i++) {
		const struct member *m = &s->members[i];

		if (strcmp(m->part.set, first->part.set) != 0)
			continue;
		if (m->part.number == 0) {
			set->unsplit = true;
			continue;
		}
		set->members[set->count++] = m;
		set->complete = set->complete && m->read;
		outcome_add(&set->sum, &m->outcome);
	}
	qsort(set->members, set->count, sizeof(*set->members), by_number);
}

static void
judge(const struct sets *s, struct set *set)
{
	const struct part **parts = xcalloc(set->count, sizeof(*parts));

	for (size_t i = 0; i < set->count; i++)
		parts[i] = &set->members[i]->part;
	parts_judge(parts, set->count, &set->verdict);
	set->gap = parts_finding(&set->verdict, &set->finding);
	if (set->gap) {
		set->kin = find_kin(s, parts[0]);
		if (set->sum.verdict == VERDICT_READY)
			set->sum.verdict = VERDICT_ATTENTION;
	}
	free(parts);
}

/* --- all of them ------------------------------------------------------- */

static bool
is_first(const struct sets *s, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (s->members[i].part.number > 0 &&
		    strcmp(s->members[i].part.set,
		    s->members[at].part.set) == 0)
			return false;
	return s->members[at].part.number > 0;
}

/* Whoever names one part alone asks about that part. */
static bool
is_set(const struct set *set)
{
	return set->count > 1 || set->members[0]->from_folder;
}

bool
sets_report(const struct sets *s, bool json, struct buf *out)
{
	bool gap = false;

	for (size_t i = 0; i < s->count; i++) {
		struct set set = { 0 };

		if (!is_first(s, i))
			continue;
		collect(s, &s->members[i], &set);
		judge(s, &set);
		if (is_set(&set)) {
			gap = gap || set.gap;
			(json ? set_json : set_text)(&set, out);
		}
		free(set.members);
	}
	return gap;
}
