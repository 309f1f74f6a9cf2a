/* SPDX-License-Identifier: MIT */
/* Copies into the practice drop-off, reads back, and answers as Adobe would:
 * a name it does not know is turned away. */
#include "send/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"
#include "send/reply.h"
#include "spec/name.h"

struct folder {
	const struct delivery_order *order;
	char *target;		/* path of the delivery */
	enum delivery_stage stage;
	struct source *from;	/* what is read: the file, then the copy */
	struct sink *to;
	struct hash *sent;	/* of the bytes on their way */
	uint64_t moved;
	char sha256[HASH_HEX];	/* of the copy, read back */
	bool published, kept;
};

static void
folder_free(void *state)
{
	struct folder *f = state;

	source_free(f->from);
	sink_free(f->to);
	hash_free(f->sent);
	if (f->published && !f->kept)
		(void)unlink(f->target);
	free(f->target);
	free(f);
}

/* Adobe removes files whose names it does not know; so does practice. */
static bool
name_is_welcome(const struct delivery_order *o, struct err *err)
{
	struct name_verdict v;

	name_diagnose(str_from(o->name), o->now, &v);
	for (size_t i = 0; i < v.count; i++)
		if (v.findings[i].severity == SEVERITY_ERROR)
			return err_set(err, ERR_USAGE,
			    _("The practice drop-off takes no file with this "
			    "name: %s"),
			    _(rule_get(v.findings[i].rule)->message));
	return true;
}

static char *
target_path(const struct delivery_order *o)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s/", o->drop_off, o->bucket);
	name_s3_key(o->partner, o->now, o->name, &path);
	return buf_take(&path);
}

static void *
folder_begin(const struct delivery_order *order,
    struct delivery_notes *notes, struct err *err)
{
	struct folder *f = xcalloc(1, sizeof(*f));

	(void)notes;
	f->order = order;
	f->stage = DELIVERY_NAME;
	f->target = target_path(order);
	f->from = source_open(order->path, err);
	if (f->from == NULL || !name_is_welcome(order, err)) {
		folder_free(f);
		return NULL;
	}
	f->sent = hash_new();
	return f;
}

/* A name that is taken gets a sentence of its own; it is never replaced. */
static enum step
refuse_taken(struct err *err)
{
	if (err->sys == EEXIST)
		(void)err_set(err, ERR_OUTPUT, _("A file with exactly this "
		    "name was already delivered today. Give it a fresh time "
		    "stamp."));
	return STEP_FAILED;
}

static enum step
make_room(struct folder *f, struct err *err)
{
	struct source_identity self = source_identity(f->from);
	char *folder = path_folder(f->target);
	bool ok = path_make_folders(folder, err);

	free(folder);
	if (!ok)
		return STEP_FAILED;
	f->to = sink_open(f->target, 0600, source_size(f->from), &self, err);
	if (f->to == NULL)
		return refuse_taken(err);
	f->stage = DELIVERY_COPY;
	return STEP_MORE;
}

static enum step
publish(struct folder *f, struct err *err)
{
	char hex[HASH_HEX];

	hash_finish(f->sent, hex);
	if (strcmp(hex, f->order->sha256) != 0) {
		(void)err_set(err, ERR_CHANGED, _("The file is no longer "
		    "what was checked. Nothing was sent. Please check it "
		    "again."));
		return STEP_FAILED;
	}
	if (!source_unchanged(f->from, err))
		return STEP_FAILED;
	if (!sink_publish(f->to, err))
		return refuse_taken(err);
	f->published = true;
	source_free(f->from);
	f->from = source_open(f->target, err);
	if (f->from == NULL)
		return STEP_FAILED;
	f->moved = 0;
	f->stage = DELIVERY_VERIFY;
	return STEP_MORE;
}

/* The bytes on disk, never inflated: a packed file travels packed. */
static bool
next_bytes(struct folder *f, char *block, size_t *got, struct err *err)
{
	return source_read_disk(f->from, f->moved, block, SOURCE_BLOCK, got,
	    err);
}

static enum step
copy_some(struct folder *f, char *block, struct err *err)
{
	size_t got;

	if (!next_bytes(f, block, &got, err))
		return STEP_FAILED;
	if (got == 0)
		return publish(f, err);
	hash_add(f->sent, block, got);
	if (!sink_write(f->to, block, got, err))
		return STEP_FAILED;
	f->moved += got;
	return STEP_MORE;
}

static enum step
verify_some(struct folder *f, char *block, struct err *err)
{
	size_t got;

	if (!next_bytes(f, block, &got, err))
		return STEP_FAILED;
	if (f->moved == 0) {
		hash_free(f->sent);
		f->sent = hash_new();
	}
	hash_add(f->sent, block, got);
	f->moved += got;
	if (got > 0)
		return STEP_MORE;
	/* The caller refuses another hash; then nothing may stay here. */
	hash_finish(f->sent, f->sha256);
	if (strcmp(f->sha256, f->order->sha256) != 0)
		return STEP_DONE;
	f->kept = reply_leave(f->order, err);
	return f->kept ? STEP_DONE : STEP_FAILED;
}

static enum step
folder_step(void *state, struct delivery_progress *progress, struct err *err)
{
	struct folder *f = state;
	enum step step = STEP_FAILED;
	char *block;

	if (f->stage == DELIVERY_NAME) {
		step = make_room(f, err);
	} else {
		block = xmalloc(SOURCE_BLOCK);
		step = f->stage == DELIVERY_COPY ? copy_some(f, block, err)
		    : verify_some(f, block, err);
		free(block);
	}
	*progress = (struct delivery_progress){ .stage = f->stage,
		.bytes = f->moved,
		.total = f->from == NULL ? 0 : source_size(f->from) };
	return step;
}

static void
folder_result(const void *state, struct delivered *d)
{
	const struct folder *f = state;

	(void)snprintf(d->address, sizeof(d->address), "%s", f->target);
	memcpy(d->sha256, f->sha256, sizeof(d->sha256));
	d->bytes = f->moved;
	d->proofs = 1U << PROOF_READ_BACK;
}

const struct service service_folder = {
	.word = "folder",
	.name = N_("practice drop-off on this computer"),
	.network = false,
	.begin = folder_begin,
	.step = folder_step,
	.result = folder_result,
	.free = folder_free,
};
