/* SPDX-License-Identifier: MIT */
/* check FILE...: its options.  See check_run.c for the work. */
#include "cmd/check.h"

#include <stddef.h>

#include "base/intl.h"
#include "cmd/commands.h"
#include "cmd/take.h"

enum { WORDS_MAX = 10000, EXAMPLES = 10 };

static bool
take_examples(void *to, const char *text, struct err *err)
{
	struct check_settings *s = to;

	s->examples_given = true;
	return option_number(&s->examples, text, err);
}

static bool
take_kind_given(void *to, const char *text, struct err *err)
{
	struct check_settings *s = to;

	s->kind_given = true;
	return take_kind(&s->kind, text, err);
}

static bool
take_form(void *to, const char *text, struct err *err)
{
	struct check_settings *s = to;

	s->report.form = problems_form_find(str_from(text));
	return s->report.form != NULL || err_set(err, ERR_USAGE,
	    _("the form is txt, tsv or jsonl"));
}

static const struct option options[] = {
	{ "as", "NAME", N_("judge it as if it had this name"), option_text,
	    offsetof(struct check_settings, as) },
	{ "kind", "KIND", N_("trait, odc, id-sync or pbd, when the name does "
	    "not tell"), take_kind_given, 0 },
	{ "dpid", "N", N_("data source ID, when the name does not tell"),
	    option_number, offsetof(struct check_settings, dpid) },
	{ "target", "N", N_("data source that owns the traits"),
	    option_number, offsetof(struct check_settings, target) },
	{ "id-type", "TYPE", N_("what the IDs are: crm (your own customer "
	    "IDs), aam, ecid or hemail"), take_idtype,
	    offsetof(struct check_settings, idtype) },
	{ "ic", NULL, N_("bare numbers are integration codes of traits"),
	    option_flag, offsetof(struct check_settings, ic) },
	{ "master", "TYPE", N_("what the first data source of an ID sync is: "
	    "device, cross or unknown"), take_master,
	    offsetof(struct check_settings, master) },
	{ "site-ids", "FILE", N_("IDs as the website shows them, one a line: "
	    "they are compared with the file"), option_text,
	    offsetof(struct check_settings, site_ids) },
	{ "traits", "FILE", N_("your traits: trait ID, type and owner with "
	    "tabs between them"), option_text,
	    offsetof(struct check_settings, traits) },
	{ "examples", "N", N_("examples kept of each rule: 10 unless told, 0 "
	    "keeps all, up to about a million"), take_examples, 0 },
	{ "now", "EPOCH", N_("judge it at this moment, in seconds since "
	    "1970"), option_time, offsetof(struct check_settings, now) },
	{ "report", "FILE", N_("write every finding that was kept to this new "
	    "file; its ending .txt, .tsv or .jsonl tells the form"),
	    option_text, offsetof(struct check_settings, report.path) },
	{ "report-format", "FORM", N_("txt, tsv or jsonl, whatever the name "
	    "of the report"), take_form, 0 },
	{ "show-values", NULL, N_("show the data in the report as it is; "
	    "usually letters and digits are masked"), option_flag,
	    offsetof(struct check_settings, report.values) },
	{ "force", NULL, N_("replace the report if there is one already"),
	    option_flag, offsetof(struct check_settings, report.force) },
	{ "threads", "N", N_("threads that judge lines: 2 unless told, or 1 "
	    "where there is one processor"), take_threads,
	    offsetof(struct check_settings, threads) },
	{ "memory", "SIZE", N_("memory for what is compared between lines, "
	    "such as 512M or 2G: 256M unless told; the rest goes to a file"),
	    take_memory, offsetof(struct check_settings, memory) },
	{ "temp-folder", "FOLDER", N_("where files for the time of the check "
	    "go, instead of $TMPDIR or /var/tmp"), option_text,
	    offsetof(struct check_settings, temp_folder) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct check_settings, json) },
	{ 0 },
};

static int
run(const struct call *call)
{
	struct check_settings *s = call->settings;

	if (!s->examples_given)
		s->examples = EXAMPLES;
	return check_words(s, call->args, call->count);
}

const struct command command_check = {
	.name = "check",
	.arguments = "FILE|FOLDER...",
	.summary = N_("check files and say what stands in the way"),
	.details = N_("FILE may be - for standard input, with --as NAME. Of a "
	    "FOLDER all files\nwith the name of a data file are checked.\nThe "
	    "exit status is 0 when every file is ready, 1 when problems were "
	    "found,\n2 for a wrong option, 3 when a file cannot be read, 4 "
	    "when it was stopped,\n5 when the report cannot be written."),
	.options = options,
	.settings_size = sizeof(struct check_settings),
	.least = 1,
	.most = WORDS_MAX,
	.run = run,
};
