/* SPDX-License-Identifier: MIT */
/* Looks into folders, one level deep. */
#include "run/gather.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/listing.h"
#include "file/path.h"
#include "spec/name.h"

static void
add_file(struct gather *g, char *take_path, bool from_folder)
{
	g->files = xreallocarray(g->files, g->count + 1,
	    sizeof(*g->files));
	g->files[g->count++] = (struct gathered){ take_path, from_folder };
}

void
gather_release(struct gather *g)
{
	for (size_t i = 0; i < g->count; i++)
		free(g->files[i].path);
	for (size_t i = 0; i < g->left_count; i++) {
		free(g->left[i].folder);
		free(g->left[i].first);
	}
	free(g->files);
	free(g->left);
	*g = (struct gather){ 0 };
}

/* --- names ------------------------------------------------------------- */

/* Names with faults are the ones that most need a check: what they are
 * meant to be has only to be made out. */
static bool
looks_like_ours(const char *name, int64_t now)
{
	struct name_verdict v;

	name_diagnose(str_from(name), now, &v);
	return v.parts.kind != KIND_UNKNOWN;
}

/* Digits at s, without zeros in front: how many. */
static size_t
digits(const char **s)
{
	size_t n = 0;

	while (**s == '0' && char_is_digit((*s)[1]))
		(*s)++;
	while (char_is_digit((*s)[n]))
		n++;
	return n;
}

/* Numbers by their value, so that part 10 comes after part 9. */
static int
in_order(const void *left, const void *right)
{
	const struct gathered *x = left, *y = right;
	const char *a = x->path, *b = y->path;

	while (*a != '\0' && *b != '\0') {
		size_t na = digits(&a), nb = digits(&b);
		int order;

		if (na != nb && na > 0 && nb > 0)
			return na < nb ? -1 : 1;
		order = na > 0 && nb > 0 ? memcmp(a, b, na)
		    : (unsigned char)*a - (unsigned char)*b;
		if (order != 0)
			return order;
		a += na > 0 ? na : 1;
		b += nb > 0 ? nb : 1;
	}
	return (unsigned char)*a - (unsigned char)*b;
}

/* --- folders ----------------------------------------------------------- */

static void
leave_out(struct gather_left *left, const struct listing_entry *e)
{
	if (e->folder) {
		left->folders++;
		return;
	}
	if (left->files++ == 0)
		left->first = xstrdup(e->name);
}

static void
note_left(struct gather *g, struct gather_left *take_left)
{
	if (take_left->files + take_left->folders == 0 && !take_left->cut) {
		free(take_left->folder);
		return;
	}
	g->left = xreallocarray(g->left, g->left_count + 1,
	    sizeof(*g->left));
	g->left[g->left_count++] = *take_left;
}

static void
add_entries(struct gather *g, const struct listing *l, int64_t now)
{
	struct gather_left left = { .folder = xstrdup(l->folder),
		.cut = l->cut };
	size_t before = g->count;

	for (size_t i = 0; i < l->count; i++) {
		const struct listing_entry *e = &l->entries[i];

		if (!e->folder && looks_like_ours(e->name, now))
			add_file(g, path_join(l->folder, e->name), true);
		else
			leave_out(&left, e);
	}
	if (g->count > before)
		qsort(g->files + before, g->count - before,
		    sizeof(*g->files), in_order);
	note_left(g, &left);
}

static bool
refuse_empty(const char *folder, struct err *err)
{
	char *shown = path_shown(folder);

	(void)err_set(err, ERR_INPUT, _("The folder %s has no file with the "
	    "name of a data file in it: name the files themselves"), shown);
	free(shown);
	return false;
}

static bool
add_folder(struct gather *g, const char *folder, int64_t now,
    struct err *err)
{
	struct listing l = { 0 };
	size_t before = g->count;

	if (!listing_read(&l, folder, err))
		return false;
	add_entries(g, &l, now);
	listing_release(&l);
	return g->count > before || refuse_empty(folder, err);
}

bool
gather_add(struct gather *g, const char *word, int64_t now, struct err *err)
{
	struct stat st;

	if (strcmp(word, "-") != 0 && stat(word, &st) == 0 &&
	    S_ISDIR(st.st_mode))
		return add_folder(g, word, now, err);
	add_file(g, xstrdup(word), false);
	return true;
}
