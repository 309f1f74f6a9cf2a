/* SPDX-License-Identifier: MIT */
/* Reads the lists that a check may be given. */
#include "run/lists.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/path.h"

/* Grow array (of size bytes each) before element count is added. */
static void *
room_for(void *array, size_t count, size_t size)
{
	if ((count & (count - 1)) != 0)
		return array;
	return xreallocarray(array, count == 0 ? 1 : count * 2, size);
}

bool
lists_read_sites(struct lists *l, const char *path, struct err *err)
{
	size_t n = 0;

	l->site_text = path_read_small(path, LISTS_BYTES_MAX, &n, err);
	if (l->site_text == NULL)
		return false;
	for (size_t at = 0; at < n;) {
		struct str all = { l->site_text, n };
		size_t end = str_find(all, at, '\n');
		struct str id = str_trim_end(str_cut(all, at, end), "\r");

		at = end + 1;
		if (id.n == 0)
			continue;
		l->sites = room_for(l->sites, l->site_count, sizeof(id));
		l->sites[l->site_count++] = id;
	}
	return true;
}

static bool
read_trait(struct str line, struct context_trait *t)
{
	size_t first = str_find(line, 0, '\t');
	size_t second = str_find(line, first + 1, '\t');
	struct str type;

	if (second >= line.n ||
	    !num_parse(str_trim(str_cut(line, 0, first), " "), UINT64_MAX,
		&t->id, NULL) ||
	    !num_parse(str_trim(str_cut(line, second + 1, line.n), " "),
		UINT64_MAX, &t->owner, NULL))
		return false;
	type = str_trim(str_cut(line, first + 1, second), " ");
	t->onboarded = str_eq_nocase(type, str_from("ON_BOARDED_TRAIT")) ||
	    str_eq_nocase(type, str_from("onboarded"));
	return true;
}

static int
by_id(const void *pa, const void *pb)
{
	const struct context_trait *a = pa, *b = pb;

	return a->id < b->id ? -1 : a->id > b->id;
}

static bool
take_traits(struct lists *l, struct str all, const char *path,
    struct err *err)
{
	unsigned number = 0;

	for (size_t at = 0; at < all.n;) {
		size_t end = str_find(all, at, '\n');
		struct str line = str_trim_end(str_cut(all, at, end), "\r");
		struct context_trait t = { 0 };

		at = end + 1;
		number++;
		if (line.n == 0)
			continue;
		if (!read_trait(line, &t)) {
			if (number == 1 && !char_is_digit(line.p[0]))
				continue;
			return err_set(err, ERR_CONFIG, _("%s:%u: a line is "
			    "trait ID, type and owner, with tabs between "
			    "them"), path, number);
		}
		l->traits = room_for(l->traits, l->trait_count, sizeof(t));
		l->traits[l->trait_count++] = t;
	}
	if (l->trait_count > 1)
		qsort(l->traits, l->trait_count, sizeof(l->traits[0]), by_id);
	return true;
}

bool
lists_read_traits(struct lists *l, const char *path, struct err *err)
{
	size_t n = 0;
	char *text = path_read_small(path, LISTS_BYTES_MAX, &n, err);
	bool ok = text != NULL &&
	    take_traits(l, (struct str){ text, n }, path, err);

	free(text);
	return ok;
}

void
lists_give(const struct lists *l, struct context *context)
{
	context->site_ids = l->sites;
	context->site_count = l->site_count;
	context->traits = l->traits;
	context->trait_count = l->trait_count;
}

void
lists_release(struct lists *l)
{
	free(l->site_text);
	free(l->sites);
	free(l->traits);
	*l = (struct lists){ 0 };
}
