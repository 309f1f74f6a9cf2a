/* SPDX-License-Identifier: MIT */
/* Checks one file after the other, and then the sets they form. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/check.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "cmd/sets.h"
#include "cmd/watch.h"
#include "run/gather.h"
#include "run/intake.h"
#include "run/lists.h"
#include "run/outfile.h"
#include "run/past.h"
#include "spec/name.h"

enum { SHOWN = 60 };

struct checking {
	const struct check_settings *s;
	struct context context;
	struct lists lists;
	struct past past;
	struct gather gather;
	struct sets sets;
	struct problems *problems;	/* NULL: none are wanted */
	int worst;		/* exit status so far */
};

static const char stopped[] = N_("Stopped. Your file was only read, nothing "
    "was changed.");

static void
note_status(struct checking *c, int status)
{
	if (status > c->worst)
		c->worst = status;
}

static int
tell_stopped(void)
{
	struct err err;

	(void)err_set(&err, ERR_CANCELLED, "%s", _(stopped));
	return command_refuse(&err);
}

/* --- one file ---------------------------------------------------------- */

static bool
write_report(const struct checking *c, const struct report *r,
    struct err *err)
{
	if (!(c->s->json ? report_json(r, err) : report_text(r, err)))
		return false;
	return c->problems == NULL || r->stopped ||
	    problems_add(c->problems, r, err);
}

/* Under another name a file tells nothing of its part. */
static void
add_to_sets(struct checking *c, const struct gathered *file,
    const struct exam *x)
{
	if (c->s->as == NULL)
		sets_add(&c->sets, name_base(str_from(file->path)), x,
		    c->context.now, file->from_folder);
}

/* What came out of a check that was begun; step is how it ended. */
static int
report_on(struct checking *c, struct exam *x, enum step step,
    const struct gathered *file)
{
	struct report r = { .exam = x, .stopped = step == STEP_MORE,
		.path = c->s->json ? file->path : exam_path(x),
		.name = name_base(str_from(c->s->as != NULL ? c->s->as
		    : exam_path(x))) };
	struct err err = { 0 };

	exam_settle(x);
	exam_summary(x, &r.summary);
	outcome_forecast(x, &r.summary, false, &r.forecast);
	if (!write_report(c, &r, &err))
		return command_refuse(&err);
	if (r.stopped)
		return tell_stopped();
	add_to_sets(c, file, x);
	return r.summary.verdict == VERDICT_READY ? COMMAND_OK
	    : COMMAND_PROBLEMS;
}

/* Standard input first comes in as a whole. */
static struct exam *
open_input(const struct checking *c, struct err *err)
{
	struct intake *in = intake_begin(c->s->temp_folder, err);
	enum step step = in == NULL ? STEP_FAILED : watch_intake(in, err);
	struct exam *x = step == STEP_DONE ? intake_exam(in, err) : NULL;

	if (step == STEP_MORE)
		(void)err_set(err, ERR_CANCELLED, "%s", _(stopped));
	intake_free(in);
	return x;
}

static bool
is_input(const char *path)
{
	return strcmp(path, "-") == 0;
}

static int
check_file(struct checking *c, const struct gathered *file)
{
	struct err err = { 0 };
	struct exam *x = is_input(file->path) ? open_input(c, &err)
	    : exam_open(file->path, &err);
	struct check_options how = { .examples = c->s->examples,
		.threads = c->s->threads, .people_bytes = c->s->memory,
		.temp_folder = c->s->temp_folder, .hash = c->s->json };
	enum step step = STEP_FAILED;
	int status;

	if (x != NULL && exam_begin(x, &c->context, &how, &err))
		step = watch_run(x, &err);
	if (step != STEP_FAILED) {
		status = report_on(c, x, step, file);
	} else {
		status = command_refuse(&err);
		add_to_sets(c, file, NULL);
	}
	exam_free(x);
	return status;
}

static void
check_files(struct checking *c)
{
	for (size_t i = 0; i < c->gather.count && !watch_stopped(); i++) {
		if (i > 0 && !c->s->json)
			(void)fputs("\n", stdout);
		note_status(c, check_file(c, &c->gather.files[i]));
	}
}

/* --- all of them ------------------------------------------------------- */

