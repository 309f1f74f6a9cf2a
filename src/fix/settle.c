/* SPDX-License-Identifier: MIT */
/*
 * A repair is only made where its rule was found, and what it brings to
 * light is judged again, so that one pass over the file is enough.
 */
#include "fix/settle.h"

#include <string.h>

#include "fix/line.h"

enum { PASSES_MAX = 6, FINDINGS_MAX = 64 };

bool
line_is_blank(struct str line)
{
	return str_trim_end(line, " \t").n == 0;
}

static unsigned
tabs_needed(const struct name_parts *name)
{
	if (name->kind == KIND_IDSYNC)
		return name->count > 0 ? (unsigned)name->count - 1 : 1;
	return kind_get(name->kind)->tabs;
}

static void
judge(const struct repair_rules *s, struct str line, bool first,
    struct ruleset *found)
{
	struct finding list[FINDINGS_MAX];
	size_t n = check_one_line(s->context, s->name, line, first, list,
	    FINDINGS_MAX);

	memset(found, 0, sizeof(*found));
	for (size_t i = 0; i < n && i < FINDINGS_MAX; i++)
		ruleset_add(found, list[i].rule);
}

/* Does the plan have this repair on for a rule that was found? */
static bool
wanted(const struct repair_rules *s, enum fix_id fix,
    const struct ruleset *found)
{
	if (!s->plan->on[fix])
		return false;
	for (unsigned r = 0; r < RULE_COUNT; r++)
		if (rule_get((enum rule_id)r)->fix == fix &&
		    ruleset_has(found, (enum rule_id)r))
			return true;
	return false;
}

/* One pass through all repairs in their order; true if the line changed. */
static bool
repair_once(const struct repair_rules *s, struct settled *out)
{
	struct fix_line line = { .tabs = tabs_needed(s->name) };
	struct buf next = { .max = out->text.max };
	bool changed = false;

	for (unsigned f = FIX_NONE + 1; f < FIX_COUNT; f++) {
		struct buf was;

		line.text = buf_str(&out->text);
		if (!wanted(s, (enum fix_id)f, &out->left) ||
		    !line_repair((enum fix_id)f, &line, &next))
			continue;
		was = out->text;
		out->text = next;
		next = was;
		buf_clear(&next);
		out->used[f] = true;
		changed = true;
	}
	buf_release(&next);
	return changed;
}

void
settle_line(const struct repair_rules *s, struct str line, bool first,
    struct settled *out)
{
	struct ruleset not_aside;

	out->changed = false;
	memset(out->used, 0, sizeof(out->used));
	judge(s, line, first, &out->left);
	buf_clear(&out->text);
	buf_add_str(&out->text, line);
	for (int pass = 0; pass < PASSES_MAX && !ruleset_empty(&out->left) &&
	    repair_once(s, out); pass++) {
		out->changed = true;
		judge(s, buf_str(&out->text), first, &out->left);
	}
	not_aside = ruleset_without(out->left, &s->plan->aside);
	out->aside = ruleset_without(out->left, &not_aside);
}

void
settled_release(struct settled *out)
{
	buf_release(&out->text);
}

bool
repair_line(const struct repair_rules *rules, struct str line, bool first,
    struct buf *out, bool *drop)
{
	struct settled settled = { 0 };
	bool changed;

	if (line_is_blank(line)) {
		*drop = rules->plan->on[FIX_R06];
		buf_add_str(out, line);
		return *drop;
	}
	settle_line(rules, line, first, &settled);
	*drop = !ruleset_empty(&settled.aside);
	buf_add_str(out, buf_str(&settled.text));
	changed = settled.changed || *drop;
	settled_release(&settled);
	return changed;
}
