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
