/* SPDX-License-Identifier: MIT */
/*
 * The preview: lines of the file around any place, as they are, with what
 * is at fault in each.  Works while the check still runs, at once for every
 * line that the check or a search (check/search.h) has come to; to a line
 * far behind, look_reaches says no: let a search go there first.
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

/* All borrowed until look_free; indexes and findings may still grow.  far:
 * of the lines behind the check that a search came to, or NULL. */
struct look *look_new(struct source *source, const struct context *context,
    const struct name_parts *name, const struct lineindex *index,
    const struct lineindex *far, const struct findings *findings);
void look_free(struct look *k);
/* From now on tell what these findings say, borrowed until look_free: at its
 * end a check may have given up what it told before. */
void look_judge_by(struct look *k, const struct findings *findings);

/* Read count lines from line first on.  Fewer come at the end of the file.
 * Borrowed until the next call. */
bool look_at(struct look *k, uint64_t first, size_t count,
    const struct look_line **lines, size_t *got, struct err *err);
struct oneline;
struct line;
/* The same of a line at hand, which ends with end.  bytes has room for
 * LOOK_BYTES_MAX; out->bytes lies in it. */
void look_fill(struct look_line *out, const struct line *line, char end,
    struct oneline *judge, const struct findings *findings, char *bytes);

/* Is line one that look_at can show without reading far? */
bool look_reaches(const struct look *k, uint64_t line);

#endif
