/* SPDX-License-Identifier: MIT */
/* Holds together what one check of one file needs. */
#include "run/exam.h"

#include <stdlib.h>

#include "base/mem.h"

struct exam {
	char *path;
	struct source *source;		/* stays open: the file's identity */
	struct source *reading;		/* of the check */
	struct source *looking;		/* of the preview, another thread */
	struct source *seeking;		/* of searches */
	struct name_parts parts;
	struct check *check;
	struct look *look;
	struct lineindex *far;		/* lines that only searches came to */
	struct search *search;
};

struct exam *
exam_open(const char *path, struct err *err)
{
	struct source *source = source_open(path, err);

	return source == NULL ? NULL : exam_take_source(source);
}

struct exam *
exam_take_source(struct source *take_source)
{
	struct exam *x = xcalloc(1, sizeof(*x));

	x->path = xstrdup(source_path(take_source));
	x->source = take_source;
	return x;
}

static void
end_check(struct exam *x)
{
	search_free(x->search);
	look_free(x->look);
	check_free(x->check);
	lineindex_free(x->far);
	source_free(x->reading);
	source_free(x->looking);
	source_free(x->seeking);
	x->search = NULL;
	x->look = NULL;
	x->check = NULL;
	x->far = NULL;
	x->reading = NULL;
	x->looking = NULL;
	x->seeking = NULL;
}

void
exam_free(struct exam *x)
{
	if (x == NULL)
		return;
	end_check(x);
	source_free(x->source);
	free(x->path);
	free(x);
}

static void
parts_of(const char *path, const struct context *context,
    struct name_parts *out)
{
	struct name_verdict v;
	const char *name = context->name != NULL ? context->name : path;

	name_diagnose(str_from(name), context->now, &v);
	*out = v.parts;
	if (context->kind != KIND_UNKNOWN)
		out->kind = context->kind;
	if (v.known || context->dpid == 0)
		return;
	out->dpids[0] = context->dpid;
	out->dpids[1] = context->target;
	out->count = context->target != 0 ? 2 : 1;
}

static bool
open_sources(struct exam *x, struct err *err)
{
	x->reading = source_again(x->source, err);
	if (x->reading == NULL)
		return false;
	x->looking = source_again(x->source, err);
	if (x->looking == NULL)
		return false;
	x->seeking = source_again(x->source, err);
	return x->seeking != NULL;
}

static void
begin_looking(struct exam *x, const struct context *context)
{
	struct search_scene scene = { .source = x->seeking,
		.context = context, .name = &x->parts,
		.index = check_index(x->check) };

	x->far = lineindex_new();
	scene.far = x->far;
	x->search = search_new(&scene);
	x->look = look_new(x->looking, context, &x->parts,
	    check_index(x->check), x->far, check_findings(x->check));
}

bool
exam_begin(struct exam *x, const struct context *context,
    const struct check_options *options, struct err *err)
{
	end_check(x);
	parts_of(x->path, context, &x->parts);
	if (!open_sources(x, err)) {
		end_check(x);
		return false;
	}
	x->check = check_begin(x->reading, context, options);
	begin_looking(x, context);
	return true;
}

enum step
exam_step(void *exam, struct err *err)
{
	struct exam *x = exam;
	enum step step = check_step(x->check, err);

	if (step == STEP_DONE && !source_unchanged(x->source, err))
		return STEP_FAILED;
	return step;
}

const char *
exam_path(const struct exam *x)
{
	return x->path;
}

struct source *
exam_source(const struct exam *x)
{
	return x->source;
}

const struct name_parts *
exam_parts(const struct exam *x)
{
	return &x->parts;
}

const struct findings *
exam_findings(const struct exam *x)
{
	return x->check != NULL ? check_findings(x->check) : NULL;
}

struct look *
exam_look(const struct exam *x)
{
	return x->look;
}

struct search *
exam_search(struct exam *x, const struct search_order *order)
{
	search_begin(x->search, check_findings(x->check), order);
	return x->search;
}

void
exam_settle(struct exam *x)
{
	if (x->check != NULL)
		look_judge_by(x->look, check_findings(x->check));
}

void
exam_progress(const struct exam *x, struct check_progress *out)
{
	*out = (struct check_progress){ 0 };
	if (x->check != NULL)
		check_progress(x->check, out);
}

void
exam_summary(const struct exam *x, struct check_summary *out)
{
	*out = (struct check_summary){ 0 };
	if (x->check != NULL)
		check_summarize(x->check, out);
}
