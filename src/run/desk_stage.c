/* SPDX-License-Identifier: MIT */
/* The steps, how far each is, and what stands in the way of sending. */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "run/desk_inside.h"
#include "spec/field.h"

static const struct stage_row stages[STAGE_COUNT] = {
	[STAGE_WELCOME] = { "welcome", N_("Welcome"), "screen-welcome" },
	[STAGE_FILE] = { "file", N_("Your file"), "screen-file" },
	[STAGE_SOURCE] = { "source", N_("Data source"), "screen-source" },
	[STAGE_CUSTOMER] = { "customer", N_("Customer ID"),
	    "screen-customer-id" },
	[STAGE_DESTINATION] = { "destination", N_("Destination"),
	    "screen-destination" },
	[STAGE_PREVIEW] = { "preview", N_("Preview"), "screen-preview" },
	[STAGE_FIX] = { "fix", N_("Fix"), "screen-fix" },
	[STAGE_SEND] = { "send", N_("Send"), "screen-send" },
	[STAGE_NEXT] = { "next", N_("What happens now"), "screen-next" },
};

const struct stage_row *
stage_get(enum stage s)
{
	return &stages[s];
}

enum stage
stage_find(const char *word)
{
	for (unsigned s = 0; s < STAGE_COUNT; s++)
		if (strcmp(stages[s].word, word) == 0)
			return (enum stage)s;
	return STAGE_COUNT;
}

/* --- blockers ---------------------------------------------------------- */

struct list {
	struct blocker *at;
	size_t count;
};

/* The next one, to be filled in; the last is overwritten when full. */
static struct blocker *
next(struct list *l, enum stage stage)
{
	struct blocker *b;

	if (l->count == BLOCKERS_MAX)
		l->count--;
	b = &l->at[l->count++];
	*b = (struct blocker){ .stage = stage, .rule = RULE_COUNT };
	return b;
}

static void
say(struct blocker *b, const char *text)
{
	(void)snprintf(b->text, sizeof(b->text), "%s", text);
}

static const char *
from_session(const void *from, const char *key)
{
	return session_get(from, key);
}

/* An answer without which no file can be sent. */
struct needed {
	enum field_id field;
	enum stage stage;
	const char *missing;
};

static const struct needed needed[] = {
	{ FIELD_DPID, STAGE_SOURCE,
	    N_("Your data source ID (DPID) is not known yet.") },
	{ FIELD_TARGET, STAGE_SOURCE, NULL },
	{ FIELD_PARTNER, STAGE_SOURCE,
	    N_("Your folder name at Adobe is not known yet.") },
	{ FIELD_ENV, STAGE_DESTINATION,
	    N_("It is not decided yet where the file goes.") },
};

/* Only a bucket has a folder for each customer, and a destination may say
 * it. */
static bool
asks_for(const struct desk *d, const struct needed *n)
{
	const struct environment *env = desk_environment(d);

	return n->missing != NULL && (n->field != FIELD_PARTNER ||
	    (env != NULL && env->service == SERVICE_S3 &&
	    env->prefix[0] == '\0'));
}

static void
check_answer(const struct desk *d, const struct needed *n, struct list *l)
{
	const struct field *field = field_get(n->field);
	const char *value = desk_get(d, field->key);
	struct answers answers = { from_session, d->session };
	struct field_verdict v = { .rule = RULE_COUNT };
	struct blocker *b;

	if (value[0] == '\0') {
		if (!asks_for(d, n))
			return;
		b = next(l, n->stage);
		b->key = field->key;
		say(b, _(n->missing));
		return;
	}
	if (field_check(n->field, str_from(value), &answers, &v))
		return;
	b = next(l, n->stage);
	b->key = field->key;
	b->rule = v.rule;
	say(b, v.text);
}

static void
check_destination(const struct desk *d, struct list *l)
{
	const struct environment *env = desk_environment(d);
	struct blocker *b;

	if (env != NULL || desk_get(d, "env")[0] == '\0')
		return;
	b = next(l, STAGE_DESTINATION);
	b->key = "env";
	say(b, _("The destination you chose is not in the list any more. "
	    "Please choose again."));
}

