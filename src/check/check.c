/* SPDX-License-Identifier: MIT */
/* A check from the first byte to the last, in steps of one block. */
#include "check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/container.h"
#include "check/encoding.h"
#include "check/progress.h"
#include "check/scan.h"
#include "check/told.h"

enum stage {
	STAGE_HEAD,	/* until the encoding is known */
	STAGE_TEXT,
	STAGE_HISTORY,	/* the lines before a removal, once more */
	STAGE_DRAIN,	/* nothing to look at: only the hash is wanted */
	STAGE_DONE,
};

enum { PGP_HEAD = 2048 };

struct check {
	struct source *source;	/* borrowed */
	struct source *again;	/* a second reader, for CR ends */
	struct source *history;	/* a third, for the lines before */
	const struct context *context;
	struct name_verdict name;
	struct facts facts;

	enum stage stage;
	char end;		/* of lines */
	struct buf head;
	struct scan scan, past;
	struct lineindex *index;

	struct told told;
	struct progress progress;
};

/* --- begin ------------------------------------------------------------- */

static void
judge_name(struct check *c)
{
	const char *path = c->context->name != NULL ? c->context->name :
	    source_path(c->source);
	bool checked = c->context->name_checked;

	name_diagnose(str_from(path), c->context->now, &c->name);
	for (size_t i = 0; i < c->name.count; i++) {
		const struct finding *f = &c->name.findings[i];
		const char *code = rule_get(f->rule)->code;

		if (checked || !str_starts(str_from(code), "NAME-"))
			told_add(&c->told, f);
	}
}

/* What the name says of the container; when the name is not looked at, it
 * says what the container is. */
static enum name_wrap
named_wrap(const struct check *c)
{
	enum container outer = source_container(c->source);

	if (c->context->name_checked)
		return c->name.parts.wrap;
	if (outer == CONTAINER_GZIP)
		return WRAP_GZIP;
	return outer == CONTAINER_PGP || outer == CONTAINER_PGP_ARMOR ?
	    WRAP_PGP : WRAP_NONE;
}

static void
judge_recipient(struct check *c)
{
	char bytes[PGP_HEAD];
	struct str head = { bytes, 0 };

	if (source_container(c->source) == CONTAINER_PGP &&
	    source_read_disk(c->source, 0, bytes, sizeof(bytes), &head.n,
	    NULL) && pgp_for_others(head))
		told_usual(&c->told, RULE_PGP_RECIP);
}

static void
judge_size(struct check *c)
{
	enum container outer = source_container(c->source);
	bool packed = outer != CONTAINER_PLAIN;
	enum severity severity = SEVERITY_INFO;
	enum rule_id rule = size_judge(source_size(c->source), 1, packed,
	    &severity);

	if (outer != CONTAINER_PLAIN && outer != CONTAINER_GZIP &&
	    outer != CONTAINER_PGP && outer != CONTAINER_PGP_ARMOR)
		return;
	if (rule != RULE_COUNT)
		told_rule(&c->told, rule, severity);
}

/* Nothing came out of a packed file: it holds nothing, or it is cut in its
 * head.  Only reading it to its end tells which. */
static bool
packed_nothing(const struct check *c)
{
	return source_container(c->source) == CONTAINER_GZIP &&
	    source_inner(c->source) == CONTAINER_EMPTY;
}

static void
judge_outside(struct check *c)
{
	struct container_verdict v;

	container_judge(source_container(c->source),
	    source_inner(c->source), named_wrap(c), &v);
	for (size_t i = 0; i < v.count; i++)
		if (v.rules[i] != RULE_SIZE_EMPTY || !packed_nothing(c))
			told_usual(&c->told, v.rules[i]);
	judge_recipient(c);
	judge_size(c);
	c->stage = v.text ? STAGE_HEAD : STAGE_DRAIN;
}

/* What was found in the lines does not count after all. */
static void
forget(struct check *c)
{
	told_forget(&c->told);
	c->scan.findings = told_now(&c->told);
	c->scan.bad_lines = findings_bad(c->scan.findings);
	c->scan.signals = 0;
	c->scan.removals = 0;
}

static void
start_scan(struct check *c, struct scan *scan, char end)
{
	scan_init(scan, &c->facts, end);
	scan->findings = told_now(&c->told);
	scan->index = c->index;
}

static void
publish(struct check *c)
{
	struct check_progress p = {
		.disk_bytes = source_disk_bytes(c->source),
		.disk_total = source_size(c->source),
		.raw_bytes = source_raw_bytes(c->source),
		.records = c->scan.records,
		.lines = c->scan.lines,
		.bad_lines = c->scan.bad_lines,
	};

	progress_set(&c->progress, &p);
}

