/* SPDX-License-Identifier: MIT */
/* Reads a folder for the picker: folders and files, nothing else. */
#include "file/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/str.h"
#include "file/path.h"

static const struct {
	int sys;
	const char *text;
} refusals[] = {
	{ ENOENT, N_("There is no folder %s: check the spelling") },
	{ ENOTDIR, N_("%s is not a folder: choose one") },
	{ EACCES, N_("You may not look into the folder %s: ask its owner, or"
	    " choose another one") },
	{ ELOOP, N_("%s is a link that leads back to itself: choose the"
	    " folder itself") },
};

static bool
refuse(const char *folder, int sys, struct err *err)
{
	char *name = path_shown(folder);
	const char *text = NULL;

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		if (refusals[i].sys == sys)
			text = _(refusals[i].text);
	if (text != NULL)
		err_set(err, ERR_INPUT, text, name);
	else
		err_sys(err, ERR_INPUT, sys, _("The folder %s cannot be"
		    " read"), name);
	if (err != NULL)
		err->sys = sys;
	free(name);
	return false;
}

/* Links count as what they lead to; what leads nowhere is left out. */
static bool
look_at(int folder, const char *name, struct listing_entry *e)
{
	struct stat st;

	if (fstatat(folder, name, &st, 0) != 0)
		return false;
	if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
		return false;
	e->folder = S_ISDIR(st.st_mode);
	e->size = (uint64_t)st.st_size;
	e->modified = st.st_mtim.tv_sec;
	return true;
}

static void
add(struct listing *l, size_t *room, const struct listing_entry *e,
    const char *name)
{
	if (l->count == *room) {
		*room = *room == 0 ? 64 : *room * 2;
		l->entries = xreallocarray(l->entries, *room,
		    sizeof(*l->entries));
	}
	l->entries[l->count] = *e;
	l->entries[l->count++].name = xstrdup(name);
}

static int
in_order(const void *left, const void *right)
{
	const struct listing_entry *a = left, *b = right;

	if (a->folder != b->folder)
		return a->folder ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Returns an errno, 0 at the end of the folder. */
static int
read_all(struct listing *l, DIR *dir)
{
	struct listing_entry e = { 0 };
	const struct dirent *d;
	size_t room = 0;

	while (errno = 0, (d = readdir(dir)) != NULL) {
		if (d->d_name[0] == '.' ||
		    !look_at(dirfd(dir), d->d_name, &e))
			continue;
		if (l->count == LISTING_MAX) {
			l->cut = true;
			return 0;
		}
		add(l, &room, &e, d->d_name);
	}
	return errno;
}

bool
listing_read(struct listing *l, const char *folder, struct err *err)
{
	DIR *dir = opendir(folder);
	int sys;

	*l = (struct listing){ 0 };
	if (dir == NULL)
		return refuse(folder, errno, err);
	l->folder = xstrdup(folder);
	sys = read_all(l, dir);
	(void)closedir(dir);
	if (sys != 0) {
		listing_release(l);
		return refuse(folder, sys, err);
	}
	if (l->count > 0)
		qsort(l->entries, l->count, sizeof(*l->entries), in_order);
	return true;
}

void
listing_release(struct listing *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->entries[i].name);
	free(l->entries);
	free(l->folder);
	*l = (struct listing){ 0 };
}

bool
listing_matches(const char *name, const char *typed)
{
	for (; *typed != '\0'; typed++) {
		while (*name != '\0' &&
		    char_lower(*name) != char_lower(*typed))
			name++;
		if (*name == '\0')
			return false;
		name++;
	}
	return true;
}
