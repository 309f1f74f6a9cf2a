/* SPDX-License-Identifier: MIT */
/* A check from the first byte to the last, in steps of one block. */
#include "check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/encoding.h"
#include "check/outside.h"
#include "check/pipeline.h"
#include "check/progress.h"
#include "check/summing.h"
#include "check/told.h"

enum stage {
	STAGE_HEAD,	/* until the encoding is known */
	STAGE_TEXT,
	STAGE_PEOPLE,	/* lines are compared with each other */
	STAGE_DRAIN,	/* nothing to look at: only the hash is wanted */
	STAGE_DONE,
};

struct check {
	struct source *source;	/* borrowed */
	struct source *again;	/* a second reader, for CR ends */
	struct source *second;	/* a third, for a second look */
	const struct context *context;
	struct check_options options;
	struct name_verdict name;
	struct facts facts;

	enum stage stage;
	char end;		/* of lines */
	char head[ENCODING_HEAD];	/* the first bytes of the text */
	size_t head_n;
	struct str front;	/* of it: not in the pipeline yet */
	struct summing summing;
	struct pipeline pipe;
	bool busy;		/* it has work to do before more is read */
	struct lineindex *index;

	struct told told;
	struct progress progress;
};

/* --- begin ------------------------------------------------------------- */

/* What was found in the lines does not count after all. */
static void
forget(struct check *c)
{
	struct merge *m = &c->pipe.merge;

	told_forget(&c->told);
	m->findings = told_now(&c->told);
	m->bad_lines = findings_bad(m->findings);
	m->signals = 0;
	m->removals = 0;
}

static unsigned
threads_of(const struct check *c)
{
	return c->options.threads != 0 ? c->options.threads :
	    parallel_processors();
}

/* A short file is summed up before there is a thread. */
static void
sum_beside(struct check *c)
{
	size_t block = c->options.block == 0 ? BLOCK_BYTES :
	    c->options.block;

	if (c->options.hash && threads_of(c) > 1 &&
	    source_size(c->source) > block)
		summing_start(&c->summing, c->source);
}

static void
start_text(struct check *c)
{
	unsigned threads = threads_of(c);
	struct pipe_order order = { .facts = &c->facts,
		.findings = told_now(&c->told), .index = c->index,
		.people = { .bytes = c->options.people_bytes,
		.folder = c->options.temp_folder,
		.examples = c->options.examples, .threads = threads },
		.block = c->options.block, .threads = threads,
		.kernel = c->options.kernel, .end = c->end };

	pipeline_init(&c->pipe, &order);
}

static void
publish(struct check *c)
{
	const struct merge *m = &c->pipe.merge;
	struct check_progress p = {
		.disk_bytes = source_disk_bytes(c->source),
		.disk_total = source_size(c->source),
		.raw_bytes = source_raw_bytes(c->source),
		.records = m->records,
		.lines = m->lines,
		.bad_lines = m->bad_lines,
		.phase = c->second != NULL ?
		    people_phase(c->pipe.people) : PHASE_READING,
	};

	progress_set(&c->progress, &p);
}

struct check *
check_begin(struct source *source, const struct context *context,
    const struct check_options *options)
{
	struct check *c = xcalloc(1, sizeof(*c));

	c->source = source;
	c->context = context;
	c->options = *options;
	c->end = '\n';
	source_want_hash(source, options->hash);
	c->index = lineindex_new();
	told_init(&c->told, options->examples);
	judge_name(source, context, &c->name, &c->told);
	facts_fill(&c->facts, context, &c->name.parts);
	site_build(&c->facts.site);
	sum_beside(c);
	start_text(c);
	c->stage = judge_outside(source, context, &c->name, &c->told) ?
	    STAGE_HEAD : STAGE_DRAIN;
	publish(c);
	return c;
}