struct check *
check_begin(struct source *source, const struct context *context,
    uint64_t examples)
{
	struct check *c = xcalloc(1, sizeof(*c));

	c->source = source;
	c->context = context;
	c->end = '\n';
	c->index = lineindex_new();
	c->head.max = 2 * SOURCE_BLOCK;
	told_init(&c->told, examples);
	judge_name(c);
	facts_fill(&c->facts, context, &c->name.parts);
	site_build(&c->facts.site);
	start_scan(c, &c->scan, c->end);
	judge_outside(c);
	publish(c);
	return c;
}

void
check_free(struct check *c)
{
	if (c == NULL)
		return;
	scan_release(&c->scan);
	scan_release(&c->past);
	facts_release(&c->facts);
	lineindex_free(c->index);
	told_release(&c->told);
	source_free(c->again);
	source_free(c->history);
	buf_release(&c->head);
	free(c);
}

/* --- steps ------------------------------------------------------------- */

static struct source *
reading(struct check *c)
{
	return c->end == '\r' ? c->again : c->source;
}

static void
judge_master(struct check *c)
{
	enum master master = c->context->master;

	if (c->facts.kind != KIND_IDSYNC || c->facts.columns == 0 ||
	    c->facts.types[0] != IDTYPE_CRM || master == MASTER_DEVICE)
		return;
	told_rule(&c->told, RULE_SYNC_MASTER, master == MASTER_CROSS ?
	    SEVERITY_ERROR : SEVERITY_WARNING);
}

static enum step
finish(struct check *c, struct err *err)
{
	c->stage = STAGE_DONE;
	publish(c);
	return source_unchanged(c->source, err) ? STEP_DONE : STEP_FAILED;
}

static enum step
finish_text(struct check *c, struct err *err)
{
	if (c->scan.records == 0) {
		forget(c);
		told_usual(&c->told, RULE_SIZE_EMPTY);
		return finish(c, err);
	}
	people_finish(c->scan.people, told_now(&c->told));
	judge_master(c);
	if (c->scan.open_end)
		told_usual(&c->told, RULE_LINE_NOEOL);
	if (source_members(c->source) > 1)
		told_usual(&c->told, RULE_COMP_MULTI);
	return finish(c, err);
}

/* The whole file is one line with the old Mac ends: read it once more. */
static enum step
restart_with_cr(struct check *c, struct err *err)
{
	c->again = source_again(c->source, err);
	if (c->again == NULL)
		return STEP_FAILED;
	scan_release(&c->scan);
	c->end = '\r';
	start_scan(c, &c->scan, c->end);
	c->stage = STAGE_TEXT;
	return STEP_MORE;
}

static enum step
run_text(struct check *c, struct err *err)
{
	enum scan_state state = scan_run(&c->scan);

	if (state == SCAN_MORE)
		return STEP_MORE;
	if (state == SCAN_HISTORY) {
		c->history = source_again(c->source, err);
		start_scan(c, &c->past, c->end);
		c->stage = STAGE_HISTORY;
		return c->history == NULL ? STEP_FAILED : STEP_MORE;
	}
	if (reader_wants_cr(&c->scan.reader))
		return restart_with_cr(c, err);
	return finish_text(c, err);
}

static enum step
damaged(struct check *c, struct err *err)
{
	struct finding fault = { .rule = RULE_COMP_BAD,
		.severity = SEVERITY_ERROR,
		.total = source_fault(c->source) };

	forget(c);
	c->scan.records = 0;
	c->scan.lines = 0;
	c->scan.blank_lines = 0;
	told_add(&c->told, &fault);
	return finish(c, err);
}

static enum step
leave_head(struct check *c, struct err *err)
{
	enum rule_id rule = encoding_of(buf_str(&c->head));

	if (rule != RULE_COUNT) {
		told_usual(&c->told, rule);
		c->stage = STAGE_DRAIN;
		return STEP_MORE;
	}
	c->stage = STAGE_TEXT;
	scan_feed(&c->scan, buf_str(&c->head));
	return run_text(c, err);
}

static enum step
step_head(struct check *c, struct err *err)
{
	struct str bytes = { NULL, 0 };
	enum step step;

	switch (source_read(c->source, &bytes, err)) {
	case SOURCE_BYTES:
		buf_add_str(&c->head, bytes);
		return c->head.n < ENCODING_HEAD ? STEP_MORE :
		    leave_head(c, err);
	case SOURCE_END:
		step = leave_head(c, err);
		if (step != STEP_MORE || c->stage != STAGE_TEXT)
			return step;
		scan_end(&c->scan);
		return run_text(c, err);
	case SOURCE_FAULT:
		return damaged(c, err);
	case SOURCE_FAILED:
		break;
	}
	return STEP_FAILED;
}

