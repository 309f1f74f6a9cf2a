/* SPDX-License-Identifier: MIT */
/*
 * The faults that a test server makes, one a line:
 *
 *	WHERE[:PART] WHAT[=VALUE] [xTIMES] [from=N] [key=ID]
 *	set NAME=VALUE
 *
 * WHERE is an operation ("put", "part", "stor"), or "any"; TIMES is how often
 * (as long as the rule stands, if it is not said), from=N leaves the first
 * N - 1 that fit in peace, key=ID is for one user alone.  All that fit a
 * request come together.
 *
 * They come from the command line, and from a file that may change while the
 * server runs (replace it with rename): it is read again when it is another,
 * and counting begins anew.
 */
#ifndef TESTS_SERVER_RULES_H
#define TESTS_SERVER_RULES_H

#include <stdbool.h>
#include <stdint.h>

enum { RULE_TEXT = 256, RULES_HIT = 16 };

struct rule {
	char where[16], what[16], value[RULE_TEXT], key[64];
	uint64_t part;		/* 0: any */
	uint64_t times;		/* 0: always */
	uint64_t from;		/* 1: the first that fits */
	uint64_t seen, used;
};

/* What befalls one request. */
struct faults {
	struct rule hit[RULES_HIT];
	unsigned n;
	uint64_t generation;	/* of the rules they come from */
};

struct rules;

/* known is a list of every WHAT and every NAME, ended by NULL, and stays. */
struct rules *rules_new(const char *const *known);
/* False and a line on standard error: this is no rule. */
bool rules_add(struct rules *r, const char *text);
void rules_watch(struct rules *r, const char *path);

/* Counts, so ask once for each request.  key may be NULL. */
void rules_meet(struct rules *r, const char *where, uint64_t part,
    const char *key, struct faults *f);
/* The value of a fault ("" if it has none), NULL if it is not there. */
const char *fault_value(const struct faults *f, const char *what);
/* As a number; other if it is not there. */
uint64_t fault_number(const struct faults *f, const char *what,
    uint64_t other);

/* A setting; false if nobody set it. */
bool rules_setting(struct rules *r, const char *name, char value[RULE_TEXT]);
int64_t rules_number(struct rules *r, const char *name, int64_t other);
/* Does the file still say what it said then? */
bool rules_still(struct rules *r, uint64_t generation);

#endif
