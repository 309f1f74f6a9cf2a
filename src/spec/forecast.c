/* SPDX-License-Identifier: MIT */
/*
 * Our estimate of Adobe's receipt.  Each line is counted once, under the
 * first counter in Adobe's order that one of its findings predicts
 * (Adobe: inbound-receipt-message, onboarding-status-report).
 *
 * What Adobe does not say is decided like this:
 *	LINE-LONG	left out of the transfer, so not even received
 *	LINE-200	so are the lines of a person past the 200th
 *	LINE-BLANK	received, and a format error
 *	LINE-HEADER	a format error when at least half of the lines have
 *			no tab, as then the titles have none either;
 *			else a line whose "traits" fit no trait
 *	LINE-TRAILSP	a format error where it is an error: in ID sync
 *	TRAIT-BARE	is found once, its total tells of how many lines;
 *			those that are otherwise clean realize no trait
 *	KV-NOEQ, KV-SMART, KV-SINGLE, KV-KEYNAME
 *			count although the line may have good items too
 */
#include "spec/forecast.h"

#include <stdlib.h>

enum { LINES_PER_PERSON = 200 };

struct estimate {
	const struct findings *findings;
	enum rule_counter by_id;	/* what COUNTER_BY_ID_TYPE means */
	bool tabless;			/* the lines have no tab */
	bool spaces_count;		/* a space at the end of a line */
	uint64_t lines[COUNTER_BY_ID_TYPE + 1];
	uint64_t left_out, blank;
	uint64_t clean;			/* lines without any finding */
};

static uint64_t
minus(uint64_t a, uint64_t b)
{
	return a > b ? a - b : 0;
}

static uint64_t
lesser(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static enum rule_counter
counter_by_id(enum idtype type)
{
	if (type == IDTYPE_AAM || type == IDTYPE_ECID)
		return COUNTER_AAM_ID;
	if (idtype_is_device(type))
		return COUNTER_DEVICE_ID;
	return COUNTER_NO_MATCH;
}

static enum rule_counter
counter_of(const struct estimate *e, enum rule_id rule)
{
	enum rule_counter counter = rule_get(rule)->counter;

	if (counter == COUNTER_BY_ID_TYPE)
		return e->by_id;
	if (rule == RULE_LINE_HEADER && !e->tabless)
		return COUNTER_NO_TRAIT;
	if (rule == RULE_LINE_TRAILSP && !e->spaces_count)
		return COUNTER_NONE;
	return counter;
}

bool
forecast_feeds(enum rule_id rule, enum severity severity,
    enum idtype first_column, enum rule_counter counter)
{
	struct estimate e = {
		.by_id = counter_by_id(first_column),
		.tabless = true,
		.spaces_count = severity == SEVERITY_ERROR,
	};

	if (counter_of(&e, rule) == counter)
		return true;
	e.tabless = false;
	return counter_of(&e, rule) == counter;
}

/* The first counter in Adobe's order.  The others, No Match among them, do
 * not take a line: whom Adobe knows can not be told from the file. */
static enum rule_counter
counter_of_set(const struct estimate *e, const struct ruleset *rules)
{
	static const unsigned rank[COUNTER_BY_ID_TYPE + 1] = {
		[COUNTER_FORMAT] = 4,
		[COUNTER_AAM_ID] = 3,
		[COUNTER_DEVICE_ID] = 2,
		[COUNTER_NO_TRAIT] = 1,
	};
	enum rule_counter best = COUNTER_NONE;

	for (unsigned i = 0; i < RULE_COUNT; i++) {
		enum rule_counter counter;

		if (!ruleset_has(rules, (enum rule_id)i))
			continue;
		counter = counter_of(e, (enum rule_id)i);
		if (rank[counter] > rank[best])
			best = counter;
	}
	return best;
}

static void
count_sets(struct estimate *e, uint64_t records)
{
	size_t n;
	struct combo *combos = findings_combos(e->findings, &n);
	uint64_t found = 0;

	for (size_t i = 0; i < n; i++) {
		const struct ruleset *rules = &combos[i].rules;

		if (ruleset_has(rules, RULE_LINE_BLANK))
			e->blank += combos[i].lines;
		else
			found += combos[i].lines;
		if (ruleset_has(rules, RULE_LINE_LONG) ||
		    ruleset_has(rules, RULE_LINE_200))
			e->left_out += combos[i].lines;
		else
			e->lines[counter_of_set(e, rules)] +=
			    combos[i].lines;
	}
	e->clean = minus(records, found);
	free(combos);
}

/* Have at least half of the lines no tab? */
static bool
lines_lack_tabs(const struct findings *findings, uint64_t records)
{
	static const enum rule_id rules[] = { RULE_LINE_NOTAB,
		RULE_LINE_SPACES, RULE_LINE_CSV, RULE_LINE_LITTAB };
	uint64_t lines = 0;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		lines += findings_count(findings, rules[i]);
	return lines > 0 && lines * 2 >= records;
}

/* What the examples of a rule tell beyond the lines they stand on. */
static uint64_t
told_by(const struct findings *findings, enum rule_id rule, uint64_t above)
{
	size_t kept = findings_kept(findings, rule);
	uint64_t sum = 0;

	for (size_t i = 0; i < kept; i++)
		sum += minus(findings_get(findings, rule, i).total, above);
	return sum;
}

/* Findings that stand for more lines than the one they are shown at: the
 * others are taken from the lines that seem clean. */
static void
count_hidden(struct estimate *e)
{
	uint64_t more = lesser(e->clean,
	    told_by(e->findings, RULE_LINE_200, LINES_PER_PERSON + 1));

	e->left_out += more;
	e->clean -= more;
	more = lesser(e->clean, told_by(e->findings, RULE_TRAIT_BARE, 1));
	e->lines[COUNTER_NO_TRAIT] += more;
	e->clean -= more;
}

void
forecast_make(struct forecast *f, const struct findings *findings,
    uint64_t records, enum idtype first_column, bool beta)
{
	struct estimate e = {
		.findings = findings,
		.by_id = counter_by_id(first_column),
		.tabless = lines_lack_tabs(findings, records),
		.spaces_count = findings_severity(findings,
		    RULE_LINE_TRAILSP) == SEVERITY_ERROR,
	};
	uint64_t left;

	count_sets(&e, records);
	count_hidden(&e);
	*f = (struct forecast){
		.received = minus(records + e.blank, e.left_out),
		.format_errors = e.lines[COUNTER_FORMAT],
		.invalid_aam_id = e.lines[COUNTER_AAM_ID],
		.invalid_device_id = e.lines[COUNTER_DEVICE_ID],
		.no_trait = beta ? 0 : e.lines[COUNTER_NO_TRAIT],
		.failed_validation = findings_count(findings,
		    RULE_TRAIT_SOURCE),
	};
	f->processed = f->received;
	left = minus(f->processed, f->format_errors + f->invalid_aam_id +
	    f->invalid_device_id);
	f->no_match = beta ? left : 0;
	f->stored = minus(left, f->no_match + f->no_trait);
}
