/* SPDX-License-Identifier: MIT */
/* What a file is by its first bytes, and how big: the SIZE, COMP and PGP
 * rules.  Pure functions. */
#ifndef CHECK_CONTAINER_H
#define CHECK_CONTAINER_H

#include "file/source.h"
#include "spec/name.h"
#include "spec/rule.h"

enum { CONTAINER_RULES_MAX = 4 };

struct container_verdict {
	enum rule_id rules[CONTAINER_RULES_MAX];
	size_t count;
	bool text;	/* there are lines to look at */
};

/* outer and inner as the source tells (inner counts for gzip alone);
 * wrap is what the name says. */
void container_judge(enum container outer, enum container inner,
    enum name_wrap wrap, struct container_verdict *v);

/*
 * SIZE-EMPTY, SIZE-GZ3, SIZE-GZ1, SIZE-RAW5, SIZE-OPT, or RULE_COUNT.
 * sent: bytes of the file; raw: of its text; packed: gzip or encrypted.
 */
enum rule_id size_judge(uint64_t sent, uint64_t raw, bool packed,
    enum severity *severity);

/*
 * The first bytes of a binary OpenPGP message: are there packets that say
 * whom it is for, all of them for somebody else than Adobe?  False when the
 * packets cannot be made out.
 */
bool pgp_for_others(struct str head);

#endif
