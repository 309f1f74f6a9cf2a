/* SPDX-License-Identifier: MIT */
/*
 * The desk: one file on its way to Audience Manager.  All that screens and
 * commands do goes through here.  It owns the session, the open file, the
 * check, the plan, the repaired copy, the delivery and the receipt, and
 * runs the slow parts on its worker.
 *
 *	answers -> context -> check -> causes, offers, plan -> copy
 *	                                     copy -> check again -> delivery
 *
 * One thread (the caller's) uses a desk.  Nothing here waits for a whole
 * file; what a job has found is picked up by desk_poll.  Whatever is
 * returned by pointer is the desk's and lives until the next call of
 * desk_poll, desk_set or desk_open, unless said otherwise.
 *
 * Keys of answers that the desk itself reads; all are keys of the field
 * table (spec/fields.def), so that nothing has two names:
 *	file.path	path of the file, as bytes
 *	kind		trait | odc | id-sync | pbd
 *	dpid target	data source IDs
 *	idtype		crm | idfa | gaid | aam | ecid | hemail ... : the
 *			word of spec/idtype
 *	ic		yes: bare numbers are integration codes
 *	master		device | cross
 *	mode		sync | overwrite
 *	partner		folder name from Adobe
 *	placement	where the website keeps the customer ID
 *	site.sample	one customer ID as the website shows it
 *	env		practice | beta | production | a name from the INI
 *	pack		no: the copy is not packed with gzip
 *	at		word of the step the person is at
 * and fix.CODE, aside.RULE, ack.RULE, waiting.KEY, seen.STEP.
 */
#ifndef RUN_DESK_H
#define RUN_DESK_H

#include "check/search.h"
#include "fix/offer.h"
#include "fix/repair.h"
#include "run/session.h"
#include "run/worker.h"
#include "send/service.h"
#include "spec/environment.h"
#include "spec/field.h"

struct desk;

/* threaded false: nothing happens but in desk_pump (tests, --no-worker). */
struct desk *desk_new(bool threaded, struct err *err);
/* Saves the session if desk_keep was called, stops all work. */
void desk_free(struct desk *d);

/* --- events ------------------------------------------------------------ */

/* Readable when desk_poll will have something new. */
int desk_fd(const struct desk *d);
/* Pick up what the jobs have done: finishes a check, starts the check of a
 * finished copy, saves the session.  True when there is news to show. */
bool desk_poll(struct desk *d);
/* Without a thread: one step of work.  False when nothing is left. */
bool desk_pump(struct desk *d);
bool desk_busy(const struct desk *d);
unsigned desk_ended(const struct desk *d);	/* how many jobs, so far */
/* Work until nothing is left; for commands.  stop may be NULL; it is asked
 * between steps and true ends the work.  False if stopped. */
bool desk_finish(struct desk *d, bool (*stop)(void *arg), void *arg);

/* --- answers ----------------------------------------------------------- */

const struct session *desk_session(const struct desk *d);
/* "" if there is no answer. */
const char *desk_get(const struct desk *d, const char *key);
/* As session_set; then only what depends on key is done again. */
void desk_set(struct desk *d, const char *key, const char *value,
    const char *label);
/* As session_note: without a step of undo. */
void desk_note(struct desk *d, const char *key, const char *value);
/* All answers set until desk_join_end are one step of undo, and the check
 * starts again at most once. */
void desk_join(struct desk *d, const char *label);
void desk_join_end(struct desk *d);
bool desk_undo(struct desk *d);
bool desk_redo(struct desk *d);
/* Why a field holds what it holds without having been typed: "from the file
 * name", "98 of 100 sampled lines"; NULL when the person gave it. */
const char *desk_origin(const struct desk *d, const char *key);

/* --- steps ------------------------------------------------------------- */

enum stage {
	STAGE_WELCOME,
	STAGE_FILE,
	STAGE_SOURCE,
	STAGE_CUSTOMER,
	STAGE_DESTINATION,
	STAGE_PREVIEW,
	STAGE_FIX,
	STAGE_SEND,
	STAGE_NEXT,	/* what happens now */
	STAGE_COUNT
};

