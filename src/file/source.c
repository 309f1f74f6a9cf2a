/* SPDX-License-Identifier: MIT */
/*
 * The customer's file: opened once, looked at, and read, in order or at any
 * place.  What siblings (source_again) have in common is counted and goes
 * with the last of them; the rest belongs to one thread.
 */
#include "file/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/feed.h"
#include "file/identity.h"
#include "file/jump.h"
#include "file/open.h"
#include "file/path.h"
#include "file/sniff.h"

enum {
	JUMP_BLOCK = 1 << 16,		/* piece size of source_read_at */
	SNIFF_DISK_MAX = 1 << 20,	/* read to look inside gzip */
};

#define RAW_LIMIT ((uint64_t)64 << 30)

struct shared {
	atomic_uint users;
	char *path;		/* or what to call it, if it is nameless */
	bool nameless;
	struct feed_file file;
	struct source_identity identity;
	enum container container, inner;
};

struct source {
	struct shared *shared;
	bool hashless, begun, ended;
	const struct hash_helper *helper;	/* borrowed */
	struct feed order;	/* source_fill */
	struct jump jump;	/* source_read_at of gzip */
	char *out;		/* made on first use */
	uint64_t raw;
	char sha256[HASH_HEX];	/* set once all was read */
};

static void
shared_leave(struct shared *h)
{
	if (atomic_fetch_sub(&h->users, 1) > 1)
		return;
	(void)close(h->file.fd);
	checkpoints_free(h->file.checkpoints);
	free(h->path);
	free(h);
}

static struct source *
source_new(struct shared *h)
{
	struct source *s = xcalloc(1, sizeof(*s));

	s->shared = h;
	s->order.cap = SOURCE_BLOCK;
	s->jump.feed.cap = JUMP_BLOCK;
	return s;
}

/* Files that the system makes up as they are read say that they are empty,
 * and may have no end. */
static bool
refuse_made_up(const struct source *s, struct err *err)
{
	char byte, *name;

	if (s->shared->identity.size > 0 ||
	    open_pread(s->shared->file.fd, &byte, 1, 0) == 0)
		return true;
	name = path_shown(s->shared->path);
	err_set(err, ERR_INPUT, _("%s is made up by the system while it is"
	    " read: copy it to a file on a disk first"), name);
	free(name);
	return false;
}

static bool
look_inside(struct source *s, struct err *err)
{
	struct shared *h = s->shared;
	struct str head;

	h->file.checkpoints = checkpoints_new();
	if (!jump_head(&s->jump, &h->file, SNIFF_HEAD, SNIFF_DISK_MAX, &head,
	    err))
		return false;
	h->inner = sniff_inner(head);
	return true;
}

static bool
look(struct source *s, struct err *err)
{
	struct feed f = { .cap = SNIFF_HEAD };
	struct str head = { NULL, 0 };
	struct shared *h = s->shared;

	if (!refuse_made_up(s, err))
		return false;
	if (!feed_fill(&f, &h->file, err)) {
		feed_release(&f);
		return false;
	}
	head = (struct str){ f.in, f.n };
	h->container = sniff_file(head);
	h->inner = h->container;
	feed_release(&f);
	return h->container != CONTAINER_GZIP || look_inside(s, err);
}

/* Takes over fd. */
static struct source *
open_taken(int fd, const struct stat *st, const char *path, bool nameless,
    struct err *err)
{
	struct shared *h = xcalloc(1, sizeof(*h));
	struct source *s;

	atomic_init(&h->users, 1);
	h->path = xstrdup(path);
	h->nameless = nameless;
	h->identity = identity_of(st);
	h->file = (struct feed_file){
		.fd = fd, .path = h->path, .size = h->identity.size,
		.limit = RAW_LIMIT,
	};
	/* Only a hint: reading works without it. */
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	s = source_new(h);
	if (look(s, err))
		return s;
	source_free(s);
	return NULL;
}

struct source *
source_open(const char *path, struct err *err)
{
	struct stat st;
	int fd = open_regular(path, ERR_INPUT, &st, err);

	return fd < 0 ? NULL : open_taken(fd, &st, path, false, err);
}

struct source *
source_open_nameless(int fd, const char *shown, struct err *err)
{
	struct stat st;
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	if (copy >= 0 && fstat(copy, &st) == 0)
		return open_taken(copy, &st, shown, true, err);
	err_sys(err, ERR_INPUT, errno, _("%s cannot be opened"), shown);
	if (copy >= 0)
		(void)close(copy);
	return NULL;
}

struct source *
source_again(const struct source *s, struct err *err)
{
	(void)err;
	atomic_fetch_add(&s->shared->users, 1);
	return source_new(s->shared);
}

void
source_free(struct source *s)
{
	if (s == NULL)
		return;
	feed_release(&s->order);
	jump_release(&s->jump);
	free(s->out);
	shared_leave(s->shared);
	free(s);
}

void
source_set_block(struct source *s, size_t block)
{
	jump_release(&s->jump);
	s->jump.feed.cap = block < JUMP_BLOCK ? block : JUMP_BLOCK;
	s->order.cap = block;
}

void
source_want_hash(struct source *s, bool wanted)
{
	s->hashless = !wanted;
}

