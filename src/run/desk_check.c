/* SPDX-License-Identifier: MIT */
/* The desk's checks: what they are told, and what they found. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "run/desk_inside.h"

/* Answers that change what a check would find. */
static const char *const asked_keys[] = {
	"kind", "dpid", "target", "idtype", "ic", "master", "mode",
	"site.sample",
};

void
desk_fingerprint(const struct desk *d, char out[DESK_SUM])
{
	const struct exam *x = d->exams[DESK_ORIGINAL];
	struct source_identity id;
	struct buf text = { 0 };

	for (size_t i = 0; i < sizeof(asked_keys) / sizeof(char *); i++)
		buf_printf(&text, "%s=%s\n", asked_keys[i],
		    desk_get(d, asked_keys[i]));
	if (x != NULL) {
		id = source_identity(exam_source(x));
		buf_printf(&text, "%" PRIu64 " %" PRIu64 " %" PRIu64
		    " %" PRId64 " %" PRId64, id.device, id.inode, id.size,
		    id.modified_ns, id.changed_ns);
	}
	hash_of(buf_str(&text), out);
	buf_release(&text);
}

static enum name_wrap
wrap_of(const struct exam *x)
{
	switch (source_container(exam_source(x))) {
	case CONTAINER_GZIP:
		return WRAP_GZIP;
	case CONTAINER_PGP:
	case CONTAINER_PGP_ARMOR:
		return WRAP_PGP;
	default:
		return WRAP_NONE;
	}
}

/*
 * A file is judged as what it will be called when it is sent, because the
 * program gives it that name.  Before the data source is known no name can
 * be made, and the answers alone say what its lines must be.
 */
static void
build_terms(struct desk *d, enum desk_file f)
{
	struct terms *t = &d->terms[f];
	struct name_parts parts;

	buf_clear(&t->name);
	free(t->sample);
	t->sample = xstrdup(desk_get(d, "site.sample"));
	t->site = str_from(t->sample);
	t->context = (struct context){ .kind = desk_kind(d),
		.idtype = desk_idtype(d),
		.ic = session_is(d->session, "ic", "yes"),
		.dpid = desk_number(d, "dpid"),
		.target = desk_number(d, "target"), .now = clock_now(),
		.site_ids = &t->site, .site_count = t->site.n > 0 ? 1 : 0 };
	if (session_is(d->session, "master", "device"))
		t->context.master = MASTER_DEVICE;
	else if (session_is(d->session, "master", "cross"))
		t->context.master = MASTER_CROSS;
	desk_name_parts(d, wrap_of(d->exams[f]), t->context.now, &parts);
	if (name_compose(&parts, &t->name, NULL))
		t->context.name = buf_text(&t->name);
}

static const enum work checks[DESK_FILES] = {
	[DESK_ORIGINAL] = DESK_CHECK,
	[DESK_COPY] = DESK_COPY_CHECK,
};

bool
desk_begin_check(struct desk *d, enum desk_file f, struct err *err)
{
	struct check_options options = { .examples = DESK_EXAMPLES,
		.hash = true };
	struct exam *x = d->exams[f];

	if (x == NULL)
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	desk_end_job(d, checks[f]);
	if (f == DESK_ORIGINAL) {
		desk_stop_repair(d);	/* it works by the old answers */
		desk_drop_search(d);
	}
	build_terms(d, f);
	d->generations[f]++;
	d->summaries[f] = (struct check_summary){ 0 };
	if (f == DESK_ORIGINAL)
		desk_fingerprint(d, d->asked);
	if (!exam_begin(x, &d->terms[f].context, &options, err))
		return false;
	desk_begin_job(d, checks[f], exam_step, x);
	return true;
}

bool
desk_go_on(struct desk *d, enum work w)
{
	for (int f = 0; f < DESK_FILES; f++) {
		if (checks[f] != w || d->jobs[w].state != WORK_STOPPED ||
		    d->exams[f] == NULL)
			continue;
		desk_begin_job(d, w, exam_step, d->exams[f]);
		return true;
	}
	return false;
}

void
desk_check_ended(struct desk *d, enum desk_file f)
{
	exam_settle(d->exams[f]);
	exam_summary(d->exams[f], &d->summaries[f]);
	/* A file that changed under the check was not checked. */
	if (d->jobs[checks[f]].state != WORK_DONE)
		d->summaries[f].complete = false;
	if (f == DESK_COPY)
		desk_copy_checked(d);
}

const struct findings *
desk_findings(const struct desk *d, enum desk_file f)
{
	return d->exams[f] != NULL ? exam_findings(d->exams[f]) : NULL;
}

bool
desk_progress(const struct desk *d, enum desk_file f,
    struct check_progress *out)
{
	*out = (struct check_progress){ 0 };
	if (desk_findings(d, f) == NULL)
		return false;
	exam_progress(d->exams[f], out);
	return true;
}

/* While the check runs its own summary must not be asked for; the numbers
 * it publishes will do. */
static void
summary_so_far(const struct desk *d, enum desk_file f,
    struct check_summary *out)
{
	const struct findings *found = desk_findings(d, f);
	struct check_progress p;

	exam_progress(d->exams[f], &p);
	*out = (struct check_summary){ .kind = exam_parts(d->exams[f])->kind,
		.idtype = d->terms[f].context.idtype, .records = p.records,
		.lines = p.lines, .raw_bytes = p.raw_bytes,
		.disk_bytes = p.disk_total };
	out->name.parts = *exam_parts(d->exams[f]);
	if (findings_total(found, SEVERITY_ERROR) > 0)
		out->verdict = VERDICT_STOPPED;
	else if (findings_total(found, SEVERITY_WARNING) > 0)
		out->verdict = VERDICT_ATTENTION;
}

bool
desk_summary(const struct desk *d, enum desk_file f,
    struct check_summary *out)
{
	*out = (struct check_summary){ 0 };
	if (desk_findings(d, f) == NULL)
		return false;
	if (d->jobs[checks[f]].state == WORK_RUNNING)
		summary_so_far(d, f, out);
	else
		*out = d->summaries[f];
	return true;
}

struct look *
desk_look(struct desk *d, enum desk_file f)
{
	return d->exams[f] != NULL ? exam_look(d->exams[f]) : NULL;
}

unsigned
desk_generation(const struct desk *d, enum desk_file f)
{
	return d->generations[f];
}

const char *
desk_path(const struct desk *d, enum desk_file f)
{
	return d->exams[f] != NULL ? exam_path(d->exams[f]) : "";
}

const char *
desk_file_name(const struct desk *d, enum desk_file f)
{
	return path_base(str_from(desk_path(d, f))).p;
}

const struct context *
desk_context(const struct desk *d, enum desk_file f)
{
	return d->exams[f] != NULL ? &d->terms[f].context : NULL;
}

const struct name_parts *
desk_parts(const struct desk *d, enum desk_file f)
{
	return d->exams[f] != NULL ? exam_parts(d->exams[f]) : NULL;
}
