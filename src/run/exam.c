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
	struct name_parts parts;
	struct check *check;
	struct look *look;
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
	look_free(x->look);
	check_free(x->check);
	source_free(x->reading);
	source_free(x->looking);
	x->look = NULL;
	x->check = NULL;
	x->reading = NULL;
	x->looking = NULL;
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

bool
exam_begin(struct exam *x, const struct context *context,
    const struct check_options *options, struct err *err)
{
	end_check(x);
	parts_of(x->path, context, &x->parts);
	x->reading = source_again(x->source, err);
	x->looking = x->reading != NULL ? source_again(x->source, err) : NULL;
	if (x->looking == NULL) {
		end_check(x);
		return false;
	}
	x->check = check_begin(x->reading, context, options);
	x->look = look_new(x->looking, context, &x->parts,
	    check_index(x->check), check_findings(x->check));
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
