/* SPDX-License-Identifier: MIT */
/* The desk itself: its life, its answers, and what its jobs have done. */
#include "run/desk.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "run/desk_inside.h"
#include "run/store.h"

enum { FINISH_WAIT_MS = 50 };

/* A fault in the person's file leaves the built-in ones; the Destination
 * step says so. */
static void
read_environments(struct desk *d)
{
	environments_init(&d->environments);
	(void)environments_usual(&d->environments, &d->environments_err);
	past_open(&d->past, &d->environments);
}

struct err
desk_environments_error(const struct desk *d)
{
	return d->environments_err;
}

struct desk *
desk_new(bool threaded, struct err *err)
{
	struct worker *worker = worker_new(threaded, err);
	struct desk *d;

	if (worker == NULL)
		return NULL;
	d = xcalloc(1, sizeof(*d));
	d->worker = worker;
	d->session = session_new();
	read_environments(d);
	return d;
}

static void
save(struct desk *d)
{
	uint64_t version = session_version(d->session);

	if (!d->keep || version == d->saved)
		return;
	/* A full disk must not stop the work; the next change tries again. */
	if (store_save(d->session, NULL))
		d->saved = version;
}

void
desk_free(struct desk *d)
{
	if (d == NULL)
		return;
	save(d);
	desk_stop_repair(d);
	worker_free(d->worker);
	desk_send_release(d);
	desk_login_release(d);
	desk_twins_free(d->twins);
	for (int f = 0; f < DESK_FILES; f++) {
		exam_free(d->exams[f]);
		buf_release(&d->terms[f].name);
		free(d->terms[f].sample);
	}
	free(d->copy_path);
	free(d->side_path);
	session_free(d->session);
	free(d);
}

/* --- jobs -------------------------------------------------------------- */

void
desk_begin_job(struct desk *d, enum work w,
    enum step (*step)(void *arg, struct err *err), void *arg)
{
	d->jobs[w] = (struct job){ .state = WORK_RUNNING };
	d->paces[w] = (struct pace){ .left = -1 };
	d->news = true;
	worker_start(d->worker, w, step, arg);
}

void
desk_end_job(struct desk *d, enum work w)
{
	worker_stop(d->worker, w);
	d->jobs[w] = (struct job){ 0 };
	d->news = true;
}

static void
job_ended(struct desk *d, enum work w)
{
	switch (w) {
	case DESK_CHECK:
		desk_check_ended(d, DESK_ORIGINAL);
		break;
	case DESK_COPY_CHECK:
		desk_check_ended(d, DESK_COPY);
		break;
	case DESK_REPAIR:
		desk_repair_ended(d);
		break;
	case DESK_SEND:
		desk_delivery_ended(d);
		break;
	case DESK_LOGIN:
		desk_login_ended(d);
		break;
	case DESK_HANDSHAKE:
	case DESK_SEARCH:
	case DESK_WORKS:
		break;
	}
}

/* Take over what the worker says of w; true when it has ended. */
static bool
pick_up(struct desk *d, enum work w)
{
	static const enum work_state states[] = {
		[WORKER_IDLE] = WORK_NONE,
		[WORKER_RUNNING] = WORK_RUNNING,
		[WORKER_DONE] = WORK_DONE,
		[WORKER_FAILED] = WORK_FAILED,
		[WORKER_STOPPED] = WORK_STOPPED,
	};
	struct job *job = &d->jobs[w];

	if (job->state != WORK_RUNNING)
		return false;
	job->state = states[worker_state(d->worker, w, &job->err)];
	if (job->state == WORK_RUNNING)
		return false;
	d->ended++;
	if (job->err.kind == ERR_CANCELLED)
		job->state = WORK_STOPPED;
	job_ended(d, w);
	return true;
}

int
desk_fd(const struct desk *d)
{
	return worker_fd(d->worker);
}

bool
desk_poll(struct desk *d)
{
	bool news = d->news;

	worker_drain(d->worker);
	d->news = false;
	for (unsigned w = 0; w < DESK_WORKS; w++) {
		news |= pick_up(d, (enum work)w);
		desk_note_pace(d, (enum work)w);
		news |= d->jobs[w].state == WORK_RUNNING;
	}
	save(d);
	return news;
}

bool
desk_pump(struct desk *d)
{
	return worker_pump(d->worker);
}

unsigned
desk_ended(const struct desk *d)
{
	return d->ended;
}

bool
desk_busy(const struct desk *d)
{
	for (unsigned w = 0; w < DESK_WORKS; w++)
		if (d->jobs[w].state == WORK_RUNNING)
			return true;
	return false;
}

