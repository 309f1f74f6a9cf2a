/* SPDX-License-Identifier: MIT */
/*
 * The second look: the lines that are shown as examples of what came out
 * late are read again.  There the place is found, and what was only seen in
 * fingerprints (a copy, another spelling) is proven text against text.
 */
#ifndef CHECK_PROOF_H
#define CHECK_PROOF_H

#include "base/step.h"
#include "check/conflicts.h"
#include "check/reread.h"
#include "file/hash.h"

/* 80 bits of SHA-256, as hex: nothing like a fingerprint. */
enum { CLAIM_DIGEST = 20 };

/* One example. */
struct claim {
	struct news news;
	enum late late;
	struct finding finding;
	bool found;
	char own[CLAIM_DIGEST], other[CLAIM_DIGEST];	/* must be the same */
};

struct visit;

struct proof {
	struct news_book *news;		/* borrowed */
	struct reread *reread;		/* borrowed */
	struct claim *claims;
	size_t claim_count, claim_cap;
	struct visit *visits;		/* in the order of lines */
	size_t visit_count, at;
};

void proof_init(struct proof *p, struct news_book *news,
    struct reread *reread);
void proof_release(struct proof *p);
/* All claims: the examples in the book, and lines with an unusual shape. */
void proof_begin(struct proof *p, const struct conflicts *conflicts,
    const struct shapes *shapes);
enum step proof_step(struct proof *p, struct err *err);
/* Take back what is not so, and keep the others as examples. */
void proof_publish(struct proof *p, struct findings *findings);

#endif
