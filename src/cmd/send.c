/* SPDX-License-Identifier: MIT */
/* send FILE --to NAME: check, ask once, deliver, and say how it is known. */
#include "cmd/send.h"

#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "cmd/commands.h"
#include "cmd/take.h"
#include "cmd/watch.h"
#include "cmd/wrap.h"

enum { ANSWER_MAX = 64, ASK_EVERY_MS = 100 };

static const struct option options[] = {
	{ "to", "NAME", N_("where it goes: practice, beta, production, or a "
	    "name of your list of destinations"), option_text,
	    offsetof(struct send_settings, to) },
	{ "dpid", "N", N_("data source ID, when the name does not tell"),
	    option_text, offsetof(struct send_settings, dpid) },
	{ "target", "N", N_("data source that owns the traits"), option_text,
	    offsetof(struct send_settings, target) },
	{ "id-type", "TYPE", N_("what the IDs are: crm (your own customer "
	    "IDs), aam, ecid or hemail"), option_text,
	    offsetof(struct send_settings, idtype) },
	{ "partner", "FOLDER", N_("your folder at Adobe"), option_text,
	    offsetof(struct send_settings, partner) },
	{ "profile", "NAME", N_("profile of your AWS files with the login"),
	    option_text, offsetof(struct send_settings, profile) },
	{ "credentials-file", "FILE", N_("file with the login, which only you "
	    "may read"), option_text,
	    offsetof(struct send_settings, credentials_file) },
	{ "gzip", NULL, N_("pack it on the way"), option_flag,
	    offsetof(struct send_settings, gzip) },
	{ "encrypt", "KEYFILE", N_("encrypt it on the way, with the key in "
	    "this file, or keyring for the one in your own"), option_text,
	    offsetof(struct send_settings, encrypt) },
	{ "host-key", "PRINT", N_("fingerprint of the server's key that you "
	    "compared, such as SHA256:..."), option_text,
	    offsetof(struct send_settings, host_key) },
	{ "rate", "SIZE", N_("at most so much a second, such as 500K or 2M"),
	    take_rate, offsetof(struct send_settings, rate) },
	{ "parts", "N", N_("parts that travel at a time, 1 to 8: 4 unless "
	    "told"), take_parallel,
	    offsetof(struct send_settings, parallel) },
	{ "replace", NULL, N_("a file of the same name there may be "
	    "replaced"), option_flag,
	    offsetof(struct send_settings, replace) },
	{ "start-over", NULL, N_("do not go on with a delivery that was "
	    "begun"), option_flag,
	    offsetof(struct send_settings, start_over) },
	{ "yes", NULL, N_("do not ask: warnings are accepted, and nothing "
	    "needs to be typed"), option_flag,
	    offsetof(struct send_settings, yes) },
	{ "dry-run", NULL, N_("say what would be sent, and send nothing"),
	    option_flag, offsetof(struct send_settings, dry_run) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct send_settings, json) },
	{ 0 },
};

struct work_of_sending {
	const struct send_settings *s;
	struct desk *desk;
	char word[ANSWER_MAX];	/* what was typed */
	struct unfinished begun;	/* number 0: nothing goes on */
};

static bool
tell_stopped(struct err *err)
{
	return err_set(err, ERR_CANCELLED, _("Stopped. Your file was only "
	    "read, and nothing was sent."));
}

/* --- answers ----------------------------------------------------------- */

static bool
answer(struct desk *d, enum field_id id, const char *value, struct err *err)
{
	const struct field *field = field_get(id);
	struct field_verdict v;

	if (value == NULL)
		return true;
	if (!field_check(id, str_from(value), NULL, &v))
		return err_set(err, ERR_USAGE, "%s: %s", _(field->label),
		    v.text);
	desk_set(d, field->key, value, _(field->label));
	return true;
}

static bool
choose_place(struct desk *d, const char *name, struct err *err)
{
	const struct environments *all = desk_environments(d);
	struct buf names = { 0 };

	*err = desk_environments_error(d);
	if (err->kind != ERR_NONE)
		return false;
	if (name != NULL && environments_find(all, str_from(name)) != NULL) {
		desk_set(d, "env", environments_find(all,
		    str_from(name))->name, _(field_get(FIELD_ENV)->label));
		return true;
	}
	for (size_t i = 0; i < all->count; i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ",
		    all->list[i].name);
	(void)err_set(err, ERR_USAGE, _("Say where the file goes with --to "
	    "and one of %s"), buf_text(&names));
	buf_release(&names);
	return false;
}