enum stage_state {
	STAGE_TODO,
	STAGE_DONE,
	STAGE_ATTENTION,	/* visited, and something is open in it */
	STAGE_WAITING,		/* "I don't know": a letter is on its way */
};

struct stage_row {
	const char *word;	/* "preview": in the session and journeys */
	const char *title;	/* "Preview"; translate with _() */
	const char *topic;	/* help topic */
};
const struct stage_row *stage_get(enum stage s);
enum stage stage_find(const char *word);	/* STAGE_COUNT if none */

/* The screen marks the step where the person is by itself. */
enum stage_state desk_stage_state(const struct desk *d, enum stage s);
/* The person is now at s: kept for the next start. */
void desk_visit(struct desk *d, enum stage s);

/* One thing that still stands in the way of sending. */
struct blocker {
	enum stage stage;	/* where to settle it */
	const char *key;	/* the answer that is missing, or NULL */
	enum rule_id rule;	/* RULE_COUNT if it is about none */
	bool acknowledge;	/* reading and accepting it is enough */
	char text[FIELD_TEXT_MAX];	/* one sentence */
};
enum { BLOCKERS_MAX = 32 };
/* In the order of the steps; returns how many. 0: ready to send. */
size_t desk_blockers(const struct desk *d, struct blocker out[BLOCKERS_MAX]);

/* --- the file ---------------------------------------------------------- */

/* What a file in a folder looks like, before it is chosen; for the picker.
 * Reads at most 4 KiB (after inflating). */
enum peek_group {
	PEEK_READY,	/* looks like a file for Audience Manager */
	PEEK_CONVERT,	/* a spreadsheet or another list: can be turned into
			 * one */
	PEEK_OTHER,
};
struct peek {
	enum peek_group group;
	const char *layout;	/* "tabs", "commas", "Excel": translated */
	char first[256];	/* of the first line: raw bytes, NUL-ended;
				 * show only through base/safetext */
	size_t first_bytes;
};
/* False when it cannot be read (a folder, a pipe, no permission). */
bool desk_peek(const char *path, struct peek *out, struct err *err);

/* Choose a file: opens it, prefills what its name and first lines tell,
 * starts the check.  On failure everything stays as it was. */
bool desk_open(struct desk *d, const char *path, struct err *err);
void desk_close(struct desk *d);
bool desk_has_file(const struct desk *d);
/* A practice file that ships with the program: its own copy in the practice
 * folder is opened. */
enum practice { PRACTICE_GOOD, PRACTICE_FAULTY };
bool desk_practise(struct desk *d, enum practice which, struct err *err);
/* Is the open file one of the practice folder? */
bool desk_practising(const struct desk *d);

/* What the first lines say about the IDs; for the question of the ID type. */
struct evidence {
	unsigned sampled;		/* lines looked at, at most 100 */
	unsigned seen[IDTYPE_COUNT];	/* that fit this type best */
	enum idtype best;		/* IDTYPE_COUNT if none is clear */
};
void desk_evidence(const struct desk *d, struct evidence *out);

/* --- check ------------------------------------------------------------- */

/* Which of the two files: what was chosen, or its repaired copy. */
enum desk_file { DESK_ORIGINAL, DESK_COPY };

enum work_state {
	WORK_NONE,	/* not begun */
	WORK_RUNNING,
	WORK_DONE,
	WORK_STOPPED,	/* by the person */
	WORK_FAILED,	/* desk_error says why */
};

enum work { DESK_CHECK, DESK_COPY_CHECK, DESK_REPAIR, DESK_SEND,
	DESK_HANDSHAKE, DESK_SEARCH, DESK_LOGIN, DESK_WORKS };
enum work_state desk_work(const struct desk *d, enum work w);
/* What went wrong with it; all zero if nothing. */
struct err desk_error(const struct desk *d, enum work w);
struct work_pace {
	uint64_t done, total;	/* bytes */
	unsigned permille;
	uint64_t rate;		/* bytes a second; 0: not known yet */
	int64_t left;		/* seconds, rounded; -1: not known */
};
/* How far it is, and while it runs, how fast it goes. */
void desk_pace(const struct desk *d, enum work w, struct work_pace *out);
/* Stop it: returns within one step.  A stopped check keeps what it found. */
void desk_stop(struct desk *d, enum work w);
/* Begin again what failed or was stopped; a stopped check goes on where it
 * was. */