static void
add_rule(struct list *l, enum rule_id rule, enum severity severity,
    uint64_t places)
{
	struct blocker *b = next(l, STAGE_FIX);
	char number[NUM_TEXT_MAX];
	const char *title = _(rule_get(rule)->title);

	b->rule = rule;
	b->acknowledge = severity == SEVERITY_WARNING;
	(void)num_group(places, number);
	if (b->acknowledge)
		(void)snprintf(b->text, sizeof(b->text),
		    _("Please read and accept: %s (%s)."), title, number);
	else
		(void)snprintf(b->text, sizeof(b->text),
		    _("Still to be settled: %s (%s)."), title, number);
}

/* The delivery that was just made is not one before. */
static bool
is_just_sent(const struct desk *d, enum rule_id rule, struct str name)
{
	return rule == RULE_NAME_REUSED && d->has_delivered &&
	    str_eq_text(name, d->delivered.name);
}

/* What the history says about the file as it would be sent now. */
static void
check_past(const struct desk *d, struct list *l)
{
	const struct environment *env = desk_environment(d);
	struct finding found[HISTORY_RULES_MAX];
	struct history_next next = { 0 };
	struct buf name = { 0 };
	struct check_summary sum;
	size_t count = 0;

	if (env != NULL && desk_name(d, &name, NULL) &&
	    desk_summary(d, desk_sends(d), &sum) && d->past.kept) {
		next.name = buf_str(&name);
		next.kind = env->kind;
		next.records = sum.records;
		count = history_judge(&d->past.history, &next, found);
	}
	for (size_t i = 0; i < count; i++)
		if (!desk_yes(d, "ack", rule_get(found[i].rule)->code) &&
		    !is_just_sent(d, found[i].rule, next.name))
			add_rule(l, found[i].rule, found[i].severity,
			    found[i].total);
	buf_release(&name);
}

/* How far a check that is not done came. */
static void
add_progress(const struct desk *d, enum desk_file f, struct list *l)
{
	struct blocker *b = next(l, STAGE_FIX);
	struct check_progress p;
	char percent[NUM_TEXT_MAX];

	(void)desk_progress(d, f, &p);
	if (p.phase != PHASE_READING)
		(void)snprintf(b->text, sizeof(b->text), "%s",
		    _("All read, but not compared: not a full check yet."));
	else
		(void)snprintf(b->text, sizeof(b->text),
		    _("Checked %s %%, not a full check yet."),
		    num_percent(p.disk_bytes, p.disk_total, percent));
}

/* True when the check of f was completed. */
static bool
check_is_whole(const struct desk *d, enum desk_file f, struct list *l)
{
	enum work w = f == DESK_COPY ? DESK_COPY_CHECK : DESK_CHECK;

	if (d->jobs[w].state == WORK_FAILED) {
		say(next(l, f == DESK_COPY ? STAGE_FIX : STAGE_FILE),
		    d->jobs[w].err.text);
		return false;
	}
	if (d->summaries[f].complete)
		return true;
	add_progress(d, f, l);
	return false;
}

/* What is left in the file as it would be sent. */
static void
check_findings_of(const struct desk *d, enum desk_file f, struct list *l)
{
	const struct findings *found = desk_findings(d, f);

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		uint64_t places = findings_count(found, rule);
		enum severity severity = findings_severity(found, rule);

		if (places == 0 || severity == SEVERITY_INFO ||
		    (severity == SEVERITY_WARNING &&
		    desk_yes(d, "ack", rule_get(rule)->code)))
			continue;
		add_rule(l, rule, severity, places);
	}
}

/* Before there is a copy: what no repair of the plan will cure. */
static void
check_causes(const struct desk *d, struct list *l)
{
	struct cause causes[RULE_COUNT];
	size_t hidden;
	size_t count = desk_causes(d, causes, &hidden);

	for (size_t i = 0; i < count; i++)
		if (causes[i].state == CAUSE_OPEN)
			add_rule(l, causes[i].rule, causes[i].severity,
			    causes[i].places);
	say(next(l, STAGE_FIX), d->jobs[DESK_REPAIR].state == WORK_RUNNING ?
	    _("The repaired copy is being made.") :
	    _("Your repair plan is not carried out yet: make the copy."));
}

