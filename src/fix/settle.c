/* SPDX-License-Identifier: MIT */
/*
 * A repair is only made where its rule was found, and what it brings to
 * light is judged again, so that one pass over the file is enough.
 */
#include "fix/settle.h"

#include <string.h>

enum { PASSES_MAX = 6 };

/* --- a line's shape ---------------------------------------------------- */

static unsigned
tabs_between(enum kind kind, size_t columns)
{
	if (kind == KIND_C2C)
		return FIX_TABS_ANY;
	if (kind == KIND_IDSYNC)
		return columns > 1 ? (unsigned)columns - 1 : 1;
	return kind_get(kind)->tabs;
}

static void
note_repairs(struct settle *s)
{
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum fix_id fix = rule_get((enum rule_id)r)->fix;

		if (!s->rules->plan->on[fix])
			continue;
		ruleset_add(&s->clears[fix], (enum rule_id)r);
		ruleset_add(&s->clearable, (enum rule_id)r);
	}
}

void
settle_init(struct settle *s, const struct repair_rules *rules)
{
	enum kind kind;

	memset(s, 0, sizeof(*s));
	s->rules = rules;
	s->judge = oneline_new(rules->context, rules->name);
	kind = oneline_kind(s->judge);
	s->shape.cells = kind == KIND_IDSYNC || kind == KIND_C2C;
	s->shape.tabs = tabs_between(kind, oneline_columns(s->judge));
	s->now.max = s->next.max = 2 * READER_HOLD;
	note_repairs(s);
}

void
settle_release(struct settle *s)
{
	oneline_free(s->judge);
	buf_release(&s->now);
	buf_release(&s->next);
	memset(s, 0, sizeof(*s));
}

size_t
settle_marks(struct str s)
{
	size_t n = 0, marks = 0;

	for (;;) {
		if (str_starts(str_cut(s, n, s.n), "\xEF\xBB\xBF"))
			marks = n += MARK_BYTES;
		else if (marks > 0 && n < s.n && s.p[n] == ' ')
			n++;
		else
			return marks;
	}
}

bool
settle_blank(struct str s)
{
	return str_trim_end(s, " \t").n == 0;
}

/* --- one repair -------------------------------------------------------- */

/* Does the plan have this repair on for a rule that was found?  Quotes that
 * are not plain yet hide where the items begin and end. */
static bool
wanted(const struct settle *s, enum fix_id fix)
{
	if ((fix == FIX_R15B || fix == FIX_R16 || fix == FIX_R17) &&
	    ruleset_has(&s->left.all, RULE_KV_SMART))
		return false;
	return ruleset_meet(&s->left.all, &s->clears[fix]);
}

/* A repair must not bring an error.  Only behind a tab that was not one
 * may errors come to light: they were there before. */
static bool
harms(enum fix_id fix, const struct oneline_rules *before,
    const struct oneline_rules *after)
{
	struct ruleset more = ruleset_without(after->errors, &before->errors);

	return fix != FIX_R11 && !ruleset_empty(&more);
}

/* A carriage return in a line must not come to its end, where it would be
 * part of the line's end. */
static bool
repair_by(struct settle *s, enum fix_id fix, struct line *line, bool titles)
{
	struct fix_line shape = s->shape;
	struct oneline_rules after;
	struct buf was = s->now;

	shape.text = s->text;
	buf_clear(&s->next);
	if (!line_repair(fix, &shape, &s->next) ||
	    str_ends(buf_str(&s->next), "\r"))
		return false;
	line->text = buf_str(&s->next);
	line->length = line->text.n;
	oneline_judge(s->judge, line, titles, &after);
	if (harms(fix, &s->left, &after))
		return false;
	s->now = s->next;
	s->next = was;
	s->text = buf_str(&s->now);
	s->left = after;
	s->used[fix] = true;
	return true;
}

/* One pass through all repairs in their order; true if the line changed. */
static bool
repair_once(struct settle *s, struct line *line, bool titles)
{
	bool changed = false;

	for (unsigned f = FIX_NONE + 1; f < FIX_COUNT; f++)
		if (wanted(s, (enum fix_id)f))
			changed |= repair_by(s, (enum fix_id)f, line, titles);
	return changed;
}

/* --- a line ------------------------------------------------------------ */

static void
find_aside(struct settle *s)
{
	struct ruleset stay = ruleset_without(s->left.all,
	    &s->rules->plan->aside);

	s->aside = ruleset_without(s->left.all, &stay);
}

static void
begin(struct settle *s, const struct line *line, bool titles)
{
	s->text = line->text;
	s->changed = false;
	memset(s->used, 0, sizeof(s->used));
	oneline_judge(s->judge, line, titles, &s->left);
}

void
settle_line(struct settle *s, const struct line *line, bool titles)
{
	struct line now = *line;

	begin(s, line, titles);
	for (int pass = 0; pass < PASSES_MAX &&
	    ruleset_meet(&s->left.all, &s->clearable) &&
	    repair_once(s, &now, titles); pass++)
		s->changed = true;
	find_aside(s);
}

void
settle_leave(struct settle *s, const struct line *line, bool titles)
{
	begin(s, line, titles);
	find_aside(s);
}

bool
repair_line(const struct repair_rules *rules, struct str line, bool first,
    struct buf *out, bool *drop)
{
	struct line one = { .number = first ? 1 : 2 };
	struct settle s;
	bool changed;

	one.text = rules->plan->on[FIX_R04] ? str_trim_end(line, "\r") : line;
	if (first && rules->plan->on[FIX_R01])
		one.text = str_cut(one.text, settle_marks(one.text),
		    one.text.n);
	one.length = one.text.n;
	changed = one.length != line.n;
	if (settle_blank(one.text)) {
		*drop = rules->plan->on[FIX_R06];
		buf_add_str(out, one.text);
		return changed || *drop;
	}
	settle_init(&s, rules);
	settle_line(&s, &one, first);
	*drop = !ruleset_empty(&s.aside);
	buf_add_str(out, s.text);
	changed |= s.changed || *drop;
	settle_release(&s);
	return changed;
}