bool desk_again(struct desk *d, enum work w, struct err *err);

/* Borrowed until the check is begun again; NULL when there is no check.
 * Grows while the check runs. */
const struct findings *desk_findings(const struct desk *d, enum desk_file f);
bool desk_progress(const struct desk *d, enum desk_file f,
    struct check_progress *out);
/* What is known now; complete tells whether that is all. False: no check. */
bool desk_summary(const struct desk *d, enum desk_file f,
    struct check_summary *out);
/* Lines of the file; borrowed as desk_findings. */
struct look *desk_look(struct desk *d, enum desk_file f);
/*
 * Look for lines of the original.  What is near or known is found before
 * this returns; the rest is work DESK_SEARCH, which desk_stop ends.  There
 * is one search at a time: turn is its number.  False: err says why.
 */
bool desk_search(struct desk *d, const struct search_order *order,
    unsigned *turn, struct err *err);
struct found {
	unsigned turn;		/* 0: nothing was looked for */
	enum work_state state;
	size_t count;		/* lines found so far */
	bool ended;		/* there is no more that way */
	uint64_t line;		/* where it is ... */
	unsigned permille;	/* ... of the whole file */
};
void desk_found(const struct desk *d, struct found *out);
/* The i-th line found; borrowed until the next search, or check. */
const struct look_line *desk_found_line(const struct desk *d, size_t i);

/* Changes whenever a check of it was begun: look and findings are new. */
unsigned desk_generation(const struct desk *d, enum desk_file f);
const char *desk_path(const struct desk *d, enum desk_file f);
/* Its last part, as bytes; "" if there is none. */
const char *desk_file_name(const struct desk *d, enum desk_file f);
const struct context *desk_context(const struct desk *d, enum desk_file f);
/* The parts its lines are judged by. */
const struct name_parts *desk_parts(const struct desk *d, enum desk_file f);

/* --- causes and repairs (of the original) ------------------------------ */

/* One cause: a rule that was found, with what is to become of it. */
enum cause_state {
	CAUSE_OPEN,		/* stands in the way, or needs reading */
	CAUSE_PLANNED,		/* a repair that is on cures it */
	CAUSE_ASIDE,		/* its lines are set aside */
	CAUSE_ACCEPTED,		/* a warning that was acknowledged */
	CAUSE_NOTE,		/* harmless: nothing to do */
};
struct cause {
	enum rule_id rule;
	enum severity severity;
	uint64_t places;	/* exact */
	uint64_t first_line;	/* 0: the whole file or its name */
	enum fix_id fix;	/* an offered repair, or FIX_NONE */
	bool safe;		/* ... that needs no question */
	bool can_aside;		/* is about lines: they can be set aside */
	enum cause_state state;
	const char *result;	/* likely result at Adobe, translated */
};
/*
 * Biggest harm first.  While a structural problem stands, only structural
 * causes are given and *hidden (may be NULL) tells how many wait behind.
 */
size_t desk_causes(const struct desk *d, struct cause out[RULE_COUNT],
    size_t *hidden);

size_t desk_offers(const struct desk *d, struct offer out[OFFERS_MAX]);
/* From the answers fix.* and aside.*; safe repairs are on unless the answer
 * is no. */
void desk_plan(const struct desk *d, struct plan *out);
/* As it is now (nothing repaired), and with the plan. */
void desk_sums(const struct desk *d, struct plan_sums *now,
    struct plan_sums *planned);
void desk_tick(struct desk *d, enum fix_id fix, bool on);
void desk_set_aside(struct desk *d, enum rule_id rule, bool on);
void desk_accept(struct desk *d, enum rule_id rule, bool on);
/* All safe repairs on, one step of undo; returns how many came on. */
unsigned desk_tick_safe(struct desk *d);
/* One line with only this repair (FIX_NONE: the whole plan); see
 * repair_line. */
