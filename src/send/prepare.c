/* SPDX-License-Identifier: MIT */
/* The file in one end, a packed or encrypted copy out of the other. */
#include "send/prepare.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/path.h"
#include "file/sink.h"
#include "send/encrypt.h"

enum { NAME_SUM = 16 };		/* digits of the hash */

struct prepare {
	const struct prepare_order *order;
	struct source *from;
	struct hash *read;	/* of the plain bytes */
	uint64_t done;
	struct sink *to;
	char *path;
	struct encrypt_order encrypting;
	struct encrypt *encrypt;	/* NULL: it is packed */
	bool published;		/* and to be removed */
};

void
prepare_free(struct prepare *p)
{
	if (p == NULL)
		return;
	encrypt_free(p->encrypt);
	source_free(p->from);
	hash_free(p->read);
	sink_free(p->to);
	if (p->published)
		(void)unlink(p->path);
	free(p->path);
	free(p);
}

void
prepare_keep(struct prepare *p)
{
	if (p != NULL)
		p->published = false;
}

/* The next plain bytes, as they lie on the disk. */
static long
give(void *arg, void *to, size_t n, struct err *err)
{
	struct prepare *p = arg;
	size_t got;

	if (!source_read_disk(p->from, p->done, to, n, &got, err))
		return -1;
	hash_add(p->read, to, got);
	p->done += got;
	return (long)got;
}

static bool
take(void *arg, const void *from, size_t n, struct err *err)
{
	struct prepare *p = arg;

	return sink_write(p->to, from, n, err);
}

/* Packed once is packed: Adobe takes no file that is both (NAME-GZPGP), and
 * what is encrypted cannot be packed. */
static bool
is_plain(const struct prepare *p, struct err *err)
{
	if (source_container(p->from) == CONTAINER_PLAIN)
		return true;
	return err_set(err, ERR_USAGE, p->order->wrap != WRAP_GZIP
	    ? _("Adobe takes no file that is both packed and encrypted. "
	    "Unpack it first, and encrypt the plain file.")
	    : _("This file is packed already."));
}

/* Two programs at a time have names of their own; prepare_is_of and
 * prepare_sweep read them. */
static bool
open_target(struct prepare *p, struct err *err)
{
	struct source_identity self = source_identity(p->from);
	struct buf path = { 0 };

	if (!path_make_folders(p->order->folder, err))
		return false;
	buf_printf(&path, "%s/%.*s-%ld", p->order->folder, NAME_SUM,
	    p->order->sha256, (long)getpid());
	p->path = buf_take(&path);
	p->to = sink_open(p->path, 0600, source_size(p->from), &self, err);
	if (p->to != NULL && p->order->wrap == WRAP_GZIP)
		sink_pack(p->to, DEFLATE_FAST);
	return p->to != NULL;
}

static bool
begin_encrypting(struct prepare *p, struct err *err)
{
	if (p->order->wrap == WRAP_GZIP)
		return true;
	p->encrypting = (struct encrypt_order){ .home = p->order->home,
		.key = p->order->key, .fingerprint = p->order->fingerprint,
		.read = give, .write = take, .arg = p };
	p->encrypt = encrypt_begin(&p->encrypting, err);
	return p->encrypt != NULL;
}

struct prepare *
prepare_begin(const struct prepare_order *order, struct err *err)
{
	struct prepare *p = xcalloc(1, sizeof(*p));

	p->order = order;
	p->read = hash_new();
	p->from = source_open(order->path, err);
	if (p->from != NULL && is_plain(p, err) && open_target(p, err) &&
	    begin_encrypting(p, err))
		return p;
	prepare_free(p);
	return NULL;
}

static enum step
publish(struct prepare *p, struct err *err)
{
	char hex[HASH_HEX];

	hash_finish(p->read, hex);
	if (strcmp(hex, p->order->sha256) != 0) {
		(void)err_set(err, ERR_CHANGED, _("The file is no longer "
		    "what was checked. Nothing was sent. Please check it "
		    "again."));
		return STEP_FAILED;
	}
	if (!source_unchanged(p->from, err) || !sink_publish(p->to, err))
		return STEP_FAILED;
	p->published = true;
	return STEP_DONE;
}

static enum step
pack_some(struct prepare *p, struct err *err)
{
	char *block = xmalloc(SOURCE_BLOCK);
	long got = give(p, block, SOURCE_BLOCK, err);
	bool ok = got >= 0 && sink_write(p->to, block, (size_t)got, err);

	free(block);
	if (!ok)
		return STEP_FAILED;
	return got > 0 ? STEP_MORE : publish(p, err);
}

enum step
prepare_step(struct prepare *p, struct err *err)
{
	enum step step;

	if (p->encrypt == NULL)
		return pack_some(p, err);
	step = encrypt_step(p->encrypt, err);
	return step == STEP_DONE ? publish(p, err) : step;
}

void
prepare_progress(const struct prepare *p, uint64_t *done, uint64_t *total)
{
	*done = p->done;
	*total = source_size(p->from);
}

const char *
prepare_path(const struct prepare *p)
{
	return p->path;
}

const char *
prepare_sha256(const struct prepare *p)
{
	return sink_sha256(p->to);
}

bool
prepare_is_of(const char *path, const char *sha256)
{
	struct str name = path_base(str_from(path));

	return name.n > NAME_SUM && name.p[NAME_SUM] == '-' &&
	    memcmp(name.p, sha256, NAME_SUM) == 0;
}

/* The program that made it has ended. */
static bool
is_orphan(const char *name)
{
	const char *dash = strchr(name, '-');
	uint64_t pid;

	return dash != NULL && dash - name == NAME_SUM &&
	    num_parse(str_from(dash + 1), INT_MAX, &pid, NULL) &&
	    kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void
prepare_sweep(const char *folder, bool (*wanted)(void *arg,
    const char *path), void *arg)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL) {
		char *path = path_join(folder, entry->d_name);

		if (is_orphan(entry->d_name) && !wanted(arg, path))
			(void)unlink(path);
		free(path);
	}
	(void)closedir(dir);
}