void
source_help_hash(struct source *s, const struct hash_helper *helper)
{
	s->helper = helper;
	if (s->order.hash != NULL)
		hash_help(s->order.hash, helper);
}

const char *
source_path(const struct source *s)
{
	return s->shared->path;
}

enum container
source_container(const struct source *s)
{
	return s->shared->container;
}

enum container
source_inner(const struct source *s)
{
	return s->shared->inner;
}

uint64_t
source_size(const struct source *s)
{
	return s->shared->identity.size;
}

struct source_identity
source_identity(const struct source *s)
{
	return s->shared->identity;
}

uint64_t
source_raw_bytes(const struct source *s)
{
	return s->raw;
}

uint64_t
source_disk_bytes(const struct source *s)
{
	return s->order.disk - (s->order.n - s->order.at);
}

enum gzip_fault
source_fault(const struct source *s)
{
	return s->order.inflater == NULL ? GZIP_FINE
	    : inflater_fault(s->order.inflater);
}

unsigned
source_members(const struct source *s)
{
	return s->order.inflater == NULL ? 0
	    : inflater_members(s->order.inflater);
}

bool
source_dangling(const struct source *s)
{
	return s->order.inflater != NULL &&
	    inflater_dangling(s->order.inflater);
}

const char *
source_sha256(const struct source *s)
{
	return s->sha256;
}

static bool
is_gzip(const struct source *s)
{
	return s->shared->container == CONTAINER_GZIP;
}

static void
begin_order(struct source *s)
{
	if (s->begun)
		return;
	s->begun = true;
	if (!s->hashless) {
		s->order.hash = hash_new();
		hash_help(s->order.hash, s->helper);
	}
	if (is_gzip(s))
		s->order.inflater = inflater_new(s->shared->file.limit);
}

/* What there is to say once the whole file was read. */
static enum source_result
outcome(const struct source *s)
{
	return source_fault(s) == GZIP_FINE ? SOURCE_END : SOURCE_FAULT;
}

static enum source_result
finish(struct source *s)
{
	s->ended = true;
	if (s->order.hash != NULL)
		hash_finish(s->order.hash, s->sha256);
	return outcome(s);
}

static enum source_result
fill_inflated(struct source *s, struct space *out, struct err *err)
{
	struct feed *f = &s->order;
	const struct feed_file *file = &s->shared->file;

	if (f->at == f->n && !feed_fill(f, file, err))
		return SOURCE_FAILED;
	return feed_inflate(f, file, out, err) ? SOURCE_BYTES : SOURCE_FAILED;
}

static enum source_result
fill_plain(struct source *s, struct space *out, struct err *err)
{
	if (!feed_take(&s->order, &s->shared->file, out, err))
		return SOURCE_FAILED;
	return out->made > 0 ? SOURCE_BYTES : finish(s);
}

/* Behind the end of a gzip stream: the rest is only summed up. */
static enum source_result
pass_rest(struct source *s, struct err *err)
{
	struct feed *f = &s->order;

	if (f->hash == NULL)
		return finish(s);
	if (!feed_fill(f, &s->shared->file, err))
		return SOURCE_FAILED;
	f->at = f->n;
	return f->n > 0 ? SOURCE_BYTES : finish(s);
}

enum source_result
source_fill(struct source *s, char *to, size_t room, size_t *got,
    struct err *err)
{
	struct space out = { to, room < s->order.cap ? room : s->order.cap,
		0 };
	enum source_result result;

	*got = 0;
	if (s->ended)
		return outcome(s);
	begin_order(s);
	if (!is_gzip(s))
		result = fill_plain(s, &out, err);
	else if (s->order.over)
		result = pass_rest(s, err);
	else
		result = fill_inflated(s, &out, err);
	*got = out.made;
	s->raw += out.made;
	return result;
}

enum source_result
source_read(struct source *s, struct str *bytes, struct err *err)
{
	enum source_result result;
	size_t n;

	if (s->out == NULL)
		s->out = xmalloc(SOURCE_BLOCK);
	result = source_fill(s, s->out, SOURCE_BLOCK, &n, err);
	*bytes = (struct str){ s->out, n };
	return result;
}

bool
source_read_at(struct source *s, uint64_t at, void *out, size_t n,
    size_t *got, struct err *err)
{
	struct space to = { out, n, 0 };
	bool ok;

	if (is_gzip(s))
		ok = jump_read(&s->jump, &s->shared->file, at, &to, err);
	else
		ok = feed_copy(&s->shared->file, at, &to, err);
	*got = to.made;
	return ok;
}

bool
source_read_disk(struct source *s, uint64_t at, void *out, size_t n,
    size_t *got, struct err *err)
{
	struct space to = { out, n, 0 };
	bool ok = feed_copy(&s->shared->file, at, &to, err);

	*got = to.made;
	return ok;
}

bool
source_unchanged(const struct source *s, struct err *err)
{
	const struct shared *h = s->shared;
	const char *text = identity_change(&h->identity, h->file.fd,
	    h->nameless ? NULL : h->path);
	char *name;

	if (text == NULL)
		return true;
	name = path_shown(h->path);
	err_set(err, ERR_CHANGED, text, name);
	free(name);
	return false;
}
