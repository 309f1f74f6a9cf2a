/* SPDX-License-Identifier: MIT */
/* A set of parts as lines of JSON.  Scripts rely on these keys. */
#include "base/json.h"
#include "cmd/report.h"
#include "cmd/sets.h"

static struct json *
names_of(const struct set *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->count; i++)
		json_push_text(list, str_from(s->members[i]->outcome.name));
	return list;
}

static struct json *
numbers(const uint64_t *list, size_t count)
{
	struct json *out = json_new_array();

	for (size_t i = 0; i < count; i++)
		json_push_number(out, list[i]);
	return out;
}

static struct json *
parts_of(const struct set *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->count; i++)
		json_push_number(list, s->members[i]->part.number);
	return list;
}

static struct json *
rules_of(const struct set *s)
{
	struct json *o = json_new_object();

	for (unsigned r = 0; r < RULE_COUNT; r++)
		if (s->sum.counts[r] > 0)
			report_put_rule(o, (enum rule_id)r,
			    s->sum.severities[r], s->sum.counts[r]);
	if (s->gap)
		report_put_rule(o, RULE_NAME_SPLITGAP, s->finding.severity,
		    1);
	return o;
}

void
set_json(const struct set *s, struct buf *out)
{
	const struct parts_verdict *v = &s->verdict;
	struct json *o = json_new_object();

	if (s->gap)
		report_finding(&s->finding, out);
	json_put_text(o, "type", str_from("set"));
	json_put_text(o, "name", str_from(s->members[0]->part.set));
	json_put(o, "files", names_of(s));
	json_put(o, "parts", parts_of(s));
	json_put(o, "missing", numbers(v->missing, v->missing_listed));
	json_put_number(o, "missing_count", v->missing_count);
	json_put(o, "twice", numbers(v->twice, v->twice_listed));
	json_put_bool(o, "mixed", v->mixed);
	json_put_bool(o, "unsplit", s->unsplit);
	if (s->kin != NULL)
		json_put_text(o, "other_time", str_from(s->kin->set));
	else
		json_put_null(o, "other_time");
	json_put_bool(o, "complete", s->complete);
	json_put_text(o, "verdict", str_from(report_verdict(s->sum.verdict)));
	json_put_number(o, "records", s->sum.records);
	json_put_number(o, "bytes", s->sum.bytes);
	json_put(o, "rules", rules_of(s));
	json_put(o, "forecast", report_forecast(&s->sum.forecast));
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}
