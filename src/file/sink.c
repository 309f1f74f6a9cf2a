/* SPDX-License-Identifier: MIT */
/*
 * New files for people: what can go wrong is told with the amount that is
 * missing, and nothing half made is ever seen under the name.
 */
#include "file/sink.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/deflate.h"
#include "file/hash.h"
#include "file/newfile.h"
#include "file/path.h"

struct sink {
	struct newfile file;
	mode_t mode;
	uint64_t expect, disk_bytes;
	struct hash *hash;
	struct deflater *deflater;	/* NULL: written as it is */
	bool failed, replaces;
	char sha256[HASH_HEX];
};

/* Sentences with one %s for the folder. */
static const struct {
	int sys;
	const char *text;
} folder_refusals[] = {
	{ ENOENT, N_("There is no folder %s: make it first, or choose"
	    " another one") },
	{ ENOTDIR, N_("%s is not a folder: choose another place for the new"
	    " file") },
	{ EACCES, N_("You may not write in the folder %s: choose another"
	    " one") },
	{ EPERM, N_("You may not write in the folder %s: choose another"
	    " one") },
	{ EROFS, N_("The folder %s can only be read: choose another one") },
	{ ESTALE, N_("The network folder %s went away: connect it again and"
	    " try once more") },
};

/* Sentences with one %s for the file. */
static const struct {
	int sys;
	const char *text;
} file_refusals[] = {
	{ EEXIST, N_("There is a file %s already, and it was not touched:"
	    " choose another name") },
	{ EISDIR, N_("%s is a folder: choose a name for the new file") },
	{ ENAMETOOLONG, N_("The name %s is longer than this computer allows:"
	    " choose a shorter one") },
	{ EFBIG, N_("%s would become larger than a file may be on this disk:"
	    " choose another disk, or split the file") },
	{ EIO, N_("The disk reports an error while it writes %s: choose"
	    " another disk") },
};

static bool
set_sys(struct err *err, int sys)
{
	if (err != NULL)
		err->sys = sys;
	return false;
}

static bool
refuse(const char *path, int sys, struct err *err)
{
	char *name = path_shown(path), *folder = path_folder(path);
	char *shown = path_shown(folder);
	bool told = false;

	for (size_t i = 0; i < sizeof(folder_refusals) /
	    sizeof(folder_refusals[0]) && !told; i++)
		if ((told = folder_refusals[i].sys == sys))
			err_set(err, ERR_OUTPUT, _(folder_refusals[i].text),
			    shown);
	for (size_t i = 0; i < sizeof(file_refusals) /
	    sizeof(file_refusals[0]) && !told; i++)
		if ((told = file_refusals[i].sys == sys))
			err_set(err, ERR_OUTPUT, _(file_refusals[i].text),
			    name);
	if (!told)
		err_sys(err, ERR_OUTPUT, sys, _("%s cannot be written"),
		    name);
	free(name);
	free(folder);
	free(shown);
	return set_sys(err, sys);
}

/* The disk is full: say by how much, as far as that is known. */
static bool
refuse_full(const char *path, uint64_t missing, int sys, struct err *err)
{
	char *name = path_shown(path);
	char size[NUM_TEXT_MAX];

	err_set(err, ERR_OUTPUT, _("There is not enough room for %s: %s more is"
	    " needed. Free some space, or choose another disk; nothing"
	    " was left half done"), name, num_size(missing, size));
	free(name);
	return set_sys(err, sys);
}

static bool
refuse_original(const char *path, struct err *err)
{
	char *name = path_shown(path);

	err_set(err, ERR_OUTPUT, _("%s is the original itself, which is never"
	    " changed: choose another name for the copy"), name);
	free(name);
	return set_sys(err, EEXIST);
}

/* Is the name free?  Found out now rather than after all the work; only
 * publishing decides. */
static bool
is_free(const char *path, const struct source_identity *not_this,
    struct err *err)
{
	struct stat st;

	if (not_this != NULL && stat(path, &st) == 0 &&
	    (uint64_t)st.st_dev == not_this->device &&
	    (uint64_t)st.st_ino == not_this->inode)
		return refuse_original(path, err);
	if (lstat(path, &st) == 0)
		return refuse(path, S_ISDIR(st.st_mode) ? EISDIR : EEXIST,
		    err);
	return true;
}

static bool
has_room(const struct sink *s, struct err *err)
{
	struct statvfs v;
	uint64_t room;

	/* Some network file systems do not tell: 0 blocks in all. */
	if (fstatvfs(s->file.folder, &v) != 0 || v.f_blocks == 0)
		return true;
	room = (uint64_t)v.f_bavail * v.f_frsize;
	if (s->expect <= room)
		return true;
	return refuse_full(s->file.path, s->expect - room, ENOSPC, err);
}

