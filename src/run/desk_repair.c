/* SPDX-License-Identifier: MIT */
/*
 * The repaired copy: where it goes, making it, proving it.
 *
 *	plan -> repair (worker) -> lines add up? -> check of the copy
 *	                                               -> same bytes? -> sound
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "file/path.h"
#include "run/desk_inside.h"

enum { NAMES_TRIED = 1000 };

/* --- where ------------------------------------------------------------- */

/* "summer.sync.gz" has the stem "summer" and the ending ".sync". */
static void
split_name(struct str base, struct str *stem, struct str *ending)
{
	size_t dot;

	if (str_ends(base, ".gz"))
		base = str_cut(base, 0, base.n - 3);
	dot = str_find_text(base, ".sync");
	if (dot == base.n)
		dot = str_find_text(base, ".overwrite");
	if (dot == base.n)
		for (dot--; dot > 0 && base.p[dot] != '.'; dot--)
			continue;
	/* A dot at the start hides a file; it has no ending then. */
	if (dot == 0)
		dot = base.n;
	*stem = str_cut(base, 0, dot);
	*ending = str_cut(base, dot, base.n);
}

static bool
packs(const struct desk *d)
{
	return !session_is(d->session, "pack", "no");
}

/* In folder, with number n in both names when it is above 1. */
static void
try_names(struct desk *d, const char *folder, int n)
{
	struct str stem, ending;
	struct buf name = { 0 };
	char number[16] = "";

	split_name(path_base(str_from(desk_path(d, DESK_ORIGINAL))), &stem,
	    &ending);
	if (n > 1)
		(void)snprintf(number, sizeof(number), "-%d", n);
	free(d->copy_path);
	free(d->side_path);
	buf_add_str(&name, stem);
	buf_printf(&name, ".fixed%s", number);
	buf_add_str(&name, ending);
	if (packs(d))
		buf_add_text(&name, ".gz");
	d->copy_path = path_join(folder, buf_text(&name));
	buf_clear(&name);
	buf_add_str(&name, stem);
	buf_printf(&name, ".aside%s.tsv", number);
	d->side_path = path_join(folder, buf_text(&name));
	buf_release(&name);
}

/* Beside the original, or in our own folder when that one is not ours to
 * write to. */
static void
choose_paths(struct desk *d)
{
	char *folder = path_folder(desk_path(d, DESK_ORIGINAL));

	if (access(folder, W_OK) != 0) {
		char *home = path_home(PATH_STATE, NULL, NULL);

		if (home != NULL) {
			free(folder);
			folder = home;
		}
	}
	for (int n = 1; n <= NAMES_TRIED; n++) {
		try_names(d, folder, n);
		if (access(d->copy_path, F_OK) != 0 &&
		    access(d->side_path, F_OK) != 0)
			break;
	}
	free(folder);
}

void
desk_plan_paths(struct desk *d)
{
	if (d->exams[DESK_COPY] == NULL && d->exams[DESK_ORIGINAL] != NULL &&
	    d->jobs[DESK_REPAIR].state != WORK_RUNNING)
		choose_paths(d);
}

const char *
desk_copy_path(const struct desk *d)
{
	return d->copy_path != NULL ? d->copy_path : "";
}

const char *
desk_side_path(const struct desk *d)
{
	return d->side_path != NULL ? d->side_path : "";
}

/* --- making ------------------------------------------------------------ */

static void
copy_fingerprint(const struct desk *d, char out[DESK_SUM])
{
	struct buf text = { 0 };
	struct plan plan;

	desk_plan(d, &plan);
	buf_printf(&text, "%s %d\n", d->asked, packs(d));
	for (unsigned f = FIX_NONE + 1; f < FIX_COUNT; f++)
		if (plan.on[f] && f != FIX_R29)
			buf_printf(&text, "%s ", fix_get((enum fix_id)f)->code);
	for (unsigned r = 0; r < RULE_COUNT; r++)
		if (ruleset_has(&plan.aside, (enum rule_id)r))
			buf_printf(&text, "%s ",
			    rule_get((enum rule_id)r)->code);
	hash_of(buf_str(&text), out);
	buf_release(&text);
}

