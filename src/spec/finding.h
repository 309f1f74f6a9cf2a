/* SPDX-License-Identifier: MIT */
/* A problem in the customer's file: data, with its exact place. */
#ifndef SPEC_FINDING_H
#define SPEC_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "spec/rule.h"

struct finding {
	enum rule_id rule;
	enum severity severity;	/* may differ from the rule's usual one */
	uint64_t line;		/* from 1; 0: the whole file or its name */
	uint64_t offset;	/* raw byte at which that line starts */
	uint32_t column;	/* from 1, in bytes; 0: the whole line */
	uint32_t length;	/* bytes at fault; 0: a place between bytes */
	uint64_t total;		/* a count that belongs to it, or 0 */
};

/* What it says, translated: the message of its rule, or more exact words
 * (COMP-BAD keeps its enum gzip_fault in total). */
const char *finding_words(const struct finding *f);

#endif
