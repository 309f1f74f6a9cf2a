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

bool
feed_fill(struct feed *f, const struct feed_file *file, struct err *err)
{
	size_t n = f->cap - (size_t)(f->disk % f->cap);
	ssize_t got;

	f->n = 0;
	f->at = 0;
	if (n > file->size - f->disk)
		n = (size_t)(file->size - f->disk);
	if (n == 0)
		return true;
	make_ready(f);
	got = open_pread(file->fd, f->in, n, f->disk);
	if (got < 0)
		return refuse_read(file, f->disk, errno, err);
	if (got == 0)
		return refuse_short(file, err);
	f->n = (size_t)got;
	f->disk += f->n;
	if (f->hash != NULL)
		hash_add(f->hash, f->in, f->n);
	return true;
}

bool
feed_inflate(struct feed *f, const struct feed_file *file, char *out,
    size_t room, size_t *made, struct err *err)
{
	struct str in;
	size_t used;

	make_ready(f);
	in = (struct str){ f->in + f->at, f->n - f->at };
	if (!inflater_run(f->inflater, in, &used, out, room, made)) {
		f->at += used;
		f->over = true;
		return true;
	}
	f->at += used;
	if (*made > 0) {
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
feed_copy(const struct feed_file *file, uint64_t at, char *out, size_t n,
    size_t *got, struct err *err)
{
	ssize_t r = 1;

	*got = 0;
	if (at >= file->size)
		return true;
	if (n > file->size - at)
		n = (size_t)(file->size - at);
	while (*got < n && r > 0) {
		r = open_pread(file->fd, out + *got, n - *got, at + *got);
		if (r < 0)
			return refuse_read(file, at + *got, errno, err);
		*got += (size_t)r;
	}
	return true;
}

void
feed_seek(struct feed *f, const struct feed_file *file, uint64_t at,
    uint64_t limit)
{
	const struct checkpoint *p = checkpoints_find(file->checkpoints, at);
	uint64_t best = p == NULL ? 0 : p->raw;

	if (f->inflater != NULL && inflater_raw(f->inflater) <= at &&
	    inflater_raw(f->inflater) >= best)
		return;
	inflater_free(f->inflater);
	f->inflater = p == NULL ? inflater_new(limit)
	    : inflater_copy(p->state);
	f->disk = p == NULL ? 0 : p->disk;
	f->n = 0;
	f->at = 0;
	f->over = false;
}
