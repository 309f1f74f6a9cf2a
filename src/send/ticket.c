/* SPDX-License-Identifier: MIT */
/*
 * Tickets as files.  Whoever holds one has a lock that goes with the open
 * file, so that it ends when its owner does, however that happens.
 */
#define _GNU_SOURCE
#include "send/ticket.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/newfile.h"
#include "file/path.h"
#include "send/ticket_lines.h"

enum {
	NAME_TRIES = 100,
	ASIDE_TRIES = 99,
};

struct ticket {
	char *path;
	int fd;
	uint64_t size;		/* of what is whole */
	bool broken;		/* the disk took no more */
	struct ticket_reader reader;
};

static bool
unwritable(struct err *err, int sys)
{
	return err_sys(err, ERR_OUTPUT, sys, _("The notes about this "
	    "delivery cannot be kept, so it could not be continued after an "
	    "interruption"));
}

/* 0, or why it is not locked: EAGAIN when another has it. */
static int
lock(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (fcntl(fd, F_OFD_SETLK, &whole) == 0)
		return 0;
	return errno == EACCES ? EAGAIN : errno;
}

void
ticket_free(struct ticket *t)
{
	if (t == NULL)
		return;
	if (t->fd >= 0)
		(void)close(t->fd);
	ticket_reader_release(&t->reader);
	free(t->path);
	free(t);
}

const struct ticket_facts *
ticket_facts(const struct ticket *t)
{
	return &t->reader.facts;
}

void
ticket_facts_take(struct ticket *take_t, struct ticket_facts *f)
{
	*f = take_t->reader.facts;
	take_t->reader = (struct ticket_reader){ 0 };
	ticket_free(take_t);
}

const char *
ticket_path(const struct ticket *t)
{
	return t->path;
}

/* --- making one -------------------------------------------------------- */

/* A name that says nothing; another one for each try. */
static char *
new_path(const char *folder, const struct ticket_facts *facts, unsigned try)
{
	char text[128], hex[HASH_HEX], name[64];

	(void)snprintf(text, sizeof(text), "%s %" PRId64 " %ld %u",
	    facts->sha256, facts->created, (long)getpid(), try);
	hash_of(str_from(text), hex);
	(void)snprintf(name, sizeof(name), "%.12s.ticket", hex);
	return path_join(folder, name);
}

/* Its first lines, locked before it has a name: 0 or an errno. */
static int
write_new(struct newfile *f, const char *path, struct str text)
{
	size_t done;
	int sys = newfile_open(f, path, NEWFILE_UNNAMED);

	if (sys == 0)
		sys = newfile_write(f, text, &done);
	/* Where there are no locks it is still a name nobody else has. */
	if (sys == 0)
		(void)lock(f->fd);
	return sys == 0 ? newfile_link(f, 0600) : sys;
}

static int
try_name(struct ticket *t, const char *folder,
    const struct ticket_facts *facts, struct str text, unsigned try)
{
	struct newfile f = { 0 };
	int sys;

	free(t->path);
	t->path = new_path(folder, facts, try);
	sys = write_new(&f, t->path, text);
	if (sys == 0) {
		t->fd = fcntl(f.fd, F_DUPFD_CLOEXEC, 3);
		sys = t->fd < 0 ? errno : 0;
	}
	newfile_release(&f);
	return sys;
}

struct ticket *
ticket_create(const char *folder, const struct ticket_facts *facts,
    struct err *err)
{
	struct ticket *t = xcalloc(1, sizeof(*t));
	struct buf text = { 0 };
	char sum[TICKET_SUM] = "";
	size_t whole = 0;
	int sys = EEXIST;

	t->fd = -1;
	ticket_write_head(&text, facts, sum);
	if (!ticket_read_lines(&t->reader, buf_str(&text), &whole, NULL))
		sys = EINVAL;
	t->size = whole;
	for (unsigned i = 0; i < NAME_TRIES && sys == EEXIST; i++)
		sys = try_name(t, folder, facts, buf_str(&text), i);
	buf_release(&text);
	if (sys == 0)
		return t;
	(void)unwritable(err, sys);
	ticket_free(t);
	return NULL;
}

/* --- adding to one ----------------------------------------------------- */

