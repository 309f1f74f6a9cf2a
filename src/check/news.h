/* SPDX-License-Identifier: MIT */
/*
 * What comes out about lines when they were all read already, in any order
 * of lines.  Told news are counted at once: how many lines of one set of
 * rules got which others, and the first examples of each rule.  News that
 * may have to be joined with more about the same line wait in a ledger that
 * is sorted by line.  Memory does not depend on how many there are.
 *
 *	persons, links --news_tell--> counts, examples, bad lines
 *	             `--news_wait--> ledger --news_next, in order--> tell
 */
#ifndef CHECK_NEWS_H
#define CHECK_NEWS_H

#include "check/ledger.h"
#include "check/linebits.h"
#include "check/shapes.h"
#include "check/table.h"

enum late {
	LATE_DUP,
	LATE_200,
	LATE_MULTILINE,
	LATE_CASE,
	LATE_CONFLICT,
	LATE_SHARED,
	LATE_C2CTOTAL,
	LATE_LIMIT,
	LATE_MIX,
	LATE_COUNT,
};

/* However many examples are wanted. */
enum { NEWS_MOST = 1 << 17 };

enum rule_id late_rule(enum late late);

/* About one line.  Bits of several rules share the fields: no two of them
 * need the same one. */
struct news {
	uint64_t line : 40;
	uint64_t combo : 16;	/* as in its mention */
	uint64_t flags : 8;
	uint64_t other : 40;	/* the earlier line it is compared with */
	uint64_t rules : 24;	/* 1 << enum late */
	uint64_t total : 40;	/* that belongs to the finding */
	uint64_t column : 24;	/* the cell, 0 the first; LATE_CONFLICT: the
				 * trait of the line, from 0 */
};

/* The first examples of one rule, by line. */
struct news_list {
	struct news *items;
	size_t count, cap;
	uint64_t below;		/* lines from here on are not among them */
};

struct news_book {
	const struct findings *findings;	/* borrowed; NULL: so far */
	size_t examples;	/* kept a rule, NEWS_MOST at most */
	struct table tally;	/* set, flags, rules: how many lines */
	struct news_list lists[LATE_COUNT];
	struct linebits bad;
	uint32_t *combo_has;	/* late rules the set has; bit 31: is bad */
	size_t combos;

	struct ledger waiting;
	unsigned waiting_shift;	/* part = line >> shift */
	uint64_t waiting_count;
};

void news_init(struct news_book *b, struct store *store, uint64_t examples);
void news_release(struct news_book *b);
/* All lines are in: the highest number, and the sets they have. */
void news_begin(struct news_book *b, const struct findings *findings,
    uint64_t last_line);

void news_tell(struct news_book *b, const struct news *news);
bool news_wait(struct news_book *b, const struct news *news,
    struct err *err);
/* The late rules that a set of rules has already. */
uint32_t news_known(const struct news_book *b, unsigned combo);

/* A walk through the news that wait; all-zero is before the first. */
struct news_walk {
	size_t part;
	uint64_t from;		/* first line of the piece that comes next */
	struct news *items;	/* of one piece, in order of lines */
	size_t count, at, cap;
	uint32_t *starts;
	size_t start_cap;
};

void news_walk_release(struct news_walk *w);
/* The news of the next lines, in order; *n 0: no more.  All of one line
 * come together.  Borrowed until the next call. */
bool news_next(struct news_book *b, struct news_walk *w,
    const struct news **items, size_t *n, struct err *err);
/* Tell what is known of one line as one. */
void news_tell_joined(struct news_book *b, const struct news *items,
    size_t n);

/* An example turned out to be wrong: count its line without this rule. */
void news_untell(struct news_book *b, enum late late,
    const struct news *news);
/* Cut the lists to what may be examples, in order. */
void news_settle(struct news_book *b);
/* Count all in findings, with ID-MIX where shapes say so. */
void news_publish(struct news_book *b, struct findings *findings,
    const struct shapes *shapes);

#endif
