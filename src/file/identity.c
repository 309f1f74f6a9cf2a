/* SPDX-License-Identifier: MIT */
/* Size, times and inode, and the sentence for each way they may differ. */
#include "file/identity.h"

#include "base/intl.h"

static int64_t
nanoseconds(struct timespec t)
{
	/* Unsigned, so that a time centuries away wraps and does no harm. */
	return (int64_t)((uint64_t)t.tv_sec * 1000000000U +
	    (uint64_t)t.tv_nsec);
}

struct source_identity
identity_of(const struct stat *st)
{
	return (struct source_identity){
		.device = (uint64_t)st->st_dev,
		.inode = (uint64_t)st->st_ino,
		.size = (uint64_t)st->st_size,
		.modified_ns = nanoseconds(st->st_mtim),
		.changed_ns = nanoseconds(st->st_ctim),
	};
}

static const char *
difference(const struct source_identity *old, const struct stat *st)
{
	struct source_identity new = identity_of(st);

	if (new.device != old->device || new.inode != old->inode)
		return _("%s was replaced by another file while it was read,"
		    " so nothing was done with it. Wait until its export"
		    " has finished, then start again");
	if (new.size > old->size)
		return _("%s grew while it was read, so nothing was done"
		    " with it. Wait until its export has finished, then"
		    " start again");
	if (new.size < old->size)
		return _("%s became shorter while it was read, so nothing"
		    " was done with it. Wait until its export has finished,"
		    " then start again");
	if (new.modified_ns != old->modified_ns ||
	    new.changed_ns != old->changed_ns)
		return _("%s was changed by another program while it was"
		    " read, so nothing was done with it. Wait until that"
		    " program has finished, then start again");
	return NULL;
}

/* The same for what has the path now. */
static const char *
path_difference(const struct source_identity *old, const char *path,
    const char *text)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return _("%s was moved or deleted while it was read, so"
		    " nothing was done with it. Put it back, then start"
		    " again");
	return text == NULL || st.st_ino != old->inode ? difference(old, &st)
	    : text;
}

const char *
identity_change(const struct source_identity *old, int fd, const char *path)
{
	const char *text;
	struct stat st;

	if (fstat(fd, &st) != 0)
		text = _("%s went away while it was read, so nothing was"
		    " done with it. Put it back, then start again");
	else
		text = difference(old, &st);
	return path == NULL ? text : path_difference(old, path, text);
}
