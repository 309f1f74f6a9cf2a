/* SPDX-License-Identifier: MIT */
/* Choosing a file, and the answers that it gives by itself. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "run/desk_inside.h"
#include "run/evidence.h"

/* So that the session finds it again from another folder. */
static char *
absolute(const char *path, struct err *err)
{
	char here[PATH_MAX];

	if (path[0] == '/')
		return xstrdup(path);
	if (getcwd(here, sizeof(here)) == NULL) {
		(void)err_sys(err, ERR_INPUT, errno,
		    _("cannot tell which folder this is"));
		return NULL;
	}
	return path_join(here, path);
}

void
desk_close_file(struct desk *d)
{
	desk_end_job(d, DESK_HANDSHAKE);
	desk_drop_search(d);
	desk_stop_repair(d);
	desk_end_job(d, DESK_CHECK);
	desk_twins_free(d->twins);
	d->twins = NULL;
	desk_drop_copy(d);
	exam_free(d->exams[DESK_ORIGINAL]);
	d->exams[DESK_ORIGINAL] = NULL;
	d->evidence = (struct evidence){ .best = IDTYPE_COUNT };
	d->asked[0] = '\0';
}

bool
desk_open_path(struct desk *d, const char *path, struct err *err)
{
	struct exam *x = exam_open(path, err);

	if (x == NULL)
		return false;
	desk_close_file(d);
	d->exams[DESK_ORIGINAL] = x;
	evidence_take(exam_source(x), &d->evidence);
	desk_note_identity(d);
	return true;
}

/* Answer key for the person, unless the person has answered. */
static void
prefill(struct desk *d, const char *key, const char *value,
    const char *origin)
{
	char name[DESK_KEY_MAX];

	(void)desk_key(name, "origin", key);
	if (desk_get(d, key)[0] != '\0' && desk_get(d, name)[0] == '\0')
		return;
	session_set(d->session, key, value, key);
	session_set(d->session, name, origin, key);
}

static void
prefill_number(struct desk *d, const char *key, uint64_t n,
    const char *origin)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%" PRIu64, n);
	prefill(d, key, text, origin);
}

/* The name of a device file starts with a data source that all customers
 * share: that tells the kind of ID, and the next one is the person's own.
 * True when it is so. */
static bool
prefill_sources(struct desk *d, const struct name_parts *p,
    const char *origin)
{
	bool shared = p->count > 1 && idtype_is_shared(p->dpids[0]);
	enum idtype t;

	if (p->kind != KIND_TRAIT && p->kind != KIND_ODC)
		return false;
	if (shared) {
		t = idtype_of_dpid(p->dpids[0]);
		prefill_number(d, "dpid", p->dpids[1], origin);
		prefill(d, "idtype", idtype_get(t)->word, origin);
		return true;
	}
	if (p->count > 0)
		prefill_number(d, "dpid", p->dpids[0], origin);
	if (p->count > 1)
		prefill_number(d, "target", p->dpids[1], origin);
	return false;
}

/* True when the name told what kind of ID is in the file. */
static bool
prefill_from_name(struct desk *d, const char *path)
{
	struct name_verdict v;
	const char *origin = _("from the file name");

	name_diagnose(str_from(path), clock_now(), &v);
	if (!v.known) {
		if (desk_get(d, "kind")[0] == '\0')
			prefill(d, "kind", kind_get(KIND_TRAIT)->word,
			    _("what most files are"));
		return false;
	}
	prefill(d, "kind", kind_get(v.parts.kind)->word, origin);
	prefill(d, "mode", v.parts.overwrite ? "overwrite" : "sync", origin);
	return prefill_sources(d, &v.parts, origin);
}

static void
prefill_from_lines(struct desk *d, const struct evidence *e)
{
	char text[80];

	if (e->best == IDTYPE_COUNT)
		return;
	(void)snprintf(text, sizeof(text),
	    intl_plural("%u of %u sampled line", "%u of %u sampled lines",
		e->sampled), e->seen[e->best], e->sampled);
	prefill(d, "idtype", idtype_get(e->best)->word, text);
}

static void
answer_file(struct desk *d, const char *path, const struct evidence *e)
{
	desk_join(d, _("Your file"));
	session_set(d->session, "file.path", path, _("Your file"));
	if (!prefill_from_name(d, path))
		prefill_from_lines(d, e);
	if (desk_get(d, "mode")[0] == '\0')
		prefill(d, "mode", "sync", _("the careful choice"));
	desk_join_end(d);
}

bool
desk_open(struct desk *d, const char *path, struct err *err)
{
	char *whole = absolute(path, err);
	struct exam *x = whole != NULL ? exam_open(whole, err) : NULL;
	struct evidence e;

	if (x == NULL) {
		free(whole);
		return false;
	}
	evidence_take(exam_source(x), &e);
	exam_free(x);
	/* The same path may be another file by now. */
	desk_close_file(d);
	answer_file(d, whole, &e);
	free(whole);
	if (d->jobs[DESK_CHECK].state != WORK_FAILED)
		return true;
	if (err != NULL)
		*err = d->jobs[DESK_CHECK].err;
	return false;
}

void
desk_close(struct desk *d)
{
	desk_set(d, "file.path", "", _("Your file"));
}

bool
desk_has_file(const struct desk *d)
{
	return d->exams[DESK_ORIGINAL] != NULL;
}

void
desk_evidence(const struct desk *d, struct evidence *out)
{
	*out = d->evidence;
}
