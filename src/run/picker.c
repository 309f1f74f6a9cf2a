/* SPDX-License-Identifier: MIT */
/* Looks into a folder on behalf of the "Your file" screen. */
#include "run/picker.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "file/path.h"

void
picker_release(struct picker *p)
{
	listing_release(&p->listing);
	free(p->files);
	free(p->typed);
	*p = (struct picker){ 0 };
}

void
picker_type(struct picker *p, const char *typed)
{
	free(p->typed);
	p->typed = typed[0] == '\0' ? NULL : xstrdup(typed);
}

/* What qsort compares must carry all it needs. */
struct dated {
	int64_t modified;
	size_t entry;
};

static int
newest_first(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->modified != y->modified)
		return x->modified > y->modified ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static void
look_into(struct picker *p, const struct dated *dated, size_t count)
{
	size_t most = count < PICKER_PEEKS_MAX ? count : PICKER_PEEKS_MAX;

	p->files = xcalloc(most + 1, sizeof(p->files[0]));
	for (size_t i = 0; i < most; i++) {
		struct picked *f = &p->files[p->count];
		struct err ignored = { 0 };
		char *path;

		f->entry = dated[i].entry;
		path = picker_path(p, &p->listing.entries[f->entry]);
		if (desk_peek(path, &f->peek, &ignored))
			p->count++;
		free(path);
	}
	p->beyond = count - most;
}

bool
picker_open(struct picker *p, const char *folder, struct err *err)
{
	struct picker next = { 0 };
	struct dated *dated;
	size_t count = 0;

	if (!listing_read(&next.listing, folder, err))
		return false;
	dated = xcalloc(next.listing.count + 1, sizeof(*dated));
	for (size_t i = 0; i < next.listing.count; i++) {
		if (next.listing.entries[i].folder)
			continue;
		dated[count].modified = next.listing.entries[i].modified;
		dated[count++].entry = i;
	}
	qsort(dated, count, sizeof(*dated), newest_first);
	look_into(&next, dated, count);
	free(dated);
	picker_release(p);
	*p = next;
	return true;
}

const struct listing_entry *
picker_entry(const struct picker *p, size_t i)
{
	return &p->listing.entries[p->files[i].entry];
}

bool
picker_shows(const struct picker *p, size_t i, enum peek_group group)
{
	return p->files[i].peek.group == group && (p->typed == NULL ||
	    listing_matches(picker_entry(p, i)->name, p->typed));
}

char *
picker_path(const struct picker *p, const struct listing_entry *e)
{
	char *joined, *real;

	joined = path_join(p->listing.folder, e == NULL ? ".." : e->name);
	if (e != NULL && !e->folder)
		return joined;
	real = realpath(joined, NULL);
	if (real == NULL)
		return joined;
	free(joined);
	return real;
}

char *
picker_typed_path(const char *text)
{
	if (strchr(text, '/') == NULL && strchr(text, '\\') == NULL &&
	    text[0] != '~')
		return NULL;
	return path_from_dropped(str_from(text));
}

struct str
picker_folder(const struct picker *p)
{
	return path_base(str_from(p->listing.folder));
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *
picker_start(const char *path)
{
	const char *home = getenv("HOME");
	char *folder;

	if (path[0] != '\0')
		return path_folder(path);
	if (home == NULL || home[0] != '/')
		return xstrdup(".");
	folder = path_join(home, "Downloads");
	if (is_folder(folder))
		return folder;
	free(folder);
	return xstrdup(is_folder(home) ? home : ".");
}