void
check_free(struct check *c)
{
	if (c == NULL)
		return;
	summing_stop(&c->summing, c->source);
	pipeline_release(&c->pipe);
	facts_release(&c->facts);
	lineindex_free(c->index);
	told_release(&c->told);
	source_free(c->again);
	source_free(c->second);
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

/* There is nothing to send, however large the file is. */
static enum step
finish_empty(struct check *c, struct err *err)
{
	told_drop(&c->told, RULE_SIZE_OPT);
	forget(c);
	told_usual(&c->told, RULE_SIZE_EMPTY);
	return finish(c, err);
}

/* The text is read: compare its lines, or there is no record. */
static enum step
finish_text(struct check *c, struct err *err)
{
	if (c->pipe.merge.records == 0)
		return finish_empty(c, err);
	c->second = source_again(c->source, err);
	if (c->second == NULL)
		return STEP_FAILED;
	people_end(c->pipe.people, c->second, c->index, told_now(&c->told));
	c->stage = STAGE_PEOPLE;
	return STEP_MORE;
}

static enum step
step_people(struct check *c, struct err *err)
{
	enum step step = people_step(c->pipe.people, err);

	if (step != STEP_DONE)
		return step;
	c->pipe.merge.bad_lines += people_bad(c->pipe.people);
	judge_master(c);
	if (c->pipe.merge.open_end)
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
	source_want_hash(c->again, false);	/* it is known already */
	pipeline_release(&c->pipe);
	c->end = '\r';
	start_text(c);
	return STEP_MORE;
}

static enum step
run_text(struct check *c, struct err *err)
{
	enum pipe_state state = pipeline_run(&c->pipe, err);

	c->busy = state == PIPE_BUSY;
	switch (state) {
	case PIPE_MORE:
	case PIPE_BUSY:
		break;
	case PIPE_FAILED:
		return STEP_FAILED;
	case PIPE_RETURNS:
		return restart_with_cr(c, err);
	case PIPE_END:
		return finish_text(c, err);
	}
	return STEP_MORE;
}

static enum step
damaged(struct check *c, struct err *err)
{
	struct finding fault = { .rule = RULE_COMP_BAD,
		.severity = SEVERITY_ERROR,
		.total = source_fault(c->source) };

	enum pipe_state state;

	/* The preview goes by the index as far as the bytes went. */
	pipeline_end(&c->pipe);
	do
		state = pipeline_run(&c->pipe, err);
	while (state == PIPE_BUSY);
	if (state == PIPE_FAILED)
		return STEP_FAILED;
	forget(c);
	c->pipe.merge.records = 0;
	c->pipe.merge.lines = 0;
	c->pipe.merge.blank_lines = 0;
	told_add(&c->told, &fault);
	return finish(c, err);
}

/* The head goes where the bytes behind it will be read to. */
static void
pour_head(struct check *c)
{
	size_t room;
	char *to = pipeline_room(&c->pipe, &room);
	size_t n = c->front.n < room ? c->front.n : room;

	memcpy(to, c->front.p, n);
	c->front = str_cut(c->front, n, c->front.n);
	pipeline_add(&c->pipe, n);
}

static enum source_result
fill_text(struct check *c, struct err *err)
{
	size_t room, got;
	char *to = pipeline_room(&c->pipe, &room);
	enum source_result result = source_fill(reading(c), to, room, &got,
	    err);

	pipeline_add(&c->pipe, got);
	return result;
}

/* The head is complete, or all there is. */
static enum step
leave_head(struct check *c)
{
	struct str head = { c->head, c->head_n };
	enum rule_id rule = encoding_of(head);

	c->front = head;
	c->stage = rule == RULE_COUNT ? STAGE_TEXT : STAGE_DRAIN;
	if (rule != RULE_COUNT)
		told_usual(&c->told, rule);
	return STEP_MORE;
}

static enum step
step_head(struct check *c, struct err *err)
{
	size_t got;

	switch (source_fill(c->source, c->head + c->head_n,
	    ENCODING_HEAD - c->head_n, &got, err)) {
	case SOURCE_BYTES:
		c->head_n += got;
		return c->head_n < ENCODING_HEAD ? STEP_MORE : leave_head(c);
	case SOURCE_END:
		return leave_head(c);
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
	enum source_result result = SOURCE_BYTES;

	if (c->busy)
		return run_text(c, err);
	if (c->front.n > 0)
		pour_head(c);
	else
		result = fill_text(c, err);
	switch (result) {
	case SOURCE_END:
		pipeline_end(&c->pipe);
		return run_text(c, err);
	case SOURCE_BYTES:
		return run_text(c, err);
	case SOURCE_FAULT:
		return damaged(c, err);
	case SOURCE_FAILED:
		break;
	}
	return STEP_FAILED;
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
		if (packed_nothing(c->source))
			return damaged(c, err);
		break;
	case SOURCE_END:
		if (packed_nothing(c->source))
			return finish_empty(c, err);
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
		[STAGE_PEOPLE] = step_people,
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
	const struct merge *m = &c->pipe.merge;

	memset(out, 0, sizeof(*out));
	out->kind = c->facts.kind;
	out->idtype = c->facts.idtype;
	out->name = c->name;
	out->verdict = verdict_of(told_now(&c->told));
	out->complete = c->stage == STAGE_DONE;
	out->records = m->records;
	out->lines = m->lines;
	out->blank_lines = m->blank_lines;
	out->raw_bytes = source_raw_bytes(c->source);
	out->disk_bytes = source_size(c->source);
	out->users_known = c->stage == STAGE_DONE;
	if (m->records > 0)
		out->users_known = people_users(c->pipe.people, &out->users);
	out->signals = m->signals;
	out->removals = m->removals;
	count_lines(told_now(&c->told), out);
	snprintf(out->sha256, sizeof(out->sha256), "%s",
	    source_sha256(c->source));
}