bool desk_repair_line(const struct desk *d, enum fix_id fix,
    const struct look_line *line, struct buf *out, bool *drop);

/* Where the copy and the lines set aside will be or are; "" if unknown. */
const char *desk_copy_path(const struct desk *d);
const char *desk_side_path(const struct desk *d);
/* Make the copy by the plan; its check follows by itself. */
bool desk_repair(struct desk *d, struct err *err);
void desk_repair_counts(const struct desk *d, struct repair_counts *out);
/* The copy exists, was made from these answers, and its lines add up:
 * in = out + blank lines taken out + set aside. */
bool desk_copy_sound(const struct desk *d);
/* Does the plan ask for a copy at all? */
bool desk_copy_needed(const struct desk *d);

/* --- one ID from the website ------------------------------------------- */

enum twin {
	TWIN_NONE,	/* not in the file (as far as it was read) */
	TWIN_EXACT,
	TWIN_CASE,	/* only with other capital letters */
	TWIN_TRIMMED,	/* only with blanks around it */
	TWIN_DECODED,	/* only URL-decoded, or encoded, once */
};
struct handshake {
	enum work_state state;
	enum twin twin;		/* the best so far: EXACT ends the search */
	uint64_t line;		/* where */
	char seen[128];		/* as the file has it; raw, NUL-ended */
	size_t seen_bytes;
	uint64_t lines;		/* read so far */
	bool whole;		/* the whole file was read */
};
/* Search the file for id; also keeps it as the answer "site.sample". */
bool desk_handshake(struct desk *d, const char *id, struct err *err);
void desk_handshake_result(const struct desk *d, struct handshake *out);

/* --- delivery ---------------------------------------------------------- */

/* Those built in, and what the person's environments.ini adds. */
const struct environments *desk_environments(const struct desk *d);
/* Why environments.ini is not used, if it is not; all zero: it is fine. */
struct err desk_environments_error(const struct desk *d);
/* The one of the answer "env"; NULL without an answer. */
const struct environment *desk_environment(const struct desk *d);

/* The login of the place.  Its secret stays in the desk. */
struct login_view {
	bool wanted;		/* the place asks for one */
	enum work_state state;	/* of looking for it */
	bool have;
	const char *source;	/* where it comes from, for people */
	char shown[32];		/* its ID or user, as far as it may be seen */
	const char *words;	/* what came of trying it, or "" */
	bool works;		/* it was told that it does */
};
/*
 * Look for it where its owner keeps it already (send/login.h), by the
 * answers login.profile, login.file and login.user; work DESK_LOGIN.  Does
 * nothing when that was done for these answers.
 */
void desk_find_login(struct desk *d);
void desk_login(const struct desk *d, struct login_view *out);
/* Ask the place, which is the first thing to leave this computer; changes
 * nothing there.  Work DESK_LOGIN; desk_login tells what came of it. */
bool desk_try_login(struct desk *d, struct err *err);
/* What was typed; "" for what there is none of.  ERR_LOGIN with a sentence
 * when it cannot be right.  The caller wipes its own copies. */
bool desk_type_login(struct desk *d, struct str user, struct str secret,
    struct str token, struct err *err);

/* A delivery that was begun and not ended. */
struct unfinished {
	size_t number;		/* from 1, for struct sending */
	const char *name, *environment, *address, *path;
	int64_t began;
	uint64_t done, total;	/* bytes that are there; 0, 0: not known */
	bool busy;		/* another program is at it */
	const char *trouble;	/* why it cannot go on, or "" */
};
/* Look anew what lies on the disk. */
void desk_look_unfinished(struct desk *d);
/* The latest one of this very file to the chosen place, borrowed until the
 * next look; false: there is none. */
bool desk_unfinished_here(const struct desk *d, struct unfinished *out);

/* What will be sent: the sound copy, else the original. */
enum desk_file desk_sends(const struct desk *d);
/* The name it gets there; false with a reason when an answer is missing.
 * The time in it is that of the call, until the delivery began. */
