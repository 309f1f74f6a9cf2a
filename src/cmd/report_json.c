/* SPDX-License-Identifier: MIT */
/* A check as lines of JSON.  Scripts rely on these keys. */
#include "base/intl.h"
#include "base/json.h"
#include "cmd/command.h"
#include "cmd/report.h"

enum { WRITE_AT = 64 << 10 };

static void
add_line(struct json *take_object, struct buf *out)
{
	json_write(take_object, out);
	buf_add_char(out, '\n');
	json_free(take_object);
}

const char *
report_verdict(enum verdict v)
{
	static const char *const words[] = {
		[VERDICT_READY] = "ready",
		[VERDICT_ATTENTION] = "attention",
		[VERDICT_STOPPED] = "stopped",
	};

	return words[v];
}

void
report_finding(const struct finding *f, struct buf *out)
{
	struct json *o = json_new_object();
	const struct rule *rule = rule_get(f->rule);

	json_put_text(o, "type", str_from("finding"));
	json_put_text(o, "rule", str_from(rule->code));
	json_put_text(o, "severity", str_from(severity_name(f->severity)));
	json_put_number(o, "line", f->line);
	json_put_number(o, "column", f->column);
	json_put_number(o, "length", f->length);
	json_put_text(o, "text", str_from(finding_words(f)));
	add_line(o, out);
}

struct json *
report_forecast(const struct forecast *f)
{
	const struct {
		const char *key;
		uint64_t value;
	} rows[] = {
		{ "received", f->received },
		{ "format_errors", f->format_errors },
		{ "invalid_aam_id", f->invalid_aam_id },
		{ "invalid_device_id", f->invalid_device_id },
		{ "no_match", f->no_match },
		{ "no_trait", f->no_trait },
		{ "processed", f->processed },
		{ "stored", f->stored },
		{ "signals", f->signals },
		{ "removed", f->removed },
		{ "failed_validation", f->failed_validation },
	};
	struct json *o = json_new_object();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		json_put_number(o, rows[i].key, rows[i].value);
	return o;
}

void
report_put_rule(struct json *o, enum rule_id rule, enum severity severity,
    uint64_t count)
{
	struct json *row = json_new_object();

	json_put_text(row, "severity", str_from(severity_name(severity)));
	json_put_number(row, "count", count);
	json_put(o, rule_get(rule)->code, row);
}

static struct json *
rules_of(const struct findings *found)
{
	struct json *o = json_new_object();

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		uint64_t count = findings_count(found, rule);

		if (count > 0)
			report_put_rule(o, rule,
			    findings_severity(found, rule), count);
	}
	return o;
}

/* Fewer may be kept than there are: scripts can tell. */
static void
put_totals(const struct findings *found, struct json *o)
{
	uint64_t total = 0, kept = 0;

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		total += findings_count(found, (enum rule_id)r);
		kept += findings_kept(found, (enum rule_id)r);
	}
	json_put_number(o, "findings", total);
	json_put_number(o, "kept", kept);
}

static void
add_summary(const struct report *r, struct buf *out)
{
	const struct check_summary *s = &r->summary;
	struct json *o = json_new_object();

	json_put_text(o, "type", str_from("summary"));
	json_put_text(o, "file", str_from(r->path));
	json_put_text(o, "kind", str_from(kind_get(s->kind)->word));
	json_put_text(o, "verdict", str_from(report_verdict(s->verdict)));
	json_put_bool(o, "complete", s->complete);
	json_put_number(o, "records", s->records);
	json_put_number(o, "bytes", s->disk_bytes);
	json_put_number(o, "raw_bytes", s->raw_bytes);
	json_put_text(o, "sha256", str_from(s->sha256));
	json_put(o, "rules", rules_of(exam_findings(r->exam)));
	if (s->users_known)
		json_put_number(o, "users", s->users);
	else
		json_put_null(o, "users");
	json_put(o, "forecast", report_forecast(&r->forecast));
	put_totals(exam_findings(r->exam), o);
	json_put_text(o, "name", r->name);
	json_put_text(o, "id_type", str_from(idtype_get(s->idtype)->word));
	add_line(o, out);
}

/* All findings of a file may be more than memory should hold. */
static bool
write_findings(const struct findings *found, enum rule_id rule,
    struct buf *out, struct err *err)
{
	size_t kept = findings_kept(found, rule);

	for (size_t k = 0; k < kept; k++) {
		struct finding f = findings_get(found, rule, k);

		report_finding(&f, out);
		if (out->n < WRITE_AT)
			continue;
		if (!command_write(buf_str(out), err))
			return false;
		buf_clear(out);
	}
	return true;
}

bool
report_json(const struct report *r, struct err *err)
{
	const struct findings *found = exam_findings(r->exam);
	struct buf out = { 0 };
	bool ok = true;

	for (unsigned i = 0; ok && i < RULE_COUNT; i++)
		ok = write_findings(found, (enum rule_id)i, &out, err);
	if (ok) {
		add_summary(r, &out);
		ok = command_write(buf_str(&out), err);
	}
	buf_release(&out);
	return ok;
}