static enum step
step_text(struct check *c, struct err *err)
{
	struct str bytes = { NULL, 0 };

	switch (source_read(reading(c), &bytes, err)) {
	case SOURCE_BYTES:
		scan_feed(&c->scan, bytes);
		return run_text(c, err);
	case SOURCE_END:
		scan_end(&c->scan);
		return run_text(c, err);
	case SOURCE_FAULT:
		return damaged(c, err);
	case SOURCE_FAILED:
		break;
	}
	return STEP_FAILED;
}

/* The lines before the first removal are judged again for their traits. */
static enum step
step_history(struct check *c, struct err *err)
{
	struct str bytes = { NULL, 0 };
	enum source_result result = source_read(c->history, &bytes, err);

	if (result == SOURCE_FAILED)
		return STEP_FAILED;
	if (result == SOURCE_BYTES) {
		scan_feed(&c->past, bytes);
		if (!scan_learn(&c->past, c->scan.people,
		    scan_wants_before(&c->scan)))
			return STEP_MORE;
	}
	scan_learned(&c->scan);
	c->stage = STAGE_TEXT;
	return run_text(c, err);
}

static enum step
step_drain(struct check *c, struct err *err)
{
	struct str bytes;

	switch (source_read(c->source, &bytes, err)) {
	case SOURCE_BYTES:
		return STEP_MORE;
	case SOURCE_FAILED:
		return STEP_FAILED;
	case SOURCE_FAULT:
		if (packed_nothing(c))
			return damaged(c, err);
		break;
	case SOURCE_END:
		if (packed_nothing(c))
			told_usual(&c->told, RULE_SIZE_EMPTY);
		break;
	}
	return finish(c, err);
}

static enum step
step_done(struct check *c, struct err *err)
{
	(void)c;
	(void)err;
	return STEP_DONE;
}

enum step
check_step(struct check *c, struct err *err)
{
	static enum step (*const steps[])(struct check *, struct err *) = {
		[STAGE_HEAD] = step_head,
		[STAGE_TEXT] = step_text,
		[STAGE_HISTORY] = step_history,
		[STAGE_DRAIN] = step_drain,
		[STAGE_DONE] = step_done,
	};
	enum step step = steps[c->stage](c, err);

	publish(c);
	return step;
}

/* --- results ----------------------------------------------------------- */

const struct findings *
check_findings(const struct check *c)
{
	return told_now(&c->told);
}

const struct lineindex *
check_index(const struct check *c)
{
	return c->index;
}

void
check_progress(const struct check *c, struct check_progress *out)
{
	progress_get(&c->progress, out);
}

static void
count_lines(const struct findings *findings, struct check_summary *out)
{
	size_t n = 0;
	struct combo *combos = findings_combos(findings, &n);

	for (size_t i = 0; i < n; i++) {
		if (combos[i].worst == SEVERITY_ERROR)
			out->error_lines += combos[i].lines;
		else if (combos[i].worst == SEVERITY_WARNING)
			out->warning_lines += combos[i].lines;
	}
	free(combos);
}

static enum verdict
verdict_of(const struct findings *findings)
{
	if (findings_total(findings, SEVERITY_ERROR) > 0)
		return VERDICT_STOPPED;
	return findings_total(findings, SEVERITY_WARNING) > 0 ?
	    VERDICT_ATTENTION : VERDICT_READY;
}

void
check_summarize(const struct check *c, struct check_summary *out)
{
	memset(out, 0, sizeof(*out));
	out->kind = c->facts.kind;
	out->idtype = c->facts.idtype;
	out->name = c->name;
	out->verdict = verdict_of(told_now(&c->told));
	out->complete = c->stage == STAGE_DONE;
	out->records = c->scan.records;
	out->lines = c->scan.lines;
	out->blank_lines = c->scan.blank_lines;
	out->raw_bytes = source_raw_bytes(c->source);
	out->disk_bytes = source_size(c->source);
	out->users = c->scan.records == 0 ? 0 :
	    people_users(c->scan.people);
	out->signals = c->scan.signals;
	out->removals = c->scan.removals;
	count_lines(told_now(&c->told), out);
	snprintf(out->sha256, sizeof(out->sha256), "%s",
	    source_sha256(c->source));
}
