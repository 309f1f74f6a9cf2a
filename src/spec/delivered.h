/* SPDX-License-Identifier: MIT */
/* What was delivered: the noun of our own receipt, kept beside the
 * session.  (What Adobe writes is in spec/forecast.h.) */
#ifndef SPEC_DELIVERED_H
#define SPEC_DELIVERED_H

#include <stdint.h>

#include "base/json.h"
#include "file/hash.h"

/* How it is known that the file arrived; what could not be looked at is
 * not in the set. */
enum proof_kind {
	PROOF_READ_BACK,	/* every byte */
	PROOF_PARTS,		/* the other side's checksum of each part */
	PROOF_CHECKSUM,		/* ... of the whole */
	PROOF_SIZE,
	PROOF_END,		/* its last 64 KiB were read again */
	PROOF_COUNT
};

struct proof_row {
	const char *word;	/* in the receipt */
	const char *name;	/* for people; translate with _() */
	const char *brief;	/* a phrase of it */
};
const struct proof_row *proof_get(enum proof_kind kind);

struct delivered {
	char reference[8];	/* short, to talk about it: "7F3K" */
	char name[256];		/* of the file, as delivered */
	char address[512];	/* in full: s3://bucket/key, or a folder */
	char environment[32];	/* practice, beta, production */
	char sha256[HASH_HEX];	/* of the bytes that arrived */
	uint64_t bytes;
	uint64_t records;
	int64_t when;		/* seconds since 1970, UTC */
	unsigned proofs;	/* a bit for each proof_kind */
};

/* One JSON object, and back.  Unknown keys are left alone. */
void delivered_write(const struct delivered *d, struct buf *out);
bool delivered_read(struct str text, struct delivered *d, struct err *err);

/* The same as a tree; the caller frees. */
struct json *delivered_json(const struct delivered *d);
bool delivered_from_json(const struct json *o, struct delivered *to,
    struct err *err);

/*
 * The receipt for people: what arrived where and when, how that is known,
 * what was not looked at, and how a colleague can see that a file is the
 * same.  Lines of text; foreign names are made safe.
 */
void delivered_text(const struct delivered *d, struct buf *out);

/* The strongest proof, as a phrase, translated. */
const char *delivered_brief(const struct delivered *d);

/* A reference from the hash and the moment; four letters and digits that
 * cannot be taken for one another. */
void delivered_reference(struct delivered *d);

#endif