bool
desk_finish(struct desk *d, bool (*stop)(void *arg), void *arg)
{
	struct pollfd fd = { .fd = desk_fd(d), .events = POLLIN };

	(void)desk_poll(d);
	while (desk_busy(d)) {
		if (stop != NULL && stop(arg))
			return false;
		if (!desk_pump(d))
			(void)poll(&fd, 1, FINISH_WAIT_MS);
		(void)desk_poll(d);
	}
	return true;
}

enum work_state
desk_work(const struct desk *d, enum work w)
{
	return d->jobs[w].state;
}

struct err
desk_error(const struct desk *d, enum work w)
{
	return d->jobs[w].err;
}

void
desk_stop(struct desk *d, enum work w)
{
	if (d->jobs[w].state != WORK_RUNNING)
		return;
	worker_stop(d->worker, w);
	(void)pick_up(d, w);
	d->news = true;
}

bool
desk_again(struct desk *d, enum work w, struct err *err)
{
	bool running = d->jobs[w].state == WORK_RUNNING;

	if (running)
		return true;
	if (desk_go_on(d, w))
		return true;
	switch (w) {
	case DESK_CHECK:
		return desk_open_path(d, desk_get(d, "file.path"), err) &&
		    desk_begin_check(d, DESK_ORIGINAL, err);
	case DESK_COPY_CHECK:
		return desk_begin_check(d, DESK_COPY, err);
	case DESK_REPAIR:
		return desk_repair(d, err);
	case DESK_HANDSHAKE:
		return desk_handshake(d, desk_get(d, "site.sample"), err);
	case DESK_SEND:
	case DESK_SEARCH:
	case DESK_LOGIN:
	case DESK_WORKS:
		break;
	}
	return err_set(err, ERR_USAGE,
	    _("Sending again starts at the Send step."));
}

/* --- answers ----------------------------------------------------------- */

const struct session *
desk_session(const struct desk *d)
{
	return d->session;
}

const char *
desk_get(const struct desk *d, const char *key)
{
	return session_get(d->session, key);
}

void
desk_set(struct desk *d, const char *key, const char *value,
    const char *label)
{
	char origin[DESK_KEY_MAX];

	if (session_is(d->session, key, value))
		return;
	session_join(d->session, label);
	session_set(d->session, key, value, label);
	session_set(d->session, desk_key(origin, "origin", key), "", label);
	session_join_end(d->session);
	if (d->join == 0)
		desk_refresh(d);
}

void
desk_note(struct desk *d, const char *key, const char *value)
{
	if (session_is(d->session, key, value))
		return;
	session_note(d->session, key, value);
	if (d->join == 0)
		desk_refresh(d);
}

void
desk_join(struct desk *d, const char *label)
{
	session_join(d->session, label);
	d->join++;
}

void
desk_join_end(struct desk *d)
{
	session_join_end(d->session);
	if (d->join > 0 && --d->join == 0)
		desk_refresh(d);
}

bool
desk_undo(struct desk *d)
{
	if (d->join > 0 || !session_undo(d->session))
		return false;
	desk_refresh(d);
	return true;
}

bool
desk_redo(struct desk *d)
{
	if (d->join > 0 || !session_redo(d->session))
		return false;
	desk_refresh(d);
	return true;
}

const char *
desk_origin(const struct desk *d, const char *key)
{
	char origin[DESK_KEY_MAX];
	const char *text = desk_get(d, desk_key(origin, "origin", key));

	return text[0] != '\0' ? text : NULL;
}

/* The file that is open is the one that was answered. */
static void
refresh_file(struct desk *d)
{
	const char *want = desk_get(d, "file.path");
	const char *have = desk_path(d, DESK_ORIGINAL);
	struct err err = { 0 };

	if (strcmp(want, have) == 0)
		return;
	desk_close_file(d);
	if (want[0] != '\0' && !desk_open_path(d, want, &err)) {
		d->jobs[DESK_CHECK].state = WORK_FAILED;
		d->jobs[DESK_CHECK].err = err;
	}
}

void
desk_refresh(struct desk *d)
{
	char now[DESK_SUM];
	struct err err = { 0 };

	d->news = true;
	refresh_file(d);
	if (d->exams[DESK_ORIGINAL] == NULL)
		return;
	desk_fingerprint(d, now);
	if (strcmp(now, d->asked) != 0 &&
	    !desk_begin_check(d, DESK_ORIGINAL, &err)) {
		d->jobs[DESK_CHECK].state = WORK_FAILED;
		d->jobs[DESK_CHECK].err = err;
	}
	desk_plan_paths(d);
}

/* --- keeping the place ------------------------------------------------- */

void
desk_keep(struct desk *d)
{
	d->keep = true;
}