/* Never both: Adobe takes no such file. */
static bool
choose_wrap(struct desk *d, const struct send_settings *s, struct err *err)
{
	const char *key = s->encrypt;

	if (key == NULL)
		return !s->gzip || answer(d, FIELD_WRAP, "gzip", err);
	if (s->gzip)
		return err_set(err, ERR_USAGE, _("A file is packed or "
		    "encrypted, never both: --gzip or --encrypt"));
	return answer(d, FIELD_WRAP, "pgp", err) && (strcmp(key,
	    "keyring") == 0 || answer(d, FIELD_WRAP_KEY, key, err));
}

static bool
take_answers(struct work_of_sending *w, struct err *err)
{
	const struct send_settings *s = w->s;

	return choose_place(w->desk, s->to, err) &&
	    choose_wrap(w->desk, s, err) &&
	    answer(w->desk, FIELD_DPID, s->dpid, err) &&
	    answer(w->desk, FIELD_TARGET, s->target, err) &&
	    answer(w->desk, FIELD_IDTYPE, s->idtype, err) &&
	    answer(w->desk, FIELD_PARTNER, s->partner, err) &&
	    answer(w->desk, FIELD_LOGIN_PROFILE, s->profile, err) &&
	    answer(w->desk, FIELD_LOGIN_FILE, s->credentials_file, err);
}

/* --- the check --------------------------------------------------------- */

/* The file goes as it is, or not at all. */
static void
leave_as_it_is(struct desk *d)
{
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(d, offers);

	for (size_t i = 0; i < count; i++)
		desk_tick(d, offers[i].fix, false);
}

/* Both go on at the same time. */
static bool
check(struct work_of_sending *w, const char *path, struct err *err)
{
	desk_find_login(w->desk);
	if (!desk_open(w->desk, path, err))
		return false;
	if (!watch_desk(w->desk, send_check_line))
		return tell_stopped(err);
	leave_as_it_is(w->desk);
	*err = desk_error(w->desk, DESK_CHECK);
	if (err->kind == ERR_NONE)
		*err = desk_error(w->desk, DESK_LOGIN);
	desk_look_unfinished(w->desk);
	return err->kind == ERR_NONE;
}

/* Say what stands in the way; warnings are accepted by --yes.  Returns the
 * exit status, COMMAND_OK when nothing does. */
static int
tell_blockers(struct work_of_sending *w)
{
	struct blocker list[BLOCKERS_MAX];
	size_t count = desk_blockers(w->desk, list);
	int status = COMMAND_OK;

	for (size_t i = 0; i < count; i++) {
		if (list[i].acknowledge && w->s->yes) {
			desk_accept(w->desk, list[i].rule, true);
			continue;
		}
		(void)fprintf(stderr, "  %s\n", list[i].text);
		if (list[i].acknowledge || status == COMMAND_PROBLEMS)
			continue;
		status = list[i].stage == STAGE_FIX ? COMMAND_PROBLEMS
		    : err_exit_status(ERR_USAGE);
	}
	if (status == COMMAND_PROBLEMS)
		(void)fprintf(stderr, "%s\n", _("Nothing was sent. "
		    "aam-onboard check FILE shows each place."));
	return status;
}

/* --- the question ------------------------------------------------------ */

/* A line from the person, without its end; false when there is none. */
static bool
read_line(char out[ANSWER_MAX])
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	while (!watch_stopped() && poll(&in, 1, ASK_EVERY_MS) == 0)
		;
	if (watch_stopped() || fgets(out, ANSWER_MAX, stdin) == NULL)
		return false;
	out[strcspn(out, "\r\n")] = '\0';
	return true;
}

static void
accept_warnings(struct desk *d)
{
	struct blocker list[BLOCKERS_MAX];
	size_t count = desk_blockers(d, list);

	for (size_t i = 0; i < count; i++)
		if (list[i].acknowledge)
			desk_accept(d, list[i].rule, true);
}

