/* SPDX-License-Identifier: MIT */
/* Good answers, and whether they are as good as they look: what a server
 * says of the bytes is compared with what we know of them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "send/login.h"
#include "send/s3.h"
#include "send/s3_inside.h"
#include "send/s3reply.h"

enum { TEXT_MAX = 128 };

/* Of all of it; etag has room for S3PLAN_ETAG. */
static struct s3plan_sums
whole_sums(const struct s3 *s, char *etag)
{
	struct s3plan_sums sums = { etag, s3sums_crc(s->sums) };
	struct s3plan_etag *e;

	(void)snprintf(etag, S3PLAN_ETAG, "%s", s->parts[0].md5);
	if (s->part_size == 0 || s->crc_parts) {
		if (s->crc_parts)
			etag[0] = '\0';
		return sums;
	}
	e = s3plan_etag_new();
	for (unsigned i = 0; i < s->part_count; i++)
		s3plan_etag_add(e, s->parts[i].md5);
	s3plan_etag_end(e, etag);
	s3plan_etag_free(e);
	return sums;
}

/* What an answer says of the bytes, in its headers. */
static struct s3plan_told
told_by(const struct transfer_result *r)
{
	struct str how = transfer_header(r, "x-amz-server-side-encryption");

	return (struct s3plan_told){
		.etag = transfer_header(r, "etag"),
		.crc = transfer_header(r, "x-amz-checksum-crc64nvme"),
		.hidden = str_starts(how, "aws:kms") || transfer_header(r,
		    "x-amz-server-side-encryption-customer-algorithm").n > 0,
	};
}

/* A file of this name is there; it may be ours, from a request whose answer
 * was lost in an earlier run, but then the ticket knows. */
static enum fault
reply_look(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	(void)call;
	(void)r;
	if (!s->order->replace)
		return FAULT_NAME_TAKEN;
	s3_enter(s, s->part_size == 0 ? S3_PUT : S3_CREATE);
	return FAULT_NONE;
}

/* What the answer says of all of it. */
static enum fault
judge_whole(struct s3 *s, const struct s3plan_told *told)
{
	char etag[S3PLAN_ETAG];
	struct s3plan_sums sums = whole_sums(s, etag);

	switch (s3plan_compare(&sums, told)) {
	case S3PLAN_OTHER:
		return FAULT_NOT_THE_SAME;
	case S3PLAN_SAME:
		s->proofs |= 1u << PROOF_CHECKSUM;
		break;
	case S3PLAN_UNKNOWN:
		break;
	}
	return FAULT_NONE;
}

static enum fault
reply_put(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	struct s3plan_told told = told_by(r);
	enum fault fault = judge_whole(s, &told);

	(void)call;
	if (fault == FAULT_NONE)
		s3_enter(s, S3_CHECK);
	s->confirmed = s->size;
	return fault;
}

/* Without its ticket a delivery goes on as well; it cannot be continued
 * after an interruption, and that is said. */
static void
keep(struct s3 *s, bool kept, const struct err *err)
{
	if (kept || s->unkept)
		return;
	s->unkept = true;
	s3_note(s, _("This delivery could not be continued after an "
	    "interruption: %s"), err->text);
}

static void
new_ticket(struct s3 *s, struct err *err)
{
	const struct delivery_order *o = s->order;
	struct ticket_facts facts = { .name = xstrdup(o->name),
		.environment = xstrdup(o->environment->name),
		.service = xstrdup(service_s3.word),
		.address = s3_address(s), .path = xstrdup(o->path),
		.login = xstrdup(o->login->source),
		.identity = s->identity, .records = o->records,
		.created = o->now };

	(void)snprintf(facts.sha256, sizeof(facts.sha256), "%s", o->sha256);
	s->ticket = ticket_create(o->tickets, &facts, err);
	keep(s, s->ticket != NULL, err);
	ticket_facts_release(&facts);
}

static enum fault
reply_create(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	struct str sums = transfer_header(r, "x-amz-checksum-algorithm");
	struct err err = { .kind = ERR_NONE };

	(void)call;
	if (!s3reply_whole(r->body, NULL) || !s3reply_text(r->body,
	    "UploadId", s->upload, sizeof(s->upload)) ||
	    s->upload[0] == '\0')
		return FAULT_STRANGE_REPLY;
	s->crc_parts = str_eq_nocase(sums, str_from("CRC64NVME"));
	s->both_sums = false;
	if (s->ticket == NULL && s->order->tickets != NULL)
		new_ticket(s, &err);
	if (s->ticket != NULL)
		keep(s, ticket_upload(s->ticket, str_from(s->upload),
		    s->part_size, &err), &err);
	s3_enter(s, S3_PARTS);
	return FAULT_NONE;
}

