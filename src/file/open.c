/* SPDX-License-Identifier: MIT */
/* Opens regular files; what cannot be opened is told in plain words. */
#include "file/open.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "file/path.h"

/* Sentences with one %s for the name. */
static const struct {
	mode_t type;
	const char *text;
} kinds[] = {
	{ S_IFDIR, N_("%s is a folder: choose a file inside it") },
	{ S_IFIFO, N_("%s is a pipe, not a file: save what it carries to a"
	    " file first") },
	{ S_IFSOCK, N_("%s is a socket, not a file: save the data to a file"
	    " first") },
	{ S_IFCHR, N_("%s is a device, not a file: choose a file on a disk") },
	{ S_IFBLK, N_("%s is a whole disk, not a file: choose a file on it") },
};

static const struct {
	int sys;
	const char *text;
} refusals[] = {
	{ ENOENT, N_("There is no file %s: check the spelling, or choose it"
	    " from the list") },
	{ ENOTDIR, N_("There is no file %s: part of the path before it is"
	    " not a folder") },
	{ EACCES, N_("%s may not be read by you: ask its owner for"
	    " permission to read, or for a copy") },
	{ EPERM, N_("%s may not be read by you: ask its owner for"
	    " permission to read, or for a copy") },
	{ ELOOP, N_("%s is a link that leads back to itself: choose the file"
	    " itself") },
	{ ENAMETOOLONG, N_("The path to %s is longer than this computer"
	    " allows: move the file to a shorter one") },
	{ EMFILE, N_("%s cannot be opened, too many files are open: close"
	    " other programs and try again") },
	{ ENFILE, N_("%s cannot be opened, too many files are open: close"
	    " other programs and try again") },
	{ ESTALE, N_("%s is on a network folder that went away: connect it"
	    " again and try once more") },
};

static const char *
refusal_of(int sys)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		if (refusals[i].sys == sys)
			return _(refusals[i].text);
	return NULL;
}

static const char *
kind_of(mode_t mode)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if ((mode & S_IFMT) == kinds[i].type)
			return _(kinds[i].text);
	return _("%s is not a file: choose a file on a disk");
}

static void
refuse_kind(const char *path, enum err_kind kind, mode_t mode,
    struct err *err)
{
	char *name = path_shown(path);

	err_set(err, kind, kind_of(mode), name);
	free(name);
}

static void
refuse_open(const char *path, enum err_kind kind, int sys, struct err *err)
{
	char *name = path_shown(path);
	const char *text = refusal_of(sys);
	struct stat st;

	/* A socket and a device without a driver cannot even be opened. */
	if (sys == ENXIO && stat(path, &st) == 0)
		text = kind_of(st.st_mode);
	if (sys == ENOENT && lstat(path, &st) == 0)
		text = _("%s is a link to a file that is gone: choose the"
		    " file itself");
	if (path[0] == '\0')
		err_set(err, kind, _("No file is named yet: choose one"));
	else if (text != NULL)
		err_set(err, kind, text, name);
	else
		err_sys(err, kind, sys, _("%s cannot be opened"), name);
	if (err != NULL)
		err->sys = sys;
	free(name);
}

int
open_regular(const char *path, enum err_kind kind, struct stat *st,
    struct err *err)
{
	int fd;

	do
		fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	if (fd < 0) {
		refuse_open(path, kind, errno, err);
		return -1;
	}
	if (fstat(fd, st) != 0) {
		refuse_open(path, kind, errno, err);
		(void)close(fd);
		return -1;
	}
	if (!S_ISREG(st->st_mode)) {
		refuse_kind(path, kind, st->st_mode, err);
		(void)close(fd);
		return -1;
	}
	return fd;
}

ssize_t
open_pread(int fd, void *out, size_t n, uint64_t at)
{
	ssize_t got;

	do
		got = pread(fd, out, n, (off_t)at);
	while (got < 0 && errno == EINTR);
	return got;
}
