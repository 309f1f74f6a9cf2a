/* SPDX-License-Identifier: MIT */
/*
 * The steps that brought the answers to where they are: each step is a list
 * of changes that are undone and redone together.
 *
 *	steps  [ a b c d | e f ]	done = 4: d is undone next, e redone
 */
#ifndef RUN_JOURNAL_H
#define RUN_JOURNAL_H

#include "base/json.h"

struct change {
	char *key, *before, *after;	/* owned; "" is "no answer" */
};

struct journal_step {
	char *label;			/* what undo will undo, in words */
	struct change *changes;
	size_t count;
};

struct journal {
	struct journal_step *steps;
	size_t count, done, cap;
	struct journal_step open;	/* between begin and end */
};

void journal_release(struct journal *j);
/* Changes added until journal_end are one step.  With the first of them all
 * that could be redone is forgotten; a step without one leaves no trace. */
void journal_begin(struct journal *j, const char *label);
void journal_add(struct journal *j, struct change take_change);
void journal_end(struct journal *j);
/* NULL when there is none; valid until the journal changes. */
const struct journal_step *journal_undoable(const struct journal *j);
const struct journal_step *journal_redoable(const struct journal *j);
void journal_undo(struct journal *j);
void journal_redo(struct journal *j);

struct json *journal_to_json(const struct journal *j);
/* ERR_CONFIG when it makes no journal; j is empty then. */
bool journal_from_json(struct journal *j, const struct json *from,
    struct err *err);

/* A text of any bytes (a path) in JSON, which knows only UTF-8: % and the
 * bytes of what is not UTF-8 are written as %25, %FF. */
void journal_put_bytes(struct json *o, const char *key, const char *bytes);
/* The caller frees; NULL when value holds no such text. */
char *journal_get_bytes(const struct json *value);

#endif
