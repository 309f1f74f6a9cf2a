/* SPDX-License-Identifier: MIT */
/* Reads pieces of a file and sends them through the inflater. */
#include "file/feed.h"

#include <errno.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/open.h"
#include "file/path.h"

enum { FEED_PAGE = 4096 };

void
feed_release(struct feed *f)
{
	free(f->in);
	inflater_free(f->inflater);
	hash_free(f->hash);
	*f = (struct feed){ 0 };
}

static bool
refuse_short(const struct feed_file *file, struct err *err)
{
	char *name = path_shown(file->path);

	err_set(err, ERR_CHANGED, _("%s became shorter while it was read, so"
	    " nothing was done with it. Wait until its export has finished,"
	    " then start again"), name);
	free(name);
	return false;
}

static bool
refuse_read(const struct feed_file *file, uint64_t at, int sys,
    struct err *err)
{
	char *name = path_shown(file->path);
	char number[NUM_TEXT_MAX];

	err_sys(err, ERR_INPUT, sys, _("%s cannot be read further than byte"
	    " %s"), name, num_group(at, number));
	free(name);
	return false;
}

static void
make_ready(struct feed *f)
{
	if (f->in == NULL)
		f->in = xmalloc(f->cap);
}

/* How much to read at the place at: up to the end of a page if one is in
 * reach, so that the next piece begins on a page. */
static size_t
piece(const struct feed_file *file, uint64_t at, size_t room)
{
	size_t beyond = (size_t)((at + room) % FEED_PAGE);

	if (room > file->size - at)
		return (size_t)(file->size - at);
	return beyond < room ? room - beyond : room;
}

bool
feed_take(struct feed *f, const struct feed_file *file, struct space *out,
    struct err *err)
{
	size_t n = piece(file, f->disk, out->room - out->made);
	char *to = out->p + out->made;
	ssize_t got;

	if (n == 0)
		return true;
	if (f->hash != NULL)
		hash_spare(f->hash, to, n);
	got = open_pread(file->fd, to, n, f->disk);
	if (got < 0)
		return refuse_read(file, f->disk, errno, err);
	if (got == 0)
		return refuse_short(file, err);
	out->made += (size_t)got;
	f->disk += (uint64_t)got;
	if (f->hash != NULL)
		hash_add(f->hash, to, (size_t)got);
	return true;
}

bool
feed_fill(struct feed *f, const struct feed_file *file, struct err *err)
{
	struct space in;
	bool ok;

	make_ready(f);
	in = (struct space){ f->in, f->cap, 0 };
	ok = feed_take(f, file, &in, err);
	f->n = in.made;
	f->at = 0;
	return ok;
}

bool
feed_inflate(struct feed *f, const struct feed_file *file,
    struct space *out, struct err *err)
{
	size_t used, made = out->made;
	struct str in;

	make_ready(f);
	in = (struct str){ f->in + f->at, f->n - f->at };
	if (!inflater_run(f->inflater, in, &used, out)) {
		f->at += used;
		f->over = true;
		return true;
	}
	f->at += used;
	if (out->made > made) {
		checkpoints_offer(file->checkpoints,
		    inflater_raw(f->inflater), f->disk - (f->n - f->at),
		    f->inflater);
		return true;
	}
	if (f->disk < file->size)
		return feed_fill(f, file, err);
	inflater_end(f->inflater);
	f->over = true;
	return true;
}

bool
feed_copy(const struct feed_file *file, uint64_t at, struct space *out,
    struct err *err)
{
	uint64_t left = at < file->size ? file->size - at : 0;
	size_t room = out->room < left ? out->room : (size_t)left;
	ssize_t n = 1;

	while (out->made < room && n > 0) {
		n = open_pread(file->fd, out->p + out->made,
		    room - out->made, at + out->made);
		if (n < 0)
			return refuse_read(file, at + out->made, errno, err);
		out->made += (size_t)n;
	}
	return true;
}

void
feed_seek(struct feed *f, const struct feed_file *file, uint64_t at)
{
	const struct checkpoint *p = checkpoints_find(file->checkpoints, at);
	uint64_t best = p == NULL ? 0 : p->raw;

	if (f->inflater != NULL && inflater_raw(f->inflater) <= at &&
	    inflater_raw(f->inflater) >= best)
		return;
	inflater_free(f->inflater);
	f->inflater = p == NULL ? inflater_new(file->limit)
	    : inflater_copy(p->state);
	f->disk = p == NULL ? 0 : p->disk;
	f->n = 0;
	f->at = 0;
	f->over = false;
}
