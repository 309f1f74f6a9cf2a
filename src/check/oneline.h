/* SPDX-License-Identifier: MIT */
/* Lines one by one, each by itself: for repairs, which judge every line of
 * a file and the same line again when they have changed it. */
#ifndef CHECK_ONELINE_H
#define CHECK_ONELINE_H

#include "check/reader.h"
#include "spec/context.h"
#include "spec/findings.h"
#include "spec/name.h"

struct oneline;

/* What was found in a line. */
struct oneline_rules {
	struct ruleset all;
	struct ruleset errors;	/* those of all that stop the upload */
};

/* Both are borrowed until oneline_free. */
struct oneline *oneline_new(const struct context *context,
    const struct name_parts *name);
void oneline_free(struct oneline *o);

/* titles: it is the first line that is not blank.  Rules that need other
 * lines are left out. */
void oneline_judge(struct oneline *o, const struct line *line, bool titles,
    struct oneline_rules *out);

/* All that was found in the line judged last, with its place; borrowed until
 * the next. */
const struct finding *oneline_found(const struct oneline *o, size_t *count);

/* The kind that the lines are judged as, never KIND_UNKNOWN; and the
 * columns that the name asks for, 0 if it does not tell. */
enum kind oneline_kind(const struct oneline *o);
size_t oneline_columns(const struct oneline *o);

#endif