/* What of a folder is not looked at must not seem to be fine. */
static void
tell_left(const struct gather_left *left)
{
	struct safetext folder = safetext_make(str_from(left->folder), SHOWN);
	struct safetext first = safetext_make(str_from(left->first), SHOWN);
	char number[NUM_TEXT_MAX];

	if (left->files == 1)
		(void)fprintf(stderr, _("%s: left out %s, which has not the "
		    "name of a data file.\n"), folder.text, first.text);
	else if (left->files > 1)
		(void)fprintf(stderr, _("%s: left out %s files without the "
		    "name of a data file, such as %s.\n"), folder.text,
		    num_group(left->files, number), first.text);
	if (left->folders > 0)
		(void)fprintf(stderr, intl_plural("%s: left out %s folder "
		    "inside.\n", "%s: left out %s folders inside.\n",
		    left->folders), folder.text,
		    num_group(left->folders, number));
	if (left->cut)
		(void)fprintf(stderr, _("%s: there are more files than we "
		    "looked at.\n"), folder.text);
	safetext_release(&folder);
	safetext_release(&first);
}

static void
gather_words(struct checking *c, char **words, size_t count)
{
	struct err err = { 0 };

	for (size_t i = 0; i < count; i++)
		if (!gather_add(&c->gather, words[i], c->context.now, &err))
			note_status(c, command_refuse(&err));
	for (size_t i = 0; i < c->gather.left_count; i++)
		tell_left(&c->gather.left[i]);
}

static void
report_sets(struct checking *c)
{
	struct buf out = { 0 };
	struct err err = { 0 };

	if (watch_stopped())
		return;
	if (sets_report(&c->sets, c->s->json, &out))
		note_status(c, COMMAND_PROBLEMS);
	if (!command_write(buf_str(&out), &err))
		note_status(c, command_refuse(&err));
	buf_release(&out);
}

/* It has no name, and can be read once. */
static bool
input_fits(const struct checking *c, struct err *err)
{
	size_t times = 0;

	for (size_t i = 0; i < c->gather.count; i++)
		times += is_input(c->gather.files[i].path);
	if (times > 1)
		return err_set(err, ERR_USAGE, _("Standard input can be "
		    "checked once: write - only once"));
	return times == 0 || c->s->as != NULL || err_set(err, ERR_USAGE,
	    _("Standard input has no name: give it one with --as NAME"));
}

/* --- the list of problems ---------------------------------------------- */

/* Whatever is read must not be replaced by the list. */
static bool
spares_all(const struct checking *c, struct err *err)
{
	const char *path = c->s->report.path;
	const char *const lists[] = { c->s->site_ids, c->s->traits };

	for (size_t i = 0; i < c->gather.count; i++)
		if (!outfile_spares(path, c->gather.files[i].path, err))
			return false;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (lists[i] != NULL && !outfile_spares(path, lists[i], err))
			return false;
	return true;
}

static bool
open_problems(struct checking *c, struct err *err)
{
	if (c->s->report.path == NULL)
		return true;
	if (!spares_all(c, err))
		return false;
	c->problems = problems_open(&c->s->report, err);
	return c->problems != NULL;
}

static void
publish_problems(struct checking *c)
{
	struct err err = { 0 };

	if (c->problems != NULL && !problems_publish(c->problems, &err))
		note_status(c, command_refuse(&err));
}

static bool
read_lists(struct checking *c, struct err *err)
{
	const struct check_settings *s = c->s;

	if (s->site_ids != NULL &&
	    !lists_read_sites(&c->lists, s->site_ids, err))
		return false;
	if (s->traits != NULL &&
	    !lists_read_traits(&c->lists, s->traits, err))
		return false;
	lists_give(&c->lists, &c->context);
	past_open(&c->past, NULL);
	past_give(&c->past, &c->context);
	return true;
}

static void
release(struct checking *c)
{
	problems_free(c->problems);
	sets_release(&c->sets);
	gather_release(&c->gather);
	lists_release(&c->lists);
	past_release(&c->past);
}

int
check_words(const struct check_settings *s, char **words, size_t count)
{
	struct checking c = { .s = s, .worst = COMMAND_OK, .context = {
		.name = s->as, .name_checked = true,
		.kind = s->kind_given ? s->kind : KIND_UNKNOWN,
		.idtype = s->idtype, .ic = s->ic, .master = s->master,
		.dpid = s->dpid, .target = s->target,
		.now = s->now != 0 ? s->now : clock_now() } };
	struct err err = { 0 };

	gather_words(&c, words, count);
	if (input_fits(&c, &err) && read_lists(&c, &err) &&
	    open_problems(&c, &err)) {
		watch_signals();
		check_files(&c);
		report_sets(&c);
		publish_problems(&c);
	} else {
		note_status(&c, command_refuse(&err));
	}
	release(&c);
	return c.worst;
}
