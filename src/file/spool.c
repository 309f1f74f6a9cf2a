/* SPDX-License-Identifier: MIT */
/* Copies what comes in, piece by piece, or takes the file that it is. */
#include "file/spool.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/scratch.h"
#include "file/source.h"

enum {
	PIECE = 1 << 20,	/* most bytes of one step */
	PATIENCE = 100,		/* milliseconds to wait for the first */
};

struct spool {
	int fd;
	struct scratch *copy;	/* NULL: fd is a file already */
	char *piece;
	uint64_t bytes, limit;
	bool whole;
};

/* A regular file of which nothing was read yet can be read at any place. */
static bool
is_file(int fd, const struct stat *st)
{
	return S_ISREG(st->st_mode) && lseek(fd, 0, SEEK_CUR) == 0;
}

static bool
refuse_input(int sys, struct err *err)
{
	return err_sys(err, ERR_INPUT, sys, _("Standard input cannot be"
	    " read"));
}

struct spool *
spool_begin(int fd, const char *folder, uint64_t limit, struct err *err)
{
	struct scratch *copy = NULL;
	struct spool *s;
	struct stat st;

	if (fstat(fd, &st) != 0) {
		refuse_input(errno, err);
		return NULL;
	}
	if (isatty(fd)) {
		err_set(err, ERR_INPUT, _("Standard input is the keyboard:"
		    " name a file, or let another program write to this one"
		    " through a pipe"));
		return NULL;
	}
	if (!is_file(fd, &st) && (copy = scratch_open(folder, err)) == NULL)
		return NULL;
	s = xcalloc(1, sizeof(*s));
	s->fd = fd;
	s->copy = copy;
	s->limit = limit > 0 ? limit : SPOOL_LIMIT;
	s->whole = copy == NULL;
	return s;
}

void
spool_free(struct spool *s)
{
	if (s == NULL)
		return;
	scratch_free(s->copy);
	free(s->piece);
	free(s);
}

static bool
ready(int fd, int patience)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, patience) > 0;
}

/* Fill the piece with what there is, *n bytes; sets whole at the end. */
static bool
take_piece(struct spool *s, size_t *n, struct err *err)
{
	*n = 0;
	while (*n < PIECE && !s->whole &&
	    ready(s->fd, *n == 0 ? PATIENCE : 0)) {
		ssize_t got = read(s->fd, s->piece + *n, PIECE - *n);

		if (got < 0 && errno != EINTR && errno != EAGAIN)
			return refuse_input(errno, err);
		if (got > 0)
			*n += (size_t)got;
		s->whole = got == 0;
	}
	return true;
}

static bool
keep_piece(struct spool *s, size_t n, struct err *err)
{
	char number[NUM_TEXT_MAX];

	if (n > s->limit - s->bytes)
		return err_set(err, ERR_INPUT, _("More than %s bytes came in"
		    " on standard input, without an end. Save what is to be"
		    " checked to a file, and name that"),
		    num_group(s->limit, number));
	if (!scratch_write(s->copy, s->bytes, s->piece, n, err))
		return false;
	s->bytes += n;
	return true;
}

enum step
spool_step(struct spool *s, struct err *err)
{
	size_t n;

	if (s->whole)
		return STEP_DONE;
	if (s->piece == NULL)
		s->piece = xmalloc(PIECE);
	if (!take_piece(s, &n, err) || !keep_piece(s, n, err))
		return STEP_FAILED;
	return s->whole ? STEP_DONE : STEP_MORE;
}

uint64_t
spool_bytes(const struct spool *s)
{
	return s->bytes;
}

struct source *
spool_source(const struct spool *s, struct err *err)
{
	return source_open_nameless(s->copy == NULL ? s->fd
	    : scratch_fd(s->copy), _("standard input"), err);
}
