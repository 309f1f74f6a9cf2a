/* SPDX-License-Identifier: MIT */
/* What tickets there are, and whether each can be used. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "send/ticket_lines.h"

enum { LIST_MAX = 1000 };

const char *
ticket_facts_change(const struct ticket_facts *f,
    const struct source_identity *now, const char *sha256)
{
	const struct source_identity *old = &f->identity;

	if (sha256 != NULL)
		return strcmp(sha256, f->sha256) == 0 ? NULL : _("The "
		    "contents of the file are not what they were when its "
		    "delivery began, so that delivery cannot be continued.");
	if (now->device == old->device && now->inode == old->inode &&
	    now->size == old->size && now->modified_ns == old->modified_ns &&
	    now->changed_ns == old->changed_ns)
		return NULL;
	return _("The file was changed since its delivery began. It has to "
	    "be checked again before that delivery is continued.");
}

/* What another program holds, as far as it was written. */
static bool
look(const char *path, struct ticket_facts *facts)
{
	struct ticket_reader r = { 0 };
	size_t whole;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
	    O_CLOEXEC);
	bool ok = fd >= 0 && ticket_read_file(fd, &r, &whole, NULL);

	if (fd >= 0)
		(void)close(fd);
	if (ok)
		*facts = r.facts;
	else
		ticket_reader_release(&r);
	return ok;
}

/* False when there is nothing to tell. */
static bool
find_one(struct ticket_found *found, const char *path)
{
	struct err err = { 0 };
	struct ticket *t = ticket_open(path, &err);

	*found = (struct ticket_found){ 0 };
	if (t != NULL)
		ticket_facts_take(t, &found->facts);
	else if (err.sys == EAGAIN)
		found->busy = look(path, &found->facts);
	else if (err.kind != ERR_USAGE)
		(void)snprintf(found->trouble, sizeof(found->trouble), "%s",
		    err.text);
	if (t == NULL && !found->busy && found->trouble[0] == '\0')
		return false;
	found->path = xstrdup(path);
	return true;
}

static void
add_found(struct ticket_list *l, struct ticket_found found)
{
	l->list = xreallocarray(l->list, l->count + 1, sizeof(l->list[0]));
	l->list[l->count++] = found;
}

static int
by_time(const void *a, const void *b)
{
	const struct ticket_found *x = a, *y = b;

	if (x->facts.created != y->facts.created)
		return x->facts.created < y->facts.created ? -1 : 1;
	return strcmp(x->path, y->path);
}

void
ticket_list_read(struct ticket_list *l, const char *folder)
{
	DIR *dir = opendir(folder);
	struct ticket_found found;
	const struct dirent *d;

	*l = (struct ticket_list){ 0 };
	if (dir == NULL)
		return;
	while (l->count < LIST_MAX && (d = readdir(dir)) != NULL) {
		char *path;

		if (!str_ends(str_from(d->d_name), ".ticket"))
			continue;
		path = path_join(folder, d->d_name);
		if (find_one(&found, path))
			add_found(l, found);
		free(path);
	}
	(void)closedir(dir);
	if (l->count > 0)
		qsort(l->list, l->count, sizeof(l->list[0]), by_time);
}

void
ticket_list_release(struct ticket_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		ticket_facts_release(&l->list[i].facts);
		free(l->list[i].path);
	}
	free(l->list);
	*l = (struct ticket_list){ 0 };
}
