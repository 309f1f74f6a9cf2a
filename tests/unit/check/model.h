/* SPDX-License-Identifier: MIT */
/*
 * The rules that need several lines, as the rules are worded and not as
 * they are programmed: each line is held against all lines before it, text
 * against text.  Slow, small, and without a fingerprint or a table; the
 * judge of the check, which has them.
 *
 * It knows lines with plain items (no quotes) and takes no other.
 */
#ifndef TESTS_CHECK_MODEL_H
#define TESTS_CHECK_MODEL_H

#include "base/buf.h"
#include "spec/kind.h"

enum model_type { MODEL_CUSTOMER, MODEL_DEVICE, MODEL_COOKIE, MODEL_HASH };

enum { MODEL_CELLS_MAX = 16, MODEL_TRAITS_MAX = 16 };

/* What the name of the file says. */
struct model_file {
	enum kind kind;
	bool overwrite;
	/* Of the columns in the name; ID-sync files have two or more. */
	enum model_type types[MODEL_CELLS_MAX];
	size_t columns;
};

/* "CODE@line" and, where there is one, "=total", a line each, in the order
 * of the file; last "users=N". */
void model_judge(const struct model_file *file, struct str text,
    struct buf *out);
/* Is it one of the rules that the model knows? */
bool model_knows(const char *code);

#endif
