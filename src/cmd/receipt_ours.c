/* SPDX-License-Identifier: MIT */
/* What we expected of the files that were sent: from a check now, or from
 * the summaries of one before. */
#include "base/clock.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/mem.h"
#include "cmd/receipt.h"
#include "cmd/watch.h"
#include "run/inbox.h"
#include "spec/name.h"

enum { SUMMARY_BYTES_MAX = 64 << 20 };

/* Room for one more file; NULL when there is none. */
static struct outcome *
add_file(struct ours *o, struct err *err)
{
	if (o->count < OURS_MAX)
		return &o->files[o->count++];
	(void)err_set(err, ERR_USAGE, _("These are more than %d files: "
	    "compare fewer at once"), OURS_MAX);
	return NULL;
}

void
ours_release(struct ours *o)
{
	for (size_t i = 0; i < o->count; i++)
		outcome_release(&o->files[i]);
	o->count = 0;
}

/* --- a check now ------------------------------------------------------- */

static bool
run_check(struct exam *x, const struct ours_way *way, struct err *err)
{
	struct context context = { .name = way->as, .name_checked = true,
		.kind = KIND_UNKNOWN, .idtype = way->idtype,
		.now = way->now != 0 ? way->now : clock_now() };
	struct check_options how = { .examples = 1 };
	enum step step;

	if (!exam_begin(x, &context, &how, err))
		return false;
	step = watch_run(x, err);
	if (step == STEP_MORE)
		(void)err_set(err, ERR_CANCELLED, _("Stopped. Your file was "
		    "only read, nothing was changed."));
	return step == STEP_DONE;
}

bool
ours_check(struct ours *o, const char *path, const struct ours_way *way,
    struct err *err)
{
	struct exam *x = exam_open(path, err);
	struct outcome *f = x == NULL ? NULL : add_file(o, err);
	bool ok = f != NULL && run_check(x, way, err);

	if (ok)
		outcome_take(f, name_base(str_from(way->as != NULL ? way->as
		    : path)), x, way->beta);
	exam_free(x);
	return ok;
}

/* --- summaries --------------------------------------------------------- */

static uint64_t
number_of(const struct json *o, const char *key)
{
	uint64_t n = 0;

	(void)json_get_number(json_get(o, key), &n);
	return n;
}

static void
take_rules(struct outcome *f, const struct json *rules)
{
	const char *code;
	struct json *row;
	void *at = NULL;

	while (json_next(rules, &at, &code, &row)) {
		enum rule_id rule = rule_find(str_from(code));
		struct str word = json_get_text(json_get(row, "severity"));

		if (rule == RULE_COUNT)
			continue;
		f->counts[rule] = number_of(row, "count");
		for (unsigned s = 0; s <= SEVERITY_ERROR; s++)
			if (str_eq_text(word,
			    severity_name((enum severity)s)))
				f->severities[rule] = (enum severity)s;
	}
}

static bool
take_summary(struct ours *o, const struct json *root, struct err *err)
{
	const struct json *forecast = json_get(root, "forecast");
	struct str name = json_get_text(json_get(root, "name"));
	struct str type = json_get_text(json_get(root, "id_type"));
	struct outcome *f;

	if (name.p == NULL)
		name = name_base(json_get_text(json_get(root, "file")));
	f = add_file(o, err);
	if (f == NULL)
		return false;
	f->name = xstrndup(name.p, name.n);
	f->records = number_of(root, "records");
	f->idtype = idtype_find(type);
	if (f->idtype == IDTYPE_COUNT)
		f->idtype = IDTYPE_CRM;
	take_rules(f, json_get(root, "rules"));
	f->blank = f->counts[RULE_LINE_BLANK];
	for (unsigned i = 0; i < RECEIPT_LINES; i++)
		receipt_set(&f->forecast, (enum receipt_line)i,
		    number_of(forecast, receipt_key((enum receipt_line)i)));
	return true;
}

/* A line: a summary is taken, findings are passed over. */
static bool
take_line(struct ours *o, struct str line, struct err *err)
{
	struct json *root;
	bool ok = true;

	if (str_trim(line, " \t\r").n == 0)
		return true;
	root = json_parse(line, NULL);
	if (root == NULL)
		return err_set(err, ERR_INPUT, _("That is not what check "
		    "--json wrote"));
	if (str_eq_text(json_get_text(json_get(root, "type")), "summary"))
		ok = take_summary(o, root, err);
	json_free(root);
	return ok;
}

bool
ours_read(struct ours *o, const char *path, struct err *err)
{
	struct buf text = { .max = SUMMARY_BYTES_MAX };
	struct str s;
	size_t before = o->count;
	bool ok = inbox_read(path, &text, err);

	s = buf_str(&text);
	for (size_t at = 0; ok && at < s.n;) {
		size_t end = str_find(s, at, '\n');

		ok = take_line(o, str_cut(s, at, end), err);
		at = end + 1;
	}
	if (ok && o->count == before)
		ok = err_set(err, ERR_INPUT, _("There is no summary in it: "
		    "give it what check --json wrote"));
	buf_release(&text);
	return ok;
}

/* --- sums -------------------------------------------------------------- */

bool
ours_sum(const struct ours *o, const struct receipt *r,
    struct outcome *sum)
{
	bool any = false;

	*sum = (struct outcome){ 0 };
	for (size_t i = 0; i < o->count; i++)
		any = any || receipt_lists(r, o->files[i].name);
	for (size_t i = 0; i < o->count; i++)
		if (!any || receipt_lists(r, o->files[i].name))
			outcome_add(sum, &o->files[i]);
	return o->count > 0;
}
