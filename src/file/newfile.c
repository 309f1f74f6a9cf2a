/* SPDX-License-Identifier: MIT */
/*
 * Files that appear whole: written without a name, synced, then linked.
 * What can be left behind by a crash is one temporary file, only on file
 * systems that need one; a lock tells that it is still in use, and the next
 * run removes it when it is not.
 */
#define _GNU_SOURCE
#include "file/newfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/path.h"

#define TEMPORARY_BEGIN ".aam-onboard-"
#define TEMPORARY_END ".part"

enum { TEMPORARY_TRIES = 1000, TEMPORARY_MAX = 64 };

static int
open_unnamed(struct newfile *f)
{
	/* Without /proc it could not get a name later. */
	if (access("/proc/self/fd", X_OK) != 0)
		return EOPNOTSUPP;
	f->fd = openat(f->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	return f->fd < 0 ? errno : 0;
}

/* The lock goes with the open file: it ends when its owner does. */
static bool
lock(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

/* Remove a temporary file of ours that nobody holds any more. */
static void
sweep_one(int folder, const char *name)
{
	struct stat st;
	int fd;

	if (!str_starts(str_from(name), TEMPORARY_BEGIN) ||
	    !str_ends(str_from(name), TEMPORARY_END))
		return;
	fd = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK |
	    O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_uid == geteuid() && lock(fd))
		(void)unlinkat(folder, name, 0);
	(void)close(fd);
}

static void
sweep(const struct newfile *f)
{
	int fd = openat(f->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;

	if (dir == NULL) {
		if (fd >= 0)
			(void)close(fd);
		return;
	}
	while ((d = readdir(dir)) != NULL)
		sweep_one(f->folder, d->d_name);
	(void)closedir(dir);
}

/* Lock the new file; false if another program swept it before that. */
static bool
keep(int fd)
{
	struct stat st;

	/* Where there are no locks nobody can sweep either. */
	if (!lock(fd) && (errno == EAGAIN || errno == EACCES))
		return false;
	return fstat(fd, &st) != 0 || st.st_nlink > 0;
}

/* The process id keeps programs apart, the lock tells who lives. */
static int
open_named(struct newfile *f)
{
	char name[TEMPORARY_MAX];

	sweep(f);
	for (unsigned i = 0; i < TEMPORARY_TRIES; i++) {
		(void)snprintf(name, sizeof(name), TEMPORARY_BEGIN "%ld-%u"
		    TEMPORARY_END,
		    (long)getpid(), i);
		f->fd = openat(f->folder, name, O_CREAT | O_EXCL | O_RDWR |
		    O_NOFOLLOW | O_CLOEXEC, 0600);
		if (f->fd >= 0 && keep(f->fd)) {
			f->temporary = xstrdup(name);
			return 0;
		}
		if (f->fd < 0 && errno != EEXIST)
			return errno;
		if (f->fd >= 0)
			(void)close(f->fd);
		f->fd = -1;
	}
	return EEXIST;
}

/* Does this refusal mean that the file system knows no unnamed files? */
static bool
is_not_known(int sys)
{
	return sys == EOPNOTSUPP || sys == EISDIR || sys == EINVAL ||
	    sys == ENOSYS || sys == ENOENT;
}

int
newfile_open(struct newfile *f, const char *path, enum newfile_way way)
{
	char *folder = path_folder(path);
	const char *slash;
	int sys = 0;

	*f = (struct newfile){ .path = xstrdup(path), .fd = -1 };
	slash = strrchr(f->path, '/');
	f->name = slash == NULL ? f->path : slash + 1;
	f->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->folder < 0)
		sys = errno;
	free(folder);
	if (sys == 0 && f->name[0] == '\0')
		sys = EISDIR;
	if (sys == 0)
		sys = way == NEWFILE_UNNAMED ? open_unnamed(f) : EOPNOTSUPP;
	if (f->folder >= 0 && f->name[0] != '\0' && is_not_known(sys))
		sys = open_named(f);
	if (sys != 0)
		newfile_release(f);
	return sys;
}

void
newfile_release(struct newfile *f)
{
	if (f->path == NULL)
		return;
	if (f->temporary != NULL)
		(void)unlinkat(f->folder, f->temporary, 0);
	if (f->fd >= 0)
		(void)close(f->fd);
	if (f->folder >= 0)
		(void)close(f->folder);
	free(f->temporary);
	free(f->path);
	*f = (struct newfile){ 0 };
}

int
newfile_write(struct newfile *f, struct str bytes, size_t *done)
{
	*done = 0;
	while (*done < bytes.n) {
		ssize_t n = write(f->fd, bytes.p + *done, bytes.n - *done);

		if (n > 0)
			*done += (size_t)n;
		else if (n == 0)
			return EIO;
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

/* Some file systems cannot sync a folder and say so with EINVAL. */
static int
sync_folder(const struct newfile *f)
{
	return fsync(f->folder) == 0 || errno == EINVAL ? 0 : errno;
}

/* File systems without modes refuse to set one. */
static int
set_mode(const struct newfile *f, mode_t mode)
{
	if (fchmod(f->fd, mode) == 0 || errno == EPERM ||
	    errno == EOPNOTSUPP)
		return 0;
	return errno;
}

static int
link_unnamed(const struct newfile *f)
{
	char proc[TEMPORARY_MAX];

	(void)snprintf(proc, sizeof(proc), "/proc/self/fd/%d", f->fd);
	return linkat(AT_FDCWD, proc, f->folder, f->name,
	    AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/* Where there are neither links nor renames that spare: take the name with
 * an empty file of our own first. */
static int
claim_and_rename(const struct newfile *f)
{
	int sys, fd = openat(f->folder, f->name, O_CREAT | O_EXCL | O_WRONLY |
	    O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	(void)close(fd);
	if (renameat(f->folder, f->temporary, f->folder, f->name) == 0)
		return 0;
	sys = errno;
	(void)unlinkat(f->folder, f->name, 0);
	return sys;
}

static int
link_named(const struct newfile *f)
{
	if (linkat(f->folder, f->temporary, f->folder, f->name, 0) == 0) {
		(void)unlinkat(f->folder, f->temporary, 0);
		return 0;
	}
	if (errno == EEXIST)
		return EEXIST;
	if (renameat2(f->folder, f->temporary, f->folder, f->name,
	    RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	return claim_and_rename(f);
}

static void
forget_temporary(struct newfile *f)
{
	free(f->temporary);
	f->temporary = NULL;
}

int
newfile_link(struct newfile *f, mode_t mode)
{
	int sys;

	if (fsync(f->fd) != 0)
		return errno;
	if ((sys = set_mode(f, mode)) != 0)
		return sys;
	sys = f->temporary == NULL ? link_unnamed(f) : link_named(f);
	if (sys != 0)
		return sys;
	forget_temporary(f);
	if ((sys = sync_folder(f)) != 0)
		(void)unlinkat(f->folder, f->name, 0);
	return sys;
}

int
newfile_replace(struct newfile *f)
{
	if (fsync(f->fd) != 0)
		return errno;
	if (renameat(f->folder, f->temporary, f->folder, f->name) != 0)
		return errno;
	forget_temporary(f);
	return sync_folder(f);
}
