/* SPDX-License-Identifier: MIT */
/* O_TMPFILE where the file system has it, else a name for a moment. */
#define _GNU_SOURCE
#include "file/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/mem.h"

enum { FOLDER_BYTES_MAX = 4096 };

struct scratch {
	char *folder;
	int fd;
};

static const char *
usual_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && folder[0] != '\0' ? folder : "/var/tmp";
}

static int
open_named(const char *folder)
{
	struct buf path = { .max = FOLDER_BYTES_MAX };
	char *name;
	int fd;

	buf_printf(&path, "%s/.aam-onboard-XXXXXX", folder);
	name = buf_take(&path);
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(name);
	free(name);
	return fd;
}

static int
open_unnamed(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	return fd >= 0 || errno == ENOENT || errno == EACCES ? fd :
	    open_named(folder);
}

struct scratch *
scratch_open(const char *folder, struct err *err)
{
	struct scratch *s;
	int fd;

	if (folder == NULL)
		folder = usual_folder();
	fd = open_unnamed(folder);
	if (fd < 0) {
		err_sys(err, ERR_OUTPUT, errno, _("%s: no temporary file can "
		    "be made here"), folder);
		return NULL;
	}
	s = xcalloc(1, sizeof(*s));
	s->folder = xstrdup(folder);
	s->fd = fd;
	return s;
}

void
scratch_free(struct scratch *s)
{
	if (s == NULL)
		return;
	(void)close(s->fd);
	free(s->folder);
	free(s);
}

int
scratch_fd(const struct scratch *s)
{
	return s->fd;
}

static bool
refuse(const struct scratch *s, int sys, uint64_t kept, struct err *err)
{
	unsigned long long megabytes = kept >> 20;

	if (sys == ENOSPC || sys == EDQUOT || sys == EFBIG)
		return err_set(err, ERR_OUTPUT, _("%s: no more room for a "
		    "temporary file (it has %llu MB). Free some space there, "
		    "or choose another folder with --temp-folder"), s->folder,
		    megabytes);
	return err_sys(err, ERR_OUTPUT, sys, _("%s: the temporary file cannot "
	    "be written"), s->folder);
}

bool
scratch_write(struct scratch *s, uint64_t at, const void *bytes, size_t n,
    struct err *err)
{
	const char *p = bytes;
	uint64_t begin = at;

	while (n > 0) {
		ssize_t done = pwrite(s->fd, p, n, (off_t)at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return refuse(s, done == 0 ? ENOSPC : errno, begin,
			    err);
		p += done;
		at += (uint64_t)done;
		n -= (size_t)done;
	}
	return true;
}

bool
scratch_read(struct scratch *s, uint64_t at, void *bytes, size_t n,
    struct err *err)
{
	char *p = bytes;

	while (n > 0) {
		ssize_t got = pread(s->fd, p, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return err_sys(err, ERR_OUTPUT, got == 0 ? EIO :
			    errno, _("%s: the temporary file cannot be read "
			    "back"), s->folder);
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}
