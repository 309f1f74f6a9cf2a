/* SPDX-License-Identifier: MIT */
/* check FILE...: the whole check without the wizard. */
#include <stddef.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/intl.h"
#include "cmd/commands.h"
#include "cmd/report.h"
#include "cmd/take.h"
#include "cmd/watch.h"
#include "run/lists.h"

enum { FILES_MAX = 1000, EXAMPLES = 10 };

struct settings {
	const char *as, *site_ids, *traits;
	enum kind kind;
	enum idtype idtype;
	enum master master;
	uint64_t dpid, target, examples;
	int64_t now;
	bool kind_given, examples_given, ic, json;
};

static bool
take_examples(void *to, const char *text, struct err *err)
{
	struct settings *s = to;

	s->examples_given = true;
	return option_number(&s->examples, text, err);
}

static bool
take_kind_given(void *to, const char *text, struct err *err)
{
	struct settings *s = to;

	s->kind_given = true;
	return take_kind(&s->kind, text, err);
}

static const struct option options[] = {
	{ "as", "NAME", N_("judge it as if it had this name"), option_text,
	    offsetof(struct settings, as) },
	{ "kind", "KIND", N_("trait, odc, id-sync or pbd, when the name does "
	    "not tell"), take_kind_given, 0 },
	{ "dpid", "N", N_("data source ID, when the name does not tell"),
	    option_number, offsetof(struct settings, dpid) },
	{ "target", "N", N_("data source that owns the traits"),
	    option_number, offsetof(struct settings, target) },
	{ "id-type", "TYPE", N_("what the IDs are: crm (your own customer "
	    "IDs), aam, ecid or hemail"), take_idtype,
	    offsetof(struct settings, idtype) },
	{ "ic", NULL, N_("bare numbers are integration codes of traits"),
	    option_flag, offsetof(struct settings, ic) },
	{ "master", "TYPE", N_("what the first data source of an ID sync is: "
	    "device, cross or unknown"), take_master,
	    offsetof(struct settings, master) },
	{ "site-ids", "FILE", N_("IDs as the website shows them, one a line: "
	    "they are compared with the file"), option_text,
	    offsetof(struct settings, site_ids) },
	{ "traits", "FILE", N_("your traits: trait ID, type and owner with "
	    "tabs between them"), option_text,
	    offsetof(struct settings, traits) },
	{ "examples", "N", N_("examples kept of each rule: 10 unless told, 0 "
	    "keeps all"), take_examples, 0 },
	{ "now", "EPOCH", N_("judge it at this moment, in seconds since "
	    "1970"), option_time, offsetof(struct settings, now) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct settings, json) },
	{ 0 },
};

/* --- one file ---------------------------------------------------------- */

static int
tell_stopped(void)
{
	struct err err;

	(void)err_set(&err, ERR_CANCELLED, _("Stopped. Your file was only "
	    "read, nothing was changed."));
	return command_refuse(&err);
}

static int
check_open(struct exam *x, const struct context *context,
    const struct settings *s)
{
	struct report r = { .path = exam_path(x), .exam = x,
		.name = name_base(str_from(s->as != NULL ? s->as
		    : exam_path(x))) };
	struct check_options how = { .examples = s->examples };
	struct err err = { 0 };
	enum step step;

	if (!exam_begin(x, context, &how, &err))
		return command_refuse(&err);
	step = watch_run(x, &err);
	if (step == STEP_FAILED)
		return command_refuse(&err);
	r.stopped = step == STEP_MORE;
	exam_settle(x);
	exam_summary(x, &r.summary);
	forecast_make(&r.forecast, exam_findings(x), r.summary.records,
	    r.summary.idtype, false);
	r.forecast.signals = r.summary.signals;
	r.forecast.removed = r.summary.removals;
	if (!(s->json ? report_json(&r, &err) : report_text(&r, &err)))
		return command_refuse(&err);
	if (r.stopped)
		return tell_stopped();
	return r.summary.verdict == VERDICT_READY ? COMMAND_OK
	    : COMMAND_PROBLEMS;
}

static int
check_path(const char *path, const struct context *context,
    const struct settings *s)
{
	struct err err = { 0 };
	struct exam *x = exam_open(path, &err);
	int status;

	if (x == NULL)
		return command_refuse(&err);
	status = check_open(x, context, s);
	exam_free(x);
	return status;
}

/* --- the command ------------------------------------------------------- */

static bool
read_lists(const struct settings *s, struct lists *lists, struct err *err)
{
	return (s->site_ids == NULL ||
	    lists_read_sites(lists, s->site_ids, err)) &&
	    (s->traits == NULL ||
	    lists_read_traits(lists, s->traits, err));
}

static int
check_all(const struct call *call, const struct context *context,
    const struct settings *s)
{
	int worst = COMMAND_OK;

	for (size_t i = 0; i < call->count && !watch_stopped(); i++) {
		int status;

		if (i > 0 && !s->json)
			(void)fputs("\n", stdout);
		status = check_path(call->args[i], context, s);
		worst = status > worst ? status : worst;
	}
	return worst;
}

static int
run(const struct call *call)
{
	struct settings *s = call->settings;
	struct context context = { .name = s->as, .name_checked = true,
		.kind = s->kind_given ? s->kind : KIND_UNKNOWN,
		.idtype = s->idtype, .ic = s->ic, .master = s->master,
		.dpid = s->dpid, .target = s->target,
		.now = s->now != 0 ? s->now : clock_now() };
	struct lists lists = { 0 };
	struct err err = { 0 };
	int status;

	if (!s->examples_given)
		s->examples = EXAMPLES;
	if (!read_lists(s, &lists, &err)) {
		lists_release(&lists);
		return command_refuse(&err);
	}
	lists_give(&lists, &context);
	watch_signals();
	status = check_all(call, &context, s);
	lists_release(&lists);
	return status;
}

const struct command command_check = {
	.name = "check",
	.arguments = "FILE...",
	.summary = N_("check files and say what stands in the way"),
	.details = N_("The exit status is 0 when every file is ready, 1 when "
	    "problems were found,\n2 for a wrong option, 3 when a file cannot "
	    "be read, 4 when it was stopped."),
	.options = options,
	.settings_size = sizeof(struct settings),
	.least = 1,
	.most = FILES_MAX,
	.run = run,
};
