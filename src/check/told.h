/* SPDX-License-Identifier: MIT */
/*
 * What was told of a file: all findings, and apart from them those about
 * the file as a whole, which stay when the ones about its lines are given
 * up.
 */
#ifndef CHECK_TOLD_H
#define CHECK_TOLD_H

#include <stdatomic.h>

#include "spec/findings.h"

enum { TOLD_MAX = 40 };		/* rules about a whole file */

struct told {
	uint64_t examples;
	_Atomic(struct findings *) findings;
	struct findings *given_up;	/* others may still read them */
	struct finding file[TOLD_MAX];
	size_t count;
};

void told_init(struct told *t, uint64_t examples);
void told_release(struct told *t);
struct findings *told_now(const struct told *t);	/* any thread */

/* About the file as a whole; each rule once. */
void told_add(struct told *t, const struct finding *finding);
void told_rule(struct told *t, enum rule_id rule, enum severity severity);
void told_usual(struct told *t, enum rule_id rule);
/* It does not count after all, once told_forget is called. */
void told_drop(struct told *t, enum rule_id rule);

/*
 * Give up what was found in the lines, once: they were the debris of a
 * damaged archive, or there is no record among them.  Only a byte order
 * mark before them remains.
 */
void told_forget(struct told *t);

#endif