static int
write_at(int fd, struct str text, uint64_t at)
{
	while (text.n > 0) {
		ssize_t n = pwrite(fd, text.p, text.n, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0 ? EIO : errno;
		text = str_cut(text, (size_t)n, text.n);
		at += (uint64_t)n;
	}
	return fsync(fd) == 0 ? 0 : errno;
}

/* What is on the disk is then taken as it would be read. */
static bool
add_line(struct ticket *t, struct buf *line, struct err *err)
{
	struct str text = str_trim_end(buf_str(line), "\n");
	int sys = 0;
	bool ok;

	if (t->broken || t->size + line->n > TICKET_BYTES_MAX)
		sys = EIO;
	if (sys == 0)
		sys = write_at(t->fd, buf_str(line), t->size);
	if (sys == 0) {
		t->size += line->n;
		ok = ticket_read_line(&t->reader, text, err);
	} else {
		t->broken = true;
		if (ftruncate(t->fd, (off_t)t->size) != 0)
			sys = errno;
		ok = unwritable(err, sys);
	}
	buf_release(line);
	return ok;
}

bool
ticket_upload(struct ticket *t, struct str upload, uint64_t part_size,
    struct err *err)
{
	char sum[TICKET_SUM];
	struct buf line = { 0 };

	memcpy(sum, t->reader.sum, sizeof(sum));
	ticket_write_upload(&line, upload, part_size, sum);
	return add_line(t, &line, err);
}

bool
ticket_part(struct ticket *t, const struct ticket_part *part,
    struct err *err)
{
	char sum[TICKET_SUM];
	struct buf line = { 0 };

	memcpy(sum, t->reader.sum, sizeof(sum));
	ticket_write_part(&line, part, sum);
	return add_line(t, &line, err);
}

bool
ticket_stage(struct ticket *t, enum ticket_stage stage, struct err *err)
{
	char sum[TICKET_SUM];
	struct buf line = { 0 };

	memcpy(sum, t->reader.sum, sizeof(sum));
	ticket_write_stage(&line, stage, sum);
	return add_line(t, &line, err);
}

/* --- taking one up again ----------------------------------------------- */

/* Give it a name under which it is not found any more; *to is that name. */
static bool
move_away(const char *path, struct buf *to)
{
	bool moved = false;

	for (int i = 1; i <= ASIDE_TRIES && !moved; i++) {
		buf_clear(to);
		buf_printf(to, "%s-damaged-%d", path, i);
		moved = link(path, buf_text(to)) == 0;
		if (!moved && errno != EEXIST)
			return rename(path, buf_text(to)) == 0;
	}
	return moved && unlink(path) == 0;
}

/* err says why; add what became of it. */
static void
set_aside(const char *path, struct err *err)
{
	struct err why = *err;
	struct buf to = { 0 };
	char *name;

	if (!move_away(path, &to))
		buf_add_text(&to, path);
	name = path_shown(buf_text(&to));
	(void)err_set(err, ERR_CONFIG, _("The notes of an earlier delivery "
	    "were not used: %s. They are kept as %s."), why.text, name);
	free(name);
	buf_release(&to);
}

static int
open_file(const char *path)
{
	return open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
	    O_CLOEXEC);
}

/* Lock it, and see that it was not removed before that. */
static bool
hold(int fd, struct err *err)
{
	struct stat st;
	int sys = lock(fd);

	if (sys == EAGAIN) {
		(void)err_set(err, ERR_USAGE, _("Another window of this "
		    "program is busy with this delivery."));
		err->sys = EAGAIN;
		return false;
	}
	if (sys != 0)
		return unwritable(err, sys);
	if (fstat(fd, &st) == 0 && st.st_nlink > 0)
		return true;
	return err_set(err, ERR_USAGE, _("This delivery has ended in the "
	    "meantime."));
}

/* The end of a line that was not written whole goes. */
static bool
take_up(struct ticket *t, struct err *err)
{
	struct err why = { 0 };
	size_t whole = 0;

	if (ticket_read_file(t->fd, &t->reader, &whole, &why)) {
		t->size = whole;
		return ftruncate(t->fd, (off_t)whole) == 0 ||
		    unwritable(err, errno);
	}
	if (why.sys == ENOTSUP)
		(void)err_set(&why, ERR_CONFIG, _("The notes of an earlier "
		    "delivery were not used: a newer version of this program "
		    "wrote them. Continue it with that one."));
	else
		set_aside(t->path, &why);
	if (err != NULL)
		*err = why;
	return false;
}

struct ticket *
ticket_open(const char *path, struct err *err)
{
	struct ticket *t = xcalloc(1, sizeof(*t));
	struct err why = { 0 };
	bool ok;

	t->path = xstrdup(path);
	t->fd = open_file(path);
	if (t->fd < 0)
		ok = errno == ENOENT ? err_set(&why, ERR_USAGE, _("This "
		    "delivery has ended in the meantime.")) :
		    err_sys(&why, ERR_OUTPUT, errno, _("The notes of an "
		    "earlier delivery cannot be opened"));
	else
		ok = hold(t->fd, &why) && take_up(t, &why);
	if (ok)
		return t;
	if (err != NULL)
		*err = why;
	ticket_free(t);
	return NULL;
}

bool
ticket_remove(struct ticket *take_t, struct err *err)
{
	bool ok = unlink(take_t->path) == 0 || errno == ENOENT ||
	    unwritable(err, errno);

	ticket_free(take_t);
	return ok;
}
