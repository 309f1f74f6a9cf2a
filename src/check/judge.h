/* SPDX-License-Identifier: MIT */
/*
 * The careful lane: one line, looked at by one small function a rule, and
 * what they found.
 *
 *	judge_line -> line.c encoding.c -> kind_*.c -> id.c payload_rules.c
 *	                                            `-> cells, traits, which
 *	                                                people.c compares
 *
 * The rules know nothing of blocks, files or other lines.
 */
#ifndef CHECK_JUDGE_H
#define CHECK_JUDGE_H

#include "check/keyhash.h"
#include "check/keys.h"
#include "check/reader.h"
#include "check/seen.h"
#include "check/site.h"
#include "spec/context.h"
#include "spec/findings.h"
#include "spec/name.h"

struct fastlane;

/* What is the same for all lines of a file; filled by facts_fill. */
struct facts {
	const struct context *context;
	const struct kind_ops *ops;
	enum kind kind;		/* never KIND_UNKNOWN */
	bool overwrite;
	bool sync;		/* one of the two ID-sync kinds */
	enum idtype idtype;	/* of the first column */
	size_t columns;		/* data sources the name lists; 0: unknown */
	enum idtype types[NAME_DPIDS_MAX];	/* of each column */
	uint64_t trait_owner;	/* 0: unknown */
	struct site site;
};

/* One ID of a line that other lines are compared with. */
struct cell {
	struct str id;
	enum idtype type;
	size_t column;		/* 0 is the first */
};

/* One trait that a line adds or removes. */
struct touch {
	uint64_t trait;		/* touches_trait of its number */
	uint32_t trace;		/* trace_digits of it; not by touches_read */
	struct str at;
	bool removed;
};

/* A copy of a payload with plain quotes, and where each byte came from. */
struct plain {
	char *p;
	uint32_t *from;		/* n + 1 of them, counted in the line */
	size_t n, cap;
};

/* An ID that a fast lane found clean, and what is remembered of it. */
struct proven_id {
	const char *at;		/* in the line; NULL: there is none */
	enum idtype type;
	struct id_key key;
	unsigned flags;		/* enum mention_flag, and the shape */
	bool looks38;		/* clean but for ID-LOOKS38 */
};

/* See check/turns.h. */
struct turns {
	bool on;
	bool unsure;		/* whether an item was there before */
	unsigned searches;	/* that may still be made on this line */
	struct str before;	/* the payload up to the item */
};

struct judge {
	const struct facts *facts;

	/* The line that is judged, and all that was found in it. */
	struct line line;
	struct str body;	/* its part that the kind judges */
	bool high;		/* it has bytes above 127 */
	struct ruleset rules;
	enum severity worst;
	size_t count;
	struct finding found[RULE_COUNT];
	uint64_t reports;	/* of any line so far, those told before too */

	/* For the rules that need other lines. */
	bool compare;		/* the line takes part in them */
	struct cell *cells;	/* cells[0] is the person; may be none */
	size_t cell_count, cell_cap;
	struct touch *touches;
	size_t touch_count, touch_cap;
	bool adds, removes;	/* the line gives traits, takes them away */
	struct str bare;	/* the first bare number; p NULL: none */
	uint64_t signals, removals;

	struct seen seen;	/* items of this line */
	struct plain plain;
	struct known_keys keys;

	/* Takes good items of a payload in turns with the rules; NULL: the
	 * rules judge all.  Borrowed; only where FAST_PAD bytes around a line
	 * can be read.  What it takes is not among the touches; it leaves
	 * traces, where these are wanted. */
	struct fastlane *fast;
	size_t taken;		/* traces of this line that it has */
	struct proven_id proven;	/* the first of the line */
	struct turns turns;
};

/* What a kind of file is to the judge: one row, one file. */
struct kind_ops {
	bool header;	/* a first line of titles is looked for */
	void (*line)(struct judge *j);
};

extern const struct kind_ops kind_trait_ops, kind_odc_ops, kind_idsync_ops,
    kind_c2c_ops;

/* name and context are borrowed as long as facts are used. */
void facts_fill(struct facts *f, const struct context *context,
    const struct name_parts *name);
void facts_release(struct facts *f);

/* All-zero is an empty judge. */
void judge_release(struct judge *j);
/* titles: the line is the first that is not blank. */
void judge_line(struct judge *j, const struct facts *facts,
    const struct line *line, bool titles);

/* --- for the rules ----------------------------------------------------- */

/* The rule is broken at these bytes of the line (or of its plain copy).
 * Only the first place on a line counts. */
void judge_report(struct judge *j, enum rule_id rule, struct str at);
void judge_report_as(struct judge *j, enum rule_id rule,
    enum severity severity, struct str at);
/* With a count that belongs to it. */
void judge_report_total(struct judge *j, enum rule_id rule, struct str at,
    uint64_t total);
bool judge_has(const struct judge *j, enum rule_id rule);
/* What was found of the payload is forgotten, but for the first count
 * findings. */
void judge_go_back(struct judge *j, size_t count);
void judge_add_cell(struct judge *j, struct str id, enum idtype type,
    size_t column);
void judge_add_touch(struct judge *j, struct str number, struct str at,
    bool removed);

#endif
