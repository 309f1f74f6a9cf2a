/* SPDX-License-Identifier: MIT */
/*
 * Everything the person answered, as text by key, and the journal of how it
 * came to be.  The wizard fills it, the command line fills it, a saved
 * session fills it; after that the same code runs.  No secret is ever in it.
 *
 * Keys are those of the field table (spec/field.h) and, for choices:
 *	fix.R08		yes | no	a repair of the plan
 *	aside.RULE	yes		lines with it are set aside
 *	ack.RULE	yes		a warning was read and accepted
 *	waiting.KEY	yes		"I don't know": a letter was written
 *	seen.STEP	yes		the step was visited
 */
#ifndef RUN_SESSION_H
#define RUN_SESSION_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/json.h"

/* Steps of undo that are kept (older ones are forgotten), and the bytes of
 * the longest value (what is longer is cut). */
enum { SESSION_UNDO_MAX = 2000, SESSION_VALUE_MAX = 8192 };

struct session;

struct session *session_new(void);
void session_free(struct session *s);

/* "" when there is no answer; valid until that key changes. */
const char *session_get(const struct session *s, const char *key);
bool session_is(const struct session *s, const char *key, const char *value);
/* value "" takes the answer away.  label says what undo will undo, in
 * words: "Data source ID". */
void session_set(struct session *s, const char *key, const char *value,
    const char *label);
/* Until session_join_end, all that is set is one step of undo. */
void session_join(struct session *s, const char *label);
void session_join_end(struct session *s);
/* Set without a trace in the journal (steps seen, prefilled values). */
void session_note(struct session *s, const char *key, const char *value);

/* The label of what would be undone or redone; NULL if nothing. */
const char *session_undo_label(const struct session *s);
const char *session_redo_label(const struct session *s);
bool session_undo(struct session *s);
bool session_redo(struct session *s);
/* Counts every change; a cheap "has anything changed". */
uint64_t session_version(const struct session *s);

/* Walk all answers in the order of their keys, from *at = 0; false at the
 * end. */
bool session_next(const struct session *s, size_t *at, const char **key,
    const char **value);

/* Answers and journal, to be kept and read back.  The text is foreign when
 * it comes from a file: NULL with ERR_CONFIG when it makes no session. */
struct json *session_to_json(const struct session *s);
struct session *session_from_json(const struct json *j, struct err *err);

#endif