static void
check_file(const struct desk *d, struct list *l)
{
	if (!desk_has_file(d)) {
		say(next(l, STAGE_FILE),
		    d->jobs[DESK_CHECK].state == WORK_FAILED ?
		    d->jobs[DESK_CHECK].err.text :
		    _("There is no file yet."));
		return;
	}
	if (!check_is_whole(d, DESK_ORIGINAL, l))
		return;
	if (!desk_copy_needed(d))
		check_findings_of(d, DESK_ORIGINAL, l);
	else if (desk_copy_sound(d))
		check_findings_of(d, DESK_COPY, l);
	else if (d->exams[DESK_COPY] != NULL &&
	    d->jobs[DESK_COPY_CHECK].state != WORK_DONE)
		(void)check_is_whole(d, DESK_COPY, l);
	else
		check_causes(d, l);
}

size_t
desk_blockers(const struct desk *d, struct blocker out[BLOCKERS_MAX])
{
	struct list l = { out, 0 };
	struct list file = l;
	struct blocker rest[BLOCKERS_MAX];
	size_t early = 0;

	/* In the order of the steps: a missing file comes before answers,
	 * what is in it after them. */
	file.at = rest;
	check_file(d, &file);
	while (early < file.count && rest[early].stage == STAGE_FILE)
		*next(&l, STAGE_FILE) = rest[early++];
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		check_answer(d, &needed[i], &l);
	check_destination(d, &l);
	check_past(d, &file);
	for (; early < file.count; early++)
		*next(&l, rest[early].stage) = rest[early];
	return l.count;
}

/* --- how far each step is ---------------------------------------------- */

static bool
seen(const struct desk *d, enum stage s)
{
	return desk_yes(d, "seen", stages[s].word);
}

static bool
blocked(const struct desk *d, enum stage s)
{
	struct blocker blockers[BLOCKERS_MAX];
	size_t count = desk_blockers(d, blockers);

	for (size_t i = 0; i < count; i++)
		if (blockers[i].stage == s)
			return true;
	return false;
}

/* A letter was written for a question of this step, and no answer came. */
static bool
waits(const struct desk *d, enum stage s)
{
	static const struct {
		const char *key;
		enum stage stage;
	} asked[] = {
		{ "file.path", STAGE_FILE },
		{ "dpid", STAGE_SOURCE },
		{ "target", STAGE_SOURCE },
		{ "idtype", STAGE_SOURCE },
		{ "partner", STAGE_SOURCE },
		{ "placement", STAGE_CUSTOMER },
		{ "site.sample", STAGE_CUSTOMER },
		{ "env", STAGE_DESTINATION },
	};

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		if (asked[i].stage == s &&
		    desk_yes(d, "waiting", asked[i].key) &&
		    (desk_get(d, asked[i].key)[0] == '\0' ||
		    session_is(d->session, asked[i].key, "unknown")))
			return true;
	return false;
}

static bool
customer_open(const struct desk *d)
{
	struct handshake h;

	desk_handshake_result(d, &h);
	if (h.state == WORK_DONE && h.twin != TWIN_EXACT)
		return true;
	return desk_get(d, "placement")[0] == '\0';
}

/* Is something open in a step that was visited? */
static bool
is_open(const struct desk *d, enum stage s)
{
	switch (s) {
	case STAGE_CUSTOMER:
		return customer_open(d);
	case STAGE_PREVIEW:
		return false;
	case STAGE_SEND:
	case STAGE_NEXT:
		return d->jobs[DESK_SEND].state == WORK_FAILED;
	default:
		return blocked(d, s);
	}
}

enum stage_state
desk_stage_state(const struct desk *d, enum stage s)
{
	if (waits(d, s))
		return STAGE_WAITING;
	if (!seen(d, s)) {
		/* Problems in the file are told before the person comes. */
		if (s == STAGE_FIX && d->summaries[DESK_ORIGINAL].complete &&
		    blocked(d, s))
			return STAGE_ATTENTION;
		return STAGE_TODO;
	}
	if (is_open(d, s))
		return STAGE_ATTENTION;
	if (s == STAGE_SEND || s == STAGE_NEXT)
		return d->has_delivered ? STAGE_DONE : STAGE_TODO;
	if (s == STAGE_FIX && !d->summaries[DESK_ORIGINAL].complete)
		return STAGE_TODO;
	return STAGE_DONE;
}

void
desk_visit(struct desk *d, enum stage s)
{
	char key[DESK_KEY_MAX];

	session_note(d->session, desk_key(key, "seen", stages[s].word),
	    "yes");
	session_note(d->session, "at", stages[s].word);
	d->news = true;
}
