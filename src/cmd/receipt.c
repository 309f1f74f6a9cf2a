/* SPDX-License-Identifier: MIT */
/* receipt FILE: Adobe's receipt explained, and compared with a forecast. */
#include "cmd/receipt.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "cmd/commands.h"
#include "cmd/take.h"
#include "cmd/watch.h"
#include "run/inbox.h"

enum { MAIL_BYTES_MAX = 32 << 20 };

struct settings {
	const char *data[OURS_MAX], *summaries[OURS_MAX];
	size_t data_count, summary_count;
	struct ours_way way;
	bool json;
};

static bool
take_one(const char **list, size_t *count, const char *text, struct err *err)
{
	if (*count == OURS_MAX)
		return err_set(err, ERR_USAGE, _("These are more than %d "
		    "files: compare fewer at once"), OURS_MAX);
	list[(*count)++] = text;
	return true;
}

static bool
take_data(void *to, const char *text, struct err *err)
{
	struct settings *s = to;

	return take_one(s->data, &s->data_count, text, err);
}

static bool
take_summary(void *to, const char *text, struct err *err)
{
	struct settings *s = to;

	return take_one(s->summaries, &s->summary_count, text, err);
}

static const struct option options[] = {
	{ "for", "DATAFILE", N_("the data file that was sent: it is checked, "
	    "and its numbers compared; more than once for several"),
	    take_data, 0 },
	{ "json-summary", "FILE", N_("the same from what check --json wrote "
	    "about it"), take_summary, 0 },
	{ "as", "NAME", N_("the name it was sent under"), option_text,
	    offsetof(struct settings, way.as) },
	{ "id-type", "TYPE", N_("what its IDs are: crm (your own customer "
	    "IDs), aam, ecid or hemail"), take_idtype,
	    offsetof(struct settings, way.idtype) },
	{ "beta", NULL, N_("it was sent to the beta sandbox, which knows no "
	    "people"), option_flag, offsetof(struct settings, way.beta) },
	{ "now", "EPOCH", N_("judge it at this moment, in seconds since "
	    "1970"), option_time, offsetof(struct settings, way.now) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct settings, json) },
	{ 0 },
};

/* --- comparing --------------------------------------------------------- */

const struct delivered *
compared_missing(const struct compared *c, size_t *at)
{
	const struct history_entry *e = history_unanswered(&c->past->history,
	    c->now, at);

	return e != NULL ? &e->delivered : NULL;
}

/* One finding for all of them. */
static void
judge_past(struct compared *c)
{
	const struct rule *rule = rule_get(RULE_RCPT_MISSING);
	uint64_t missing = 0;

	for (size_t at = 0; compared_missing(c, &at) != NULL;)
		missing++;
	if (missing > 0 && c->count < RECEIPT_RULES_MAX)
		c->findings[c->count++] = (struct finding){
			.rule = RULE_RCPT_MISSING,
			.severity = rule->severity, .total = missing };
}

bool
compared_differs(const struct compared *c, enum receipt_line line)
{
	return c->known && c->comparable && receipt_has(c->receipt, line) &&
	    receipt_foreseen(line, c->beta);
}

size_t
compared_rules(const struct compared *c, enum receipt_line line,
    enum rule_id out[RULE_COUNT])
{
	size_t n = 0;

	for (unsigned r = 0; c->known && r < RULE_COUNT; r++)
		if (c->sum.counts[r] > 0 && receipt_explains(line,
		    (enum rule_id)r, c->sum.severities[r], c->sum.idtype))
			out[n++] = (enum rule_id)r;
	return n;
}

static void
compare(struct compared *c)
{
	const char *names[OURS_MAX];
	struct receipt_sent sent = { .names = names,
		.count = c->ours->count, .beta = c->beta };

	for (size_t i = 0; i < c->ours->count; i++)
		names[i] = c->ours->files[i].name;
	c->known = ours_sum(c->ours, c->receipt, &c->sum);
	c->comparable = receipt_is_ours(c->receipt, &sent);
	sent.records = c->sum.records;
	sent.blank = c->sum.blank;
	c->count = receipt_judge(c->receipt, &sent, c->findings);
	judge_past(c);
}

