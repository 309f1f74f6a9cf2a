/* SPDX-License-Identifier: MIT */
/*
 * Judging a name: cleaned, cut, judged, in an order that is fixed, because
 * what comes first hides what follows from it.
 */
#include <string.h>

#include "file/path.h"
#include "spec/name_read.h"

struct name_range
name_in_base(const struct name_read *r, struct name_range of_text)
{
	size_t end = r->n == 0 ? 0 : r->at[r->n - 1] + 1;
	struct name_range range;

	range.from = of_text.from < r->n ? r->at[of_text.from] : end;
	range.to = of_text.to > of_text.from ? r->at[of_text.to - 1] + 1 :
	    range.from;
	return range;
}

struct str
name_text(const struct name_read *r, struct name_range of_text)
{
	return str_cut((struct str){ r->text, r->n }, of_text.from,
	    of_text.to);
}

void
name_report(struct name_read *r, enum rule_id rule,
    struct name_range of_base)
{
	struct name_verdict *v = r->verdict;

	for (size_t i = 0; i < v->count; i++)
		if (v->findings[i].rule == rule)
			return;
	if (v->count == NAME_RULES_MAX)
		return;
	v->findings[v->count++] = (struct finding){
		.rule = rule,
		.severity = rule_get(rule)->severity,
		.column = (uint32_t)of_base.from + 1,
		.length = (uint32_t)(of_base.to - of_base.from),
	};
}

static bool
has_rule(const struct name_verdict *v, enum rule_id rule)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->findings[i].rule == rule)
			return true;
	return false;
}

/* A note explains no fault, so it does not count here. */
static bool
is_faulted(const struct name_verdict *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->findings[i].severity > SEVERITY_INFO)
			return true;
	return false;
}

static bool
all_values_fit(const struct name_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->dpids[i] == UINT64_MAX)
			return false;
	return true;
}

struct str
name_base(struct str path)
{
	return path_base(path);
}

void
name_diagnose(struct str path, int64_t now, struct name_verdict *v)
{
	struct name_read r = { .base = path_base(path), .verdict = v };

	memset(v, 0, sizeof(*v));
	v->parts.kind = KIND_UNKNOWN;
	if (r.base.n <= NAME_BYTES_MAX && name_clean(&r) && name_cut(&r)) {
		name_judge(&r, now);
		v->known = all_values_fit(&v->parts) &&
		    !has_rule(v, RULE_NAME_COUNT);
	}
	if (r.base.n > NAME_BYTES_MAX ||
	    (!is_faulted(v) && !name_is_strict(r.base)))
		name_report(&r, RULE_NAME_SYNTAX,
		    (struct name_range){ 0, r.base.n });
}
