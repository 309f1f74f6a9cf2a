/* SPDX-License-Identifier: MIT */
/* A receipt as lines of JSON.  Scripts rely on these keys. */
#include "base/json.h"
#include "base/num.h"
#include "cmd/receipt.h"
#include "cmd/report.h"

static struct json *
files_of(const struct receipt *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->file_count; i++)
		json_push_text(list, str_from(r->files[i]));
	return list;
}

static struct json *
names_of(const struct ours *ours)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < ours->count; i++)
		json_push_text(list, str_from(ours->files[i].name));
	return list;
}

static struct json *
causes_of(const struct compared *c, enum receipt_line line)
{
	struct json *list = json_new_array();
	enum rule_id rules[RULE_COUNT];
	size_t count = compared_rules(c, line, rules);

	for (size_t i = 0; i < count; i++)
		json_push_text(list, str_from(rule_get(rules[i])->code));
	return list;
}

static void
put_difference(struct json *o, uint64_t ours, uint64_t theirs)
{
	bool more = theirs >= ours;

	json_put_number(o, "more", more ? theirs - ours : 0);
	json_put_number(o, "fewer", more ? 0 : ours - theirs);
}

static struct json *
counter_of(const struct compared *c, enum receipt_line line)
{
	uint64_t theirs = receipt_value(&c->receipt->counters, line);
	uint64_t ours = receipt_value(&c->sum.forecast, line);
	struct json *o = json_new_object();

	if (receipt_has(c->receipt, line))
		json_put_number(o, "adobe", theirs);
	else
		json_put_null(o, "adobe");
	if (c->known && receipt_foreseen(line, c->beta))
		json_put_number(o, "expected", ours);
	else
		json_put_null(o, "expected");
	if (compared_differs(c, line))
		put_difference(o, ours, theirs);
	json_put(o, "rules", causes_of(c, line));
	return o;
}

static struct json *
counters_of(const struct compared *c)
{
	struct json *o = json_new_object();

	for (unsigned i = 0; i < RECEIPT_LINES; i++) {
		enum receipt_line line = (enum receipt_line)i;

		if (receipt_has(c->receipt, line) ||
		    (c->receipt->odd >> line & 1U) != 0)
			json_put(o, receipt_key(line), counter_of(c, line));
	}
	return o;
}

static struct json *
rules_of(const struct compared *c)
{
	struct json *o = json_new_object();

	for (size_t i = 0; i < c->count; i++) {
		const struct finding *f = &c->findings[i];

		report_put_rule(o, f->rule, f->severity, 1);
	}
	return o;
}

static void
put_time(struct json *o, const char *key, int64_t when)
{
	if (when > 0)
		json_put_number(o, key, (uint64_t)when);
	else
		json_put_null(o, key);
}

static struct json *
missing_of(const struct compared *c)
{
	struct json *list = json_new_array();
	const struct delivered *d;
	size_t at = 0;

	while ((d = compared_missing(c, &at)) != NULL)
		json_push_text(list, str_from(d->name));
	return list;
}

static struct json *
summary_of(const struct compared *c)
{
	const struct receipt *r = c->receipt;
	struct json *o = json_new_object();

	json_put_text(o, "type", str_from("summary"));
	json_put_text(o, "file", str_from(c->path));
	json_put_number(o, "partner", r->partner);
	json_put(o, "files", files_of(r));
	json_put(o, "ours", names_of(c->ours));
	json_put_bool(o, "several", r->several);
	json_put_bool(o, "comparable", c->known && c->comparable);
	put_time(o, "start", r->start);
	put_time(o, "end", r->end);
	json_put(o, "rules", rules_of(c));
	json_put(o, "counters", counters_of(c));
	json_put(o, "missing", missing_of(c));
	return o;
}

void
receipt_json(const struct compared *c, struct buf *out)
{
	struct json *o = summary_of(c);

	for (size_t i = 0; i < c->count; i++)
		report_finding(&c->findings[i], out);
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}