static int
status_of(const struct compared *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->findings[i].severity != SEVERITY_INFO)
			return COMMAND_PROBLEMS;
	return COMMAND_OK;
}

/* --- the command ------------------------------------------------------- */

/* Standard input can be read once. */
static bool
asks_input_once(const struct call *call, const struct settings *s,
    struct err *err)
{
	size_t times = strcmp(call->args[0], "-") == 0;

	for (size_t i = 0; i < s->summary_count; i++)
		times += strcmp(s->summaries[i], "-") == 0;
	return times <= 1 || err_set(err, ERR_USAGE, _("Only one file can "
	    "come from standard input"));
}

static bool
read_ours(const struct settings *s, struct ours *ours, struct err *err)
{
	for (size_t i = 0; i < s->summary_count; i++)
		if (!ours_read(ours, s->summaries[i], err))
			return false;
	watch_signals();
	for (size_t i = 0; i < s->data_count; i++)
		if (!ours_check(ours, s->data[i], &s->way, err))
			return false;
	return true;
}

static bool
read_mail(const char *path, struct receipt *r, struct err *err)
{
	struct buf mail = { .max = MAIL_BYTES_MAX };
	bool ok = inbox_read(path, &mail, err);

	if (ok && !receipt_parse_mail(buf_str(&mail), r, err)) {
		if (err->kind == ERR_FORMAT)
			err->kind = ERR_INPUT;
		ok = false;
	}
	buf_release(&mail);
	return ok;
}

/* The receipt has come for those that it lists. */
static void
note_answers(struct past *past, const struct receipt *r, int64_t now)
{
	for (size_t i = 0; i < past->history.count; i++) {
		const struct history_entry *e = &past->history.list[i];

		if (e->answered == 0 && e->kind != ENV_PRACTICE &&
		    receipt_lists(r, e->delivered.name))
			past_answer(past, e->delivered.name, now);
	}
}

static int
show(const struct call *call, const struct ours *ours,
    const struct receipt *r)
{
	const struct settings *s = call->settings;
	struct past past;
	struct compared c = { .path = call->args[0], .receipt = r,
		.ours = ours, .beta = s->way.beta, .past = &past,
		.now = s->way.now != 0 ? s->way.now : clock_now() };
	struct buf out = { 0 };

	past_open(&past, NULL);
	note_answers(&past, r, c.now);
	compare(&c);
	if (s->json)
		receipt_json(&c, &out);
	else
		receipt_text(&c, &out);
	past_release(&past);
	return command_finish(&out, status_of(&c));
}

static int
run(const struct call *call)
{
	const struct settings *s = call->settings;
	struct ours *ours = xcalloc(1, sizeof(*ours));
	struct receipt r = { 0 };
	struct err err = { 0 };
	int status;

	if (asks_input_once(call, s, &err) &&
	    read_mail(call->args[0], &r, &err) && read_ours(s, ours, &err))
		status = show(call, ours, &r);
	else
		status = command_refuse(&err);
	receipt_release(&r);
	ours_release(ours);
	free(ours);
	return status;
}

const struct command command_receipt = {
	.name = "receipt",
	.arguments = "FILE",
	.summary = N_("explain Adobe's receipt, and compare it with a file"),
	.details = N_("FILE is the e-mail as it was saved or pasted; - is "
	    "standard input.\nThe exit status is 0 when there is nothing to "
	    "look at, 1 when there is,\n2 for a wrong option, 3 when a file "
	    "cannot be read or holds no receipt."),
	.options = options,
	.settings_size = sizeof(struct settings),
	.least = 1,
	.most = 1,
	.run = run,
};