void
desk_drop_copy(struct desk *d)
{
	desk_end_job(d, DESK_COPY_CHECK);
	exam_free(d->exams[DESK_COPY]);
	d->exams[DESK_COPY] = NULL;
	free(d->copy_path);
	free(d->side_path);
	d->copy_path = NULL;
	d->side_path = NULL;
	d->copy_of[0] = '\0';
	d->counts = (struct repair_counts){ 0 };
}

static enum step
step(void *arg, struct err *err)
{
	struct desk *d = arg;
	enum step result = repair_step(d->repair, err);
	struct repair_counts counts;

	repair_count(d->repair, &counts);
	atomic_store(&d->repair_meter.bytes, counts.disk_bytes);
	atomic_store(&d->repair_meter.total, counts.disk_total);
	return result;
}

void
desk_stop_repair(struct desk *d)
{
	desk_end_job(d, DESK_REPAIR);
	repair_free(d->repair);
	source_free(d->repair_source);
	d->repair = NULL;
	d->repair_source = NULL;
}

bool
desk_repair(struct desk *d, struct err *err)
{
	if (d->jobs[DESK_CHECK].state != WORK_DONE)
		return err_set(err, ERR_USAGE, _("The copy can be made as "
		    "soon as the whole file was read."));
	desk_stop_repair(d);
	desk_drop_copy(d);
	choose_paths(d);
	desk_plan(d, &d->repair_plan);
	copy_fingerprint(d, d->copy_of);
	d->repair_source = source_again(exam_source(d->exams[DESK_ORIGINAL]),
	    err);
	d->repair_order = (struct repair_order){ .source = d->repair_source,
		.rules = { desk_context(d, DESK_ORIGINAL),
		    desk_parts(d, DESK_ORIGINAL), &d->repair_plan },
		.copy = d->copy_path, .side = d->side_path,
		.pack = packs(d),
		.known = desk_findings(d, DESK_ORIGINAL) };
	if (d->repair_source != NULL)
		d->repair = repair_begin(&d->repair_order, err);
	if (d->repair == NULL) {
		desk_stop_repair(d);
		d->copy_of[0] = '\0';
		return false;
	}
	desk_begin_job(d, DESK_REPAIR, step, d);
	return true;
}

/* --- proving ----------------------------------------------------------- */

static bool
refuse(struct desk *d, enum work w, const struct err *err)
{
	d->jobs[w].state = WORK_FAILED;
	d->jobs[w].err = *err;
	d->copy_of[0] = '\0';
	return false;
}

/* Nothing vanishes: each line went somewhere that we know. */
static bool
lines_add_up(struct desk *d)
{
	const struct repair_counts *c = &d->counts;
	char in[NUM_TEXT_MAX], out[NUM_TEXT_MAX];
	struct err err = { 0 };

	if (c->lines_in == d->summaries[DESK_ORIGINAL].lines &&
	    c->lines_in == c->lines_out + c->dropped + c->aside)
		return true;
	(void)err_set(&err, ERR_INTERNAL, _("The copy does not add up: %s "
	    "lines went in and %s came out. It is not used."),
	    num_group(c->lines_in, in),
	    num_group(c->lines_out + c->dropped + c->aside, out));
	return refuse(d, DESK_REPAIR, &err);
}

static void
open_copy(struct desk *d)
{
	struct err err = { 0 };

	d->exams[DESK_COPY] = exam_open(d->copy_path, &err);
	if (d->exams[DESK_COPY] == NULL ||
	    !desk_begin_check(d, DESK_COPY, &err))
		(void)refuse(d, DESK_COPY_CHECK, &err);
}