static bool
keep_etag(struct s3_part *p, struct str etag)
{
	if (etag.n == 0 || etag.n >= sizeof(p->etag))
		return false;
	memcpy(p->etag, etag.p, etag.n);
	p->etag[etag.n] = '\0';
	return true;
}

static enum fault
reply_part(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	struct s3_part *p = &s->parts[call->part];
	struct s3plan_sums sums = { p->md5, p->crc };
	struct s3plan_told told = told_by(r);
	enum s3plan_match match = s3plan_compare(&sums, &told);
	struct ticket_part done = { .number = call->part + 1 };
	struct err err = { .kind = ERR_NONE };

	if (match == S3PLAN_OTHER)
		return FAULT_DAMAGED;
	if (match == S3PLAN_UNKNOWN)
		s->parts_unproven = true;
	if (!keep_etag(p, told.etag))
		return FAULT_STRANGE_REPLY;
	memcpy(done.etag, p->etag, sizeof(done.etag));
	memcpy(done.md5, p->md5, sizeof(done.md5));
	p->state = PART_DONE;
	s->parts_done++;
	s->confirmed += s3plan_piece(s->size, s->part_size,
	    call->part + 1).length;
	if (s->ticket != NULL)
		keep(s, ticket_part(s->ticket, &done, &err), &err);
	return FAULT_NONE;
}

/* 200 alone says nothing: it is sent before the work is done. */
static enum fault
reply_complete(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	struct s3plan_told told = told_by(r);
	char etag[TEXT_MAX], crc[TEXT_MAX];
	enum fault fault;
	struct str root;

	(void)call;
	if (!s3reply_whole(r->body, &root) ||
	    !str_eq_text(root, "CompleteMultipartUploadResult"))
		return FAULT_STRANGE_REPLY;
	/* Ceph 16 answers with an empty one. */
	if (s3reply_text(r->body, "ETag", etag, sizeof(etag)) &&
	    etag[0] != '\0')
		told.etag = str_from(etag);
	if (s3reply_text(r->body, "ChecksumCRC64NVME", crc, sizeof(crc)))
		told.crc = str_from(crc);
	fault = judge_whole(s, &told);
	if (fault == FAULT_NONE) {
		s->lost = false;
		s3_enter(s, S3_CHECK);
	}
	return fault;
}

/* What lies there is ours if its size is, and its sum where one is told.
 * In doubt the sum has to be told. */
static enum fault
reply_check(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	struct s3plan_told told = told_by(r);
	uint64_t size = 0;

	(void)call;
	if (num_parse(transfer_header(r, "content-length"), UINT64_MAX,
	    &size, NULL)) {
		if (size != s->size)
			return FAULT_NOT_THE_SAME;
		s->proofs |= 1u << PROOF_SIZE;
	}
	if (judge_whole(s, &told) != FAULT_NONE)
		return FAULT_NOT_THE_SAME;
	if (s->doubt != FAULT_NONE &&
	    (s->proofs & 1u << PROOF_CHECKSUM) == 0)
		return FAULT_UNPROVEN;
	s->lost = false;
	s->confirmed = s->size;
	s3_enter(s, S3_DONE);
	return FAULT_NONE;
}

static enum fault
reply_abort(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	(void)call;
	(void)r;
	s->lost = false;
	s3_enter(s, S3_DONE);
	return FAULT_NONE;
}

enum fault
s3_reply(struct s3 *s, const struct s3_call *call,
    const struct transfer_result *r)
{
	static enum fault (*const replies[])(struct s3 *,
	    const struct s3_call *, const struct transfer_result *) = {
		[S3_LOOK] = reply_look,
		[S3_PUT] = reply_put,
		[S3_CREATE] = reply_create,
		[S3_PARTS] = reply_part,
		[S3_COMPLETE] = reply_complete,
		[S3_CHECK] = reply_check,
		[S3_ABORT] = reply_abort,
	};

	return replies[call->phase](s, call, r);
}
