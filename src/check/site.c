/* SPDX-License-Identifier: MIT */
/* Two tables of hashes: the IDs as they are, and in small letters. */
#include "check/site.h"

#include "check/keyhash.h"

void
site_build(struct site *s)
{
	s->seed = keyhash_seed();
	for (size_t i = 0; i < s->count; i++) {
		table_at(&s->exact, keyhash(s->seed, s->ids[i]), NULL);
		table_at(&s->nocase, keyhash_nocase(s->seed, s->ids[i]),
		    NULL);
	}
}

void
site_release(struct site *s)
{
	table_release(&s->exact);
	table_release(&s->nocase);
}

static bool
differs_slowly(const struct site *s, struct str id)
{
	bool alike = false;

	for (size_t i = 0; i < s->count; i++) {
		if (str_eq(s->ids[i], id))
			return false;
		alike = alike || str_eq_nocase(s->ids[i], id);
	}
	return alike;
}

bool
site_differs(const struct site *s, struct str id)
{
	if (s->nocase.used == 0)
		return differs_slowly(s, id);
	return table_find(&s->nocase, keyhash_nocase(s->seed, id)) != NULL &&
	    table_find(&s->exact, keyhash(s->seed, id)) == NULL;
}