struct sink *
sink_open(const char *path, mode_t mode, uint64_t expect,
    const struct source_identity *not_this, struct err *err)
{
	struct sink *s;
	int sys;

	if (!is_free(path, not_this, err))
		return NULL;
	s = xcalloc(1, sizeof(*s));
	s->mode = mode & 0755;
	s->expect = expect;
	s->hash = hash_new();
	sys = newfile_open(&s->file, path, NEWFILE_UNNAMED);
	if (sys != 0)
		refuse(path, sys, err);
	if (sys != 0 || !has_room(s, err)) {
		sink_free(s);
		return NULL;
	}
	return s;
}

/* Replacing a link or a device would do more than was asked for. */
static bool
is_plain(const char *path, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) != 0 || S_ISREG(st.st_mode))
		return true;
	return refuse(path, S_ISDIR(st.st_mode) ? EISDIR : EEXIST, err);
}

struct sink *
sink_open_over(const char *path, struct err *err)
{
	struct sink *s;
	int sys;

	if (!is_plain(path, err))
		return NULL;
	s = xcalloc(1, sizeof(*s));
	s->replaces = true;
	s->hash = hash_new();
	sys = newfile_open(&s->file, path, NEWFILE_NAMED);
	if (sys == 0)
		return s;
	sink_free(s);
	refuse(path, sys, err);
	return NULL;
}

void
sink_pack(struct sink *s, enum deflate_aim aim)
{
	s->deflater = deflater_new(aim);
}

static bool
put(struct sink *s, struct str bytes, struct err *err)
{
	size_t done;
	uint64_t missing;
	int sys = newfile_write(&s->file, bytes, &done);

	hash_add(s->hash, bytes.p, done);
	s->disk_bytes += done;
	if (sys == 0)
		return true;
	s->failed = true;
	if (sys != ENOSPC && sys != EDQUOT)
		return refuse(s->file.path, sys, err);
	missing = bytes.n - done;
	if (s->expect > s->disk_bytes)
		missing = s->expect - s->disk_bytes;
	return refuse_full(s->file.path, missing, sys, err);
}

/* Everything the deflater has to give for now. */
static bool
put_packed(struct sink *s, struct err *err)
{
	struct str packed;

	while (deflater_take(s->deflater, &packed))
		if (!put(s, packed, err))
			return false;
	return true;
}

/* After a failure nothing that was written counts. */
static bool
refuse_failed(const struct sink *s, struct err *err)
{
	return refuse(s->file.path, EIO, err);
}

bool
sink_write(struct sink *s, const void *bytes, size_t n, struct err *err)
{
	struct str rest = { bytes, n };

	if (s->failed)
		return refuse_failed(s, err);
	if (s->deflater == NULL)
		return put(s, rest, err);
	while (rest.n > 0) {
		size_t piece = rest.n < DEFLATE_PIECE ? rest.n
		    : DEFLATE_PIECE;

		deflater_give(s->deflater, str_cut(rest, 0, piece));
		if (!put_packed(s, err))
			return false;
		rest = str_cut(rest, piece, rest.n);
	}
	return true;
}

static bool
finish_packing(struct sink *s, struct err *err)
{
	if (s->deflater == NULL)
		return true;
	deflater_end(s->deflater);
	return put_packed(s, err);
}

bool
sink_publish(struct sink *s, struct err *err)
{
	int sys;

	if (s->failed)
		return refuse_failed(s, err);
	if (!finish_packing(s, err))
		return false;
	sys = s->replaces ? newfile_replace(&s->file)
	    : newfile_link(&s->file, s->mode);
	if (sys != 0) {
		s->failed = true;
		if (sys == ENOSPC || sys == EDQUOT)
			return refuse_full(s->file.path, s->disk_bytes, sys,
			    err);
		return refuse(s->file.path, sys, err);
	}
	hash_finish(s->hash, s->sha256);
	return true;
}

void
sink_free(struct sink *s)
{
	if (s == NULL)
		return;
	newfile_release(&s->file);
	hash_free(s->hash);
	deflater_free(s->deflater);
	free(s);
}

uint64_t
sink_disk_bytes(const struct sink *s)
{
	return s->disk_bytes;
}

const char *
sink_sha256(const struct sink *s)
{
	return s->sha256;
}

void
sink_name(struct sink *s)
{
	char *path = xstrdup(s->file.path);

	newfile_release(&s->file);
	if (newfile_open(&s->file, path, NEWFILE_NAMED) != 0)
		s->failed = true;
	free(path);
}

bool
sink_replace(const char *path, struct str text, struct err *err)
{
	struct newfile f;
	size_t done;
	int sys = newfile_open(&f, path, NEWFILE_NAMED);

	if (sys != 0)
		return refuse(path, sys, err);
	sys = newfile_write(&f, text, &done);
	if (sys == 0)
		sys = newfile_replace(&f);
	newfile_release(&f);
	if (sys == 0)
		return true;
	if (sys == ENOSPC || sys == EDQUOT)
		return refuse_full(path, text.n - done, sys, err);
	return refuse(path, sys, err);
}