bool desk_name(const struct desk *d, struct buf *out, struct err *err);
/* "data source, folder and bucket": the whole address, for people. */
bool desk_address(const struct desk *d, struct buf *out, struct err *err);
/* Where our own receipt of the last delivery is kept in words (and beside it
 * as .json); NULL if there is no folder for it.  The caller frees. */
char *desk_receipt_path(const struct desk *d);
/* The word the person must type before sending: "READABLE" (plain FTP),
 * "REPLACE", "PRODUCTION", or NULL when Enter is enough. */
const char *desk_word(const struct desk *d);

/* How the person wants it sent; all zero is the usual way. */
struct sending {
	const char *word;	/* what was typed, see desk_word; or NULL */
	const char *host_key;	/* fingerprint agreed to, or NULL */
	uint64_t rate;		/* bytes a second at most; 0: no limit */
	unsigned parallel;	/* parts at a time; 0: the usual */
	/* Number of the unfinished one to go on with; 0: begin anew. */
	size_t resume;
	bool replace;		/* a file of this name may be replaced */
};

/* Refuses while there are blockers, or when word is not desk_word. */
bool desk_send(struct desk *d, const struct sending *s, struct err *err);
/* How far it is: send/service.h. */
void desk_delivery(const struct desk *d, struct delivery_progress *out);
/* Why a delivery waits, a sentence; NULL when it does not. */
const char *desk_wait_words(const struct delivery_progress *p);
/* What was put right on the way, and what is to be asked. */
const struct delivery_notes *desk_delivery_notes(const struct desk *d);
void desk_pause_sending(struct desk *d, bool on);
bool desk_sending_paused(const struct desk *d);
/* Take back what was sent: the job ends as WORK_STOPPED when that is done.
 * (desk_stop leaves it there, to go on later.) */
void desk_withdraw(struct desk *d);

/* What was delivered; kept in the session.
 * NULL before a delivery is done. */
const struct delivered *desk_delivered(const struct desk *d);

/* Our estimate of Adobe's receipt for what would be, or was, sent. False
 * while the check is not complete. */
bool desk_forecast(const struct desk *d, struct forecast *out);
/* The receipt that the practice drop-off makes; NULL if there is none. */
const char *desk_practice_receipt(const struct desk *d);

/* What happens when, after the delivery (or from now on without one). */
struct milestone {
	int64_t when;		/* at the latest */
	bool done;
	const char *term;	/* "in hours": translated */
	const char *title;	/* translated */
	const char *detail;	/* translated */
};
enum { MILESTONES_MAX = 8 };
size_t desk_milestones(const struct desk *d,
    struct milestone out[MILESTONES_MAX]);

/* Where what the person takes along is kept: beside the file, or in our own
 * folder (NULL).  The caller frees. */
char *desk_share_folder(const struct desk *d);
/* Keep a text there as a new private file NAME.txt, for example code for
 * the web team; *path (the caller frees) is where. */
bool desk_save_text(struct desk *d, const char *name, struct str text,
    char **path, struct err *err);
/* Keep the list of problems as text: each with its places, what it means
 * and what to do, but nothing of the file's contents.  *path as above. */
bool desk_save_problems(struct desk *d, char **path, struct err *err);
/* A note with all that a colleague needs to send the file: where it is,
 * name, address, size, hash, what is still open.  *path (the caller frees)
 * is where the note was kept. */
bool desk_hand_over(struct desk *d, char **path, struct err *err);

/* --- keeping the place ------------------------------------------------- */

/* From now on every change is saved by itself (the wizard calls it). */
void desk_keep(struct desk *d);

struct saved {
	int64_t when;
	enum stage stage;
	char file[256];		/* base name, raw, NUL-ended; "" if none */
	bool file_same;		/* it is there and was not changed since */
};
/* Is there a session to carry on with?  A damaged one is put out of the way
 * and *err tells so. */
bool desk_saved(struct saved *out, struct err *err);
/* Take it up: answers, journal, file.  A file that changed is checked
 * again from its start; one that is gone is asked for again. */
bool desk_resume(struct desk *d, struct err *err);
/* Begin anew: the saved session is put away as session-DATE.json. */
bool desk_forget(struct err *err);

#endif
