/* SPDX-License-Identifier: MIT */
/* Inflates into a window that moves along, and copies from there. */
#include "file/jump.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	WINDOW = 1 << 20,
	WINDOW_KEEPS = WINDOW / 4,	/* when it moves along */
};

void
jump_release(struct jump *j)
{
	feed_release(&j->feed);
	free(j->window);
	*j = (struct jump){ 0 };
}

static uint64_t
end_of(const struct jump *j)
{
	return j->at + j->n;
}

static void
make_room(struct jump *j)
{
	size_t gone = j->n - WINDOW_KEEPS;

	if (j->window == NULL)
		j->window = xmalloc(WINDOW);
	if (j->n < WINDOW)
		return;
	memmove(j->window, j->window + gone, WINDOW_KEEPS);
	j->at += gone;
	j->n = WINDOW_KEEPS;
}

/* Inflate, or read, one piece more. */
static bool
go_on(struct jump *j, const struct feed_file *file, struct err *err)
{
	struct space out;
	bool ok;

	make_room(j);
	out = (struct space){ j->window, WINDOW, j->n };
	ok = feed_inflate(&j->feed, file, &out, err);
	j->n = out.made;
	return ok;
}

/* Stand where at is in the window, or ahead and as near as can be. */
static void
go_near(struct jump *j, const struct feed_file *file, uint64_t at)
{
	uint64_t raw;

	if (j->feed.inflater != NULL && at >= j->at && at < end_of(j))
		return;
	feed_seek(&j->feed, file, at);
	raw = inflater_raw(j->feed.inflater);
	if (raw == end_of(j))
		return;
	j->at = raw;
	j->n = 0;
}

static void
copy_out(const struct jump *j, uint64_t at, struct space *out)
{
	size_t from = (size_t)(at - j->at), n = j->n - from;

	if (n > out->room - out->made)
		n = out->room - out->made;
	memcpy(out->p + out->made, j->window + from, n);
	out->made += n;
}

bool
jump_read(struct jump *j, const struct feed_file *file, uint64_t at,
    struct space *out, struct err *err)
{
	go_near(j, file, at);
	while (out->made < out->room) {
		if (at + out->made < end_of(j))
			copy_out(j, at + out->made, out);
		else if (j->feed.over)
			break;
		else if (!go_on(j, file, err))
			return false;
	}
	return true;
}

bool
jump_head(struct jump *j, const struct feed_file *file, size_t n,
    uint64_t disk, struct str *head, struct err *err)
{
	go_near(j, file, 0);
	while (!j->feed.over && j->n < n && j->feed.disk <= disk)
		if (!go_on(j, file, err))
			return false;
	*head = (struct str){ j->window, j->n < n ? j->n : n };
	return true;
}
