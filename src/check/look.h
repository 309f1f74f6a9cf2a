/* SPDX-License-Identifier: MIT */
/*
 * The preview: lines of the file around any place, as they are, with what
 * is at fault in each.  Works while the check still runs; past the part
 * that is indexed it reads on by itself, so that no place is out of reach.
 * For one thread with a source of its own (source_again).
 */
#ifndef CHECK_LOOK_H
#define CHECK_LOOK_H

#include "check/check.h"

enum { LOOK_BYTES_MAX = 4096, LOOK_FINDINGS_MAX = 16 };

struct look_line {
	uint64_t line, offset;
	uint64_t length;	/* without the line end */
	struct str bytes;	/* the first LOOK_BYTES_MAX of it */
	char end[3];		/* "\n", "\r\n", "\r", "" at the end of file */
	struct finding findings[LOOK_FINDINGS_MAX];
	size_t count;
	enum severity worst;	/* meaningless when count is 0 */
};

struct look;

/* All borrowed until look_free; index and findings may still grow. */
struct look *look_new(struct source *source, const struct context *context,
    const struct name_parts *name, const struct lineindex *index,
    const struct findings *findings);
void look_free(struct look *k);
/* From now on tell what these findings say, borrowed until look_free: at its
 * end a check may have given up what it told before. */
void look_judge_by(struct look *k, const struct findings *findings);

/* Read count lines from line first on.  Fewer come at the end of the file.
 * Borrowed until the next call. */
bool look_at(struct look *k, uint64_t first, size_t count,
    const struct look_line **lines, size_t *got, struct err *err);

enum look_way { LOOK_NEXT, LOOK_PREVIOUS };
/* The next or previous line after line with an error or warning (of rule,
 * or of any: RULE_COUNT).  *found 0 if there is none. */
bool look_problem(struct look *k, uint64_t line, enum look_way way,
    enum rule_id rule, uint64_t *found, struct err *err);
/* The next line after line that holds text (bytes, exact case);
 * stops after at most 64 MiB: *found 0 and *reached tells how far. */
bool look_find(struct look *k, uint64_t line, struct str text,
    uint64_t *found, uint64_t *reached, struct err *err);

#endif
