/* SPDX-License-Identifier: MIT */
/*
 * The text of a file: bytes in, every line judged and compared, what was
 * found published.  It knows nothing of files and may stop in the middle to
 * have the earlier lines once more.
 *
 *	scan_feed / scan_end -> scan_run -> SCAN_MORE     feed again
 *	                                    SCAN_HISTORY  see people.h
 *	                                    SCAN_END      all lines are done
 */
#ifndef CHECK_SCAN_H
#define CHECK_SCAN_H

#include "check/judge.h"
#include "check/lineindex.h"
#include "check/people.h"

struct scan {
	const struct facts *facts;
	struct reader reader;
	struct judge judge;
	struct people *people;
	struct findings *findings;	/* borrowed */
	struct lineindex *index;	/* borrowed */
	bool titles_done;	/* the first line with text was seen */
	bool returns_done;	/* LINE-CRLF was told */
	bool bare_done;		/* TRAIT-BARE was told */
	bool waiting;		/* the judged line waits for the history */
	bool open_end;		/* the last line had no line end */
	uint64_t records, lines, blank_lines, bad_lines;
	uint64_t signals, removals;
};

enum scan_state { SCAN_MORE, SCAN_HISTORY, SCAN_END };

/* end: '\n', or '\r' for a file without any '\n'. */
void scan_init(struct scan *s, const struct facts *facts, char end);
void scan_release(struct scan *s);
/* Bytes are borrowed until scan_run says SCAN_MORE. */
void scan_feed(struct scan *s, struct str bytes);
void scan_end(struct scan *s);
enum scan_state scan_run(struct scan *s);

/* After SCAN_HISTORY: the lines before this one are wanted. */
uint64_t scan_wants_before(const struct scan *s);
/* Another scan of the same file from its start gives them to the first:
 * feed it, then learn; true once it has come to line before. */
bool scan_learn(struct scan *s, struct people *people, uint64_t before);
void scan_learned(struct scan *s);

#endif