static bool
confirm(struct work_of_sending *w, struct err *err)
{
	const char *word = desk_word(w->desk);

	if (w->s->yes &&
	    desk_environment(w->desk)->service == SERVICE_FTP)
		return err_set(err, ERR_USAGE, _("Plain FTP can be read by "
		    "everybody on the way. It goes only after a word typed at "
		    "the terminal, so not with --yes."));
	if (w->s->yes) {
		(void)snprintf(w->word, sizeof(w->word), "%s",
		    word != NULL ? word : "");
		return true;
	}
	if (!isatty(STDIN_FILENO))
		return err_set(err, ERR_USAGE, _("Nobody is here to ask. Add "
		    "--yes to send without a question, or --dry-run to see "
		    "what would be sent."));
	(void)fprintf(stderr, _("Type %s to send, or Enter alone to stop: "),
	    word != NULL ? word : _("yes"));
	if (!read_line(w->word) || !str_eq_nocase(str_from(w->word),
	    str_from(word != NULL ? word : _("yes"))))
		return tell_stopped(err);
	accept_warnings(w->desk);
	return true;
}

/* --- sending ----------------------------------------------------------- */

/* Keep what is there: the same command goes on with it. */
static bool
tell_kept(struct work_of_sending *w, struct err *err)
{
	desk_stop(w->desk, DESK_SEND);
	return err_set(err, ERR_CANCELLED, "%s", _("Stopped. The same command "
	    "goes on where it was."));
}

static const char *
way_out(enum delivery_ask ask)
{
	static const char *const ways[] = {
		[ASK_NOTHING] = NULL,
		[ASK_REPLACE] = N_("Add --replace if it may be replaced."),
		[ASK_HOST_KEY] = N_("Compare this with what its owner says. "
		    "If it is the same, add --host-key:"),
		[ASK_LOGIN] = NULL,
		[ASK_PLAIN] = NULL,
	};

	return ways[ask] != NULL ? _(ways[ask]) : NULL;
}

static bool
deliver(struct work_of_sending *w, struct err *err)
{
	struct sending how = { .word = w->word, .host_key = w->s->host_key,
		.rate = w->s->rate, .parallel = w->s->parallel,
		.replace = w->s->replace, .resume = w->begun.number };
	const struct delivery_notes *notes;

	if (!desk_send(w->desk, &how, err))
		return false;
	if (!watch_desk(w->desk, send_line))
		return tell_kept(w, err);
	*err = desk_error(w->desk, DESK_SEND);
	if (err->kind == ERR_NONE)
		return true;
	notes = desk_delivery_notes(w->desk);
	if (way_out(notes->ask) != NULL)
		(void)fprintf(stderr, "  %s %s\n", way_out(notes->ask),
		    notes->detail);
	return false;
}

static int
send_it(struct work_of_sending *w)
{
	const struct send_settings *s = w->s;
	struct err err = { 0 };
	struct buf out = { 0 };
	bool goes_on = !s->start_over &&
	    desk_unfinished_here(w->desk, &w->begun);

	(s->json ? send_plan_json : send_plan_text)(w->desk,
	    goes_on ? &w->begun : NULL, &out);
	if (s->dry_run)
		return command_finish(&out, COMMAND_OK);
	if (!command_write(buf_str(&out), &err)) {
		buf_release(&out);
		return command_refuse(&err);
	}
	buf_clear(&out);
	if (!confirm(w, &err) || !deliver(w, &err)) {
		buf_release(&out);
		return command_refuse(&err);
	}
	(s->json ? send_result_json : send_result_text)(w->desk, &out);
	return command_finish(&out, COMMAND_OK);
}

static int
run(const struct call *call)
{
	struct work_of_sending w = { .s = call->settings };
	struct err err = { 0 };
	int status;

	watch_signals();
	w.desk = desk_new(true, &err);
	if (w.desk == NULL)
		return command_refuse(&err);
	if (!take_answers(&w, &err) || !check(&w, call->args[0], &err)) {
		status = command_refuse(&err);
	} else {
		status = tell_blockers(&w);
		if (status == COMMAND_OK)
			status = send_it(&w);
	}
	desk_free(w.desk);
	return status;
}

const struct command command_send = {
	.name = "send",
	.arguments = "FILE --to NAME",
	.summary = N_("check a file, deliver it, and see that it arrived"),
	.details = N_("A file with problems that stop it is not sent. The "
	    "name it gets and the folder\nof the day are made anew. The exit "
	    "status is 0 when it was delivered, 1 when\nproblems were found, "
	    "2 for a wrong option or a missing answer, 3 when the file\n"
	    "cannot be read, 4 when it was stopped, 5 when something cannot "
	    "be written, 6 for\nthe network, 7 for the login."),
	.options = options,
	.settings_size = sizeof(struct send_settings),
	.least = 1,
	.most = 1,
	.run = run,
};
