/* SPDX-License-Identifier: MIT */
/*
 * Looking for lines: by number, with a problem, with a text, or with both.
 * A step function with a source of its own, so that it may run beside the
 * check and beside the preview, and be left at any moment.
 *
 *	up to where the check came	the lists of the findings tell; the
 *					lines they do not tell all about are
 *					read and judged once more
 *	behind that			every line is read; where it starts is
 *					kept in far, for the preview
 */
#ifndef CHECK_SEARCH_H
#define CHECK_SEARCH_H

#include "base/step.h"
#include "check/look.h"

enum { SEARCH_TEXT_MAX = 400, SEARCH_WANT_MAX = 64 };

struct search_for {
	uint64_t number;	/* the line of this number; 0: not asked for */
	bool problem;		/* has an error or a warning ... */
	enum rule_id rule;	/* ... or breaks this; RULE_COUNT: any */
	struct str text;	/* holds these bytes; n 0: not asked for */
};

struct search_order {
	struct search_for what;	/* copied */
	uint64_t line;		/* begin behind this line, or before it */
	bool back;
	bool shown;		/* the lines themselves are wanted, too */
	size_t want;		/* so many lines, SEARCH_WANT_MAX at most */
};

/* Between which files and lists a search goes; all borrowed. */
struct search_scene {
	struct source *source;
	const struct context *context;
	const struct name_parts *name;
	const struct lineindex *index;
	struct lineindex *far;	/* added to */
};

struct search;

struct search *search_new(const struct search_scene *scene);
void search_free(struct search *s);	/* NULL is fine */

/* Begin; what was found before is gone.  findings are borrowed. */
void search_begin(struct search *s, const struct findings *findings,
    const struct search_order *order);
/* A step judges 1 MiB, or reads eight.  STEP_DONE: enough was found, or there
 * is no more. */
enum step search_step(struct search *s, struct err *err);

/* Any thread, any time.  The lines are in the order they were found in:
 * from the last to the first when it goes back. */
size_t search_count(const struct search *s);
/* Only its number is set unless lines are to be shown.  Borrowed until the
 * next begin. */
const struct look_line *search_get(const struct search *s, size_t i);
/* Where it is, and the raw offset of that. */
void search_place(const struct search *s, uint64_t *line, uint64_t *offset);
/* It came to the end of the file, or to its start. */
bool search_ended(const struct search *s);

/* Can a line by itself show that it breaks this rule?  If not, only the
 * places that were kept are found. */
bool search_by_line(enum rule_id rule);

#endif