void
desk_repair_ended(struct desk *d)
{
	repair_count(d->repair, &d->counts);
	if (d->jobs[DESK_REPAIR].state != WORK_DONE) {
		d->copy_of[0] = '\0';
	} else if (lines_add_up(d)) {
		(void)snprintf(d->copy_sha256, sizeof(d->copy_sha256), "%s",
		    repair_sha256(d->repair));
		open_copy(d);
	}
	repair_free(d->repair);
	source_free(d->repair_source);
	d->repair = NULL;
	d->repair_source = NULL;
}

/* Counts that are kept with the copy. */
static const struct {
	const char *key;
	size_t at;
} kept[] = {
	{ "copy.in", offsetof(struct repair_counts, lines_in) },
	{ "copy.out", offsetof(struct repair_counts, lines_out) },
	{ "copy.dropped", offsetof(struct repair_counts, dropped) },
	{ "copy.aside", offsetof(struct repair_counts, aside) },
	{ "copy.changed", offsetof(struct repair_counts, changed) },
};

enum { KEPT = sizeof(kept) / sizeof(kept[0]) };

/* Into the session, for the next start. */
static void
note_copy(struct desk *d)
{
	char text[24];

	session_note(d->session, "copy.path", d->copy_path);
	session_note(d->session, "copy.side", d->side_path);
	session_note(d->session, "copy.sha256", d->copy_sha256);
	session_note(d->session, "copy.of", d->copy_of);
	for (size_t i = 0; i < KEPT; i++) {
		uint64_t n;

		memcpy(&n, (const char *)&d->counts + kept[i].at, sizeof(n));
		(void)snprintf(text, sizeof(text), "%" PRIu64, n);
		session_note(d->session, kept[i].key, text);
	}
}

/* The copy that was read again is the copy that was written. */
void
desk_copy_checked(struct desk *d)
{
	const struct check_summary *s = &d->summaries[DESK_COPY];
	struct err err = { 0 };

	if (d->jobs[DESK_COPY_CHECK].state != WORK_DONE)
		return;
	if (strcmp(s->sha256, d->copy_sha256) != 0 ||
	    s->lines != d->counts.lines_out) {
		(void)err_set(&err, ERR_OUTPUT, _("The copy on the disk is "
		    "not what was written. Please make it again."));
		(void)refuse(d, DESK_COPY_CHECK, &err);
		return;
	}
	note_copy(d);
}

void
desk_repair_counts(const struct desk *d, struct repair_counts *out)
{
	*out = d->counts;
	if (d->jobs[DESK_REPAIR].state != WORK_RUNNING)
		return;
	out->disk_bytes = atomic_load(&d->repair_meter.bytes);
	out->disk_total = atomic_load(&d->repair_meter.total);
}

bool
desk_copy_sound(const struct desk *d)
{
	char now[DESK_SUM];

	if (d->exams[DESK_COPY] == NULL ||
	    d->jobs[DESK_COPY_CHECK].state != WORK_DONE)
		return false;
	copy_fingerprint(d, now);
	return strcmp(now, d->copy_of) == 0;
}

/* --- across starts ----------------------------------------------------- */

void
desk_recall_copy(struct desk *d)
{
	const char *path = desk_get(d, "copy.path");

	if (path[0] == '\0' || access(path, R_OK) != 0)
		return;
	desk_drop_copy(d);
	d->copy_path = xstrdup(path);
	d->side_path = xstrdup(desk_get(d, "copy.side"));
	(void)snprintf(d->copy_sha256, sizeof(d->copy_sha256), "%s",
	    desk_get(d, "copy.sha256"));
	(void)snprintf(d->copy_of, sizeof(d->copy_of), "%s",
	    desk_get(d, "copy.of"));
	for (size_t i = 0; i < KEPT; i++) {
		uint64_t n = desk_number(d, kept[i].key);

		memcpy((char *)&d->counts + kept[i].at, &n, sizeof(n));
	}
	open_copy(d);
}
