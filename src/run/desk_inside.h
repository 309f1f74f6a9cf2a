/* SPDX-License-Identifier: MIT */
/*
 * What the files of the desk share, and nobody else.
 *
 *	session -> terms (context) -> exams[ORIGINAL]
 *	                     plan  -> repair -> exams[COPY] -> delivery
 *
 * Each kind of work has the worker slot of its own number.
 */
#ifndef RUN_DESK_INSIDE_H
#define RUN_DESK_INSIDE_H

#include <stdatomic.h>

#include "run/desk.h"
#include "run/exam.h"
#include "run/pace.h"
#include "run/past.h"
#include "send/login.h"
#include "send/login_try.h"
#include "send/ticket.h"

enum { DESK_EXAMPLES = 1000, DESK_FILES = 2, DESK_SUM = 65 };

/* The context of one file with what it borrows. */
struct terms {
	struct context context;
	struct buf name;	/* judged as if it had this name */
	char *sample;		/* the one ID from the website */
	struct str site;	/* ... as a list of one */
};

/* A job as the person sees it. */
struct job {
	enum work_state state;
	struct err err;
};

/* The search for one ID, in desk_twin.c. */
struct twins;

/* Read by the caller while the worker writes it. */
struct meter {
	_Atomic uint64_t bytes, total;
	_Atomic unsigned stage;
};

/* The login of the place, and the search for it. */
struct finding_login {
	struct login login;
	struct login_search *search;
	struct login_try *trying;
	struct login_try_place there;	/* what it borrows */
	struct buf words;		/* what came of it */
	bool works;			/* and was it told so */
	struct login_world world;
	struct login_place place;
	struct buf file, profile, user;	/* what the two above borrow */
	char asked[DESK_SUM];		/* fingerprint of all this */
};

struct delivery_meter {
	_Atomic uint64_t bytes, total, confirmed;
	_Atomic unsigned stage, part, parts, fault, wait;
	_Atomic bool withdrawing;
};

struct desk {
	struct session *session;
	struct worker *worker;
	struct job jobs[DESK_WORKS];
	struct pace paces[DESK_WORKS];
	unsigned ended;		/* jobs, so far */

	struct exam *exams[DESK_FILES];
	struct terms terms[DESK_FILES];
	struct check_summary summaries[DESK_FILES];	/* when complete */
	unsigned generations[DESK_FILES];
	struct evidence evidence;
	char asked[DESK_SUM];	/* fingerprint of what the check was told */

	struct source *repair_source;
	struct repair_order repair_order;
	struct repair *repair;
	struct plan repair_plan;
	struct repair_counts counts;
	struct meter repair_meter;
	char *copy_path, *side_path;
	char copy_sha256[HASH_HEX];
	char copy_of[DESK_SUM];	/* fingerprint of what the copy is made of */

	struct twins *twins;
	struct search *search;	/* of the exam of the original */
	unsigned search_turn;

	struct delivery *delivery;
	struct delivery_order order;
	struct buf order_name, order_partner, order_host_key, drop_off;
	struct buf order_key;	/* path of the key to encrypt to */
	struct buf order_ticket, order_path;	/* of what was begun */
	char *prepared, *gnupg;	/* folders of our state */
	char order_sha256[HASH_HEX];
	struct forecast order_forecast;
	struct delivery_meter send_meter;
	struct delivery_notes send_notes;	/* of the one that ended */
	bool send_paused;
	struct delivered delivered;
	bool has_delivered;
	char *reply;		/* the practice receipt */

	struct finding_login logins;
	struct ticket_list tickets;	/* deliveries that were begun */
	char *ticket_folder, *host_keys;	/* in our state */

	struct environments environments;
	struct err environments_err;
	struct past past;

	unsigned join;		/* depth of desk_join */
	bool keep;
	uint64_t saved;		/* version of the session on disk */
	bool news;		/* something changed outside the jobs */
};

/* desk.c */
/* Begin job w with step(arg) on the worker. */
void desk_begin_job(struct desk *d, enum work w,
    enum step (*step)(void *arg, struct err *err), void *arg);
void desk_end_job(struct desk *d, enum work w);	/* back to WORK_NONE */
/* An answer changed: do again what depends on it. */
void desk_refresh(struct desk *d);

/* desk_file.c */
bool desk_open_path(struct desk *d, const char *path, struct err *err);
void desk_close_file(struct desk *d);

/* desk_check.c */
/* Write what the check would be told now; ends in hash when it differs from
 * what it was told. */
void desk_fingerprint(const struct desk *d, char out[DESK_SUM]);
bool desk_begin_check(struct desk *d, enum desk_file f, struct err *err);
void desk_check_ended(struct desk *d, enum desk_file f);
/* A check that was stopped goes on where it was; false: w is no such. */
bool desk_go_on(struct desk *d, enum work w);

/* desk_repair.c */
void desk_stop_repair(struct desk *d);	/* leaves nothing half made */
void desk_plan_paths(struct desk *d);	/* before there is a copy */
void desk_repair_ended(struct desk *d);
void desk_copy_checked(struct desk *d);
void desk_drop_copy(struct desk *d);	/* forget it, not remove it */
/* What the copy is made of: file, terms and plan. */
void desk_recall_copy(struct desk *d);	/* ... and back, when resuming */

/* desk_keep.c */
void desk_note_identity(struct desk *d);

/* desk_pace.c */
void desk_note_pace(struct desk *d, enum work w);

/* desk_search.c */
void desk_drop_search(struct desk *d);

/* desk_twin.c */
void desk_twins_free(struct twins *s);	/* NULL is fine */

/* desk_send.c */
const char *desk_partner(const struct desk *d,
    const struct environment *env);
/* What the person wants done to it on the way. */
enum name_wrap desk_wrap(const struct desk *d);
const char *desk_bucket(const struct environment *env);
bool desk_name_at(const struct desk *d, int64_t now, struct buf *out,
    struct err *err);
/* Where the practice drop-off is. */
bool desk_drop_off(const struct environment *env, struct buf *out,
    struct err *err);

/* desk_login.c */
void desk_login_ended(struct desk *d);
void desk_login_release(struct desk *d);
/* A role that has to be taken on before anything is sent: begin that, for
 * steps until desk_login_ready.  ERR as login_try_begin. */
bool desk_login_prepare(struct desk *d, struct err *err);
enum step desk_login_step(struct desk *d, struct err *err);
/* Is there one, if the place asks for it? */
bool desk_has_login(const struct desk *d);

/* desk_tickets.c */
bool desk_find_tickets(struct desk *d, struct err *err);
/* Remove what was made for a delivery that nobody can go on with. */
void desk_sweep(struct desk *d);
void desk_tickets_release(struct desk *d);

/* desk_deliver.c */
void desk_delivery_ended(struct desk *d);
void desk_recall_delivered(struct desk *d);
void desk_send_release(struct desk *d);

/* desk_answers.c: answers as values */
enum kind desk_kind(const struct desk *d);	/* KIND_TRAIT if unsaid */
enum idtype desk_idtype(const struct desk *d);	/* IDTYPE_CRM if unsaid */
uint64_t desk_number(const struct desk *d, const char *key);	/* 0 if none */
bool desk_yes(const struct desk *d, const char *prefix, const char *code);
/* prefix.code -> value, one key in out. */
enum { DESK_KEY_MAX = 64 };
const char *desk_key(char out[DESK_KEY_MAX], const char *prefix,
    const char *code);
/* Parts of the delivery name from the answers; count 0 when there is no
 * data source yet. */
void desk_name_parts(const struct desk *d, enum name_wrap wrap, int64_t now,
    struct name_parts *out);

#endif
