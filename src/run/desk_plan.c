/* SPDX-License-Identifier: MIT */
/* Causes, repairs and the plan, from the findings and the answers. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "run/desk_inside.h"

/*
 * The check judges the file by the name it will get, so what is the matter
 * with the name it has is told here; building a new one cures it all.
 */
static void
own_name(const struct desk *d, struct name_verdict *v)
{
	*v = (struct name_verdict){ 0 };
	if (d->exams[DESK_ORIGINAL] != NULL)
		name_diagnose(str_from(desk_path(d, DESK_ORIGINAL)),
		    clock_now(), v);
}

size_t
desk_offers(const struct desk *d, struct offer out[OFFERS_MAX])
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);
	struct check_summary summary;
	struct offer name = { .fix = FIX_R29, .safe = true };
	struct name_verdict v;
	size_t count, at = 0;

	if (found == NULL)
		return 0;
	(void)desk_summary(d, DESK_ORIGINAL, &summary);
	count = offer_list(&summary, found, out);
	own_name(d, &v);
	for (size_t i = 0; i < v.count; i++)
		ruleset_add(&name.rules, v.findings[i].rule);
	while (at < count && out[at].fix < FIX_R29)
		at++;
	if (v.count == 0 || (at < count && out[at].fix == FIX_R29))
		return count;
	memmove(&out[at + 1], &out[at], (count - at) * sizeof(out[0]));
	out[at] = name;
	return count + 1;
}

void
desk_plan(const struct desk *d, struct plan *out)
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(d, offers);
	char key[DESK_KEY_MAX];

	offer_safe_plan(offers, count, out);
	for (size_t i = 0; i < count; i++) {
		const char *answer = desk_get(d, desk_key(key, "fix",
		    fix_get(offers[i].fix)->code));

		if (answer[0] != '\0')
			out->on[offers[i].fix] = strcmp(answer, "yes") == 0;
	}
	for (unsigned r = 0; found != NULL && r < RULE_COUNT; r++)
		if (offer_can_aside(found, (enum rule_id)r) &&
		    desk_yes(d, "aside", rule_get((enum rule_id)r)->code))
			ruleset_add(&out->aside, (enum rule_id)r);
}

void
desk_sums(const struct desk *d, struct plan_sums *now,
    struct plan_sums *planned)
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);
	struct check_summary summary;
	struct plan none = { 0 }, plan;

	*now = (struct plan_sums){ 0 };
	*planned = *now;
	if (found == NULL)
		return;
	(void)desk_summary(d, DESK_ORIGINAL, &summary);
	desk_plan(d, &plan);
	offer_sums(&summary, found, &none, now);
	offer_sums(&summary, found, &plan, planned);
}

/* --- causes ------------------------------------------------------------ */

/* What Adobe's report would most likely count it as, in a word or two. */
static const char *
likely_result(const struct desk *d, const struct rule *rule,
    enum severity severity)
{
	static const char *const words[] = {
		[COUNTER_NO_TRAIT] = N_("no trait"),
		[COUNTER_NO_MATCH] = N_("no match"),
		[COUNTER_DEVICE_ID] = N_("device ID"),
		[COUNTER_AAM_ID] = N_("AAM ID"),
		[COUNTER_FORMAT] = N_("format error"),
		[COUNTER_VALIDATION] = N_("other owner"),
		[COUNTER_BY_ID_TYPE] = NULL,
	};
	enum rule_counter counter = rule->counter;
	enum idtype t = d->terms[DESK_ORIGINAL].context.idtype;

	if (strncmp(rule->code, "PII", 3) == 0)
		return _("personal data");
	if (counter == COUNTER_BY_ID_TYPE) {
		counter = COUNTER_NO_MATCH;
		if (t == IDTYPE_AAM)
			counter = COUNTER_AAM_ID;
		else if (idtype_is_device(t))
			counter = COUNTER_DEVICE_ID;
	}
	if (words[counter] != NULL)
		return _(words[counter]);
	if (severity == SEVERITY_INFO)
		return _("harmless");
	if (severity == SEVERITY_WARNING)
		return _("may be lost");
	return _("not read");
}

static enum cause_state
state_of(const struct desk *d, const struct cause *c, const struct plan *plan)
{
	const char *code = rule_get(c->rule)->code;

	if (c->severity == SEVERITY_INFO)
		return CAUSE_NOTE;
	if (c->fix != FIX_NONE && plan->on[c->fix])
		return CAUSE_PLANNED;
	if (ruleset_has(&plan->aside, c->rule))
		return CAUSE_ASIDE;
	if (c->severity == SEVERITY_WARNING && desk_yes(d, "ack", code))
		return CAUSE_ACCEPTED;
	return CAUSE_OPEN;
}

/* What can be done, and what is chosen of it. */
struct choice {
	const struct findings *found;
	struct offer offers[OFFERS_MAX];
	size_t count;
	struct plan plan;
};

/* Fill in what follows from rule, severity and places. */
static void
finish_cause(const struct desk *d, const struct choice *choice,
    struct cause *c)
{
	const struct rule *rule = rule_get(c->rule);

	for (size_t i = 0; i < choice->count; i++) {
		if (!ruleset_has(&choice->offers[i].rules, c->rule))
			continue;
		c->fix = choice->offers[i].fix;
		c->safe = choice->offers[i].safe;
	}
	c->can_aside = choice->found != NULL &&
	    offer_can_aside(choice->found, c->rule);
	c->result = likely_result(d, rule, c->severity);
	c->state = state_of(d, c, &choice->plan);
}

static size_t
causes_of_lines(const struct findings *found, struct cause *out)
{
	size_t count = 0;

	for (unsigned r = 0; found != NULL && r < RULE_COUNT; r++) {
		enum rule_id rule = (enum rule_id)r;
		uint64_t places = findings_count(found, rule);
		struct cause *c = &out[count];

		if (places == 0)
			continue;
		*c = (struct cause){ .rule = rule, .places = places,
			.severity = findings_severity(found, rule) };
		if (findings_kept(found, rule) > 0)
			c->first_line = findings_get(found, rule, 0).line;
		count++;
	}
	return count;
}

/* A name that is not Adobe's at all needs no words: the delivery gets a new
 * one.  One that nearly is tells something about how it was made. */
static size_t
causes_of_name(const struct desk *d, const struct findings *found,
    struct cause *out)
{
	struct name_verdict v;
	size_t count = 0;

	own_name(d, &v);
	if (!v.known)
		return 0;
	for (size_t i = 0; i < v.count; i++) {
		enum rule_id rule = v.findings[i].rule;

		if (found == NULL || findings_count(found, rule) > 0)
			continue;
		out[count++] = (struct cause){ .rule = rule, .places = 1,
			.severity = v.findings[i].severity };
	}
	return count;
}

/* Does a wait before b?  Open before settled, then harm, then size. */
static int
compare(const void *pa, const void *pb)
{
	const struct cause *a = pa, *b = pb;
	const struct rule *ra = rule_get(a->rule), *rb = rule_get(b->rule);

	if ((a->state == CAUSE_OPEN) != (b->state == CAUSE_OPEN))
		return a->state == CAUSE_OPEN ? -1 : 1;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (ra->weight != rb->weight)
		return ra->weight > rb->weight ? -1 : 1;
	if (a->places != b->places)
		return a->places > b->places ? -1 : 1;
	return a->rule < b->rule ? -1 : a->rule > b->rule;
}

/* A problem of the layout as such: of the file as a whole, or of more than
 * half of its lines.  A few lines without a tab are a detail. */
static bool
is_structure(const struct cause *c, uint64_t records)
{
	const struct rule *rule = rule_get(c->rule);

	return rule->weight == WEIGHT_STRUCTURE &&
	    c->severity == SEVERITY_ERROR &&
	    (rule->scope == SCOPE_FILE || c->places > records / 2);
}

/* While an open structural problem stands the rest is noise. */
static size_t
keep_structure(const struct desk *d, struct cause *causes, size_t count,
    size_t *hidden)
{
	struct check_summary sum = { 0 };
	bool stands = false;
	size_t kept = 0;

	(void)desk_summary(d, DESK_ORIGINAL, &sum);

	for (size_t i = 0; i < count; i++)
		stands |= is_structure(&causes[i], sum.records) &&
		    causes[i].state == CAUSE_OPEN;
	for (size_t i = 0; i < count; i++)
		if (!stands || is_structure(&causes[i], sum.records))
			causes[kept++] = causes[i];
	if (hidden != NULL)
		*hidden = count - kept;
	return kept;
}

size_t
desk_causes(const struct desk *d, struct cause out[RULE_COUNT],
    size_t *hidden)
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);
	size_t count = causes_of_lines(found, out);
	struct choice choice = { .found = found };

	choice.count = desk_offers(d, choice.offers);
	desk_plan(d, &choice.plan);
	count += causes_of_name(d, found, out + count);
	for (size_t i = 0; i < count; i++)
		finish_cause(d, &choice, &out[i]);
	qsort(out, count, sizeof(out[0]), compare);
	return keep_structure(d, out, count, hidden);
}

/* --- choices ----------------------------------------------------------- */

void
desk_tick(struct desk *d, enum fix_id fix, bool on)
{
	char key[DESK_KEY_MAX];

	desk_set(d, desk_key(key, "fix", fix_get(fix)->code),
	    on ? "yes" : "no", _(fix_get(fix)->title));
}

void
desk_set_aside(struct desk *d, enum rule_id rule, bool on)
{
	char key[DESK_KEY_MAX];

	desk_set(d, desk_key(key, "aside", rule_get(rule)->code),
	    on ? "yes" : "", _(rule_get(rule)->title));
}

void
desk_accept(struct desk *d, enum rule_id rule, bool on)
{
	char key[DESK_KEY_MAX];

	desk_set(d, desk_key(key, "ack", rule_get(rule)->code),
	    on ? "yes" : "", _(rule_get(rule)->title));
}

unsigned
desk_tick_safe(struct desk *d)
{
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(d, offers);
	struct plan plan;
	unsigned ticked = 0;

	desk_plan(d, &plan);
	desk_join(d, _("All safe repairs"));
	for (size_t i = 0; i < count; i++) {
		if (!offers[i].safe || plan.on[offers[i].fix])
			continue;
		desk_tick(d, offers[i].fix, true);
		ticked++;
	}
	desk_join_end(d);
	return ticked;
}

bool
desk_repair_line(const struct desk *d, enum fix_id fix,
    const struct look_line *line, struct buf *out, bool *drop)
{
	struct plan plan = { 0 };
	struct repair_rules rules = { desk_context(d, DESK_ORIGINAL),
		desk_parts(d, DESK_ORIGINAL), &plan };

	*drop = false;
	if (d->exams[DESK_ORIGINAL] == NULL)
		return false;
	if (fix == FIX_NONE)
		desk_plan(d, &plan);
	else
		plan.on[fix] = true;
	return repair_line(&rules, line->bytes, line->line == 1, out, drop);
}

/* A repair of what is harmless anyway is made along with others, but is no
 * reason for a copy unless the person asked for it. */
static bool
asks_for_copy(const struct desk *d, const struct offer *offer)
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);

	if (offer->fix == FIX_R29)
		return false;
	if (desk_yes(d, "fix", fix_get(offer->fix)->code))
		return true;
	for (unsigned r = 0; r < RULE_COUNT; r++)
		if (ruleset_has(&offer->rules, (enum rule_id)r) &&
		    findings_severity(found, (enum rule_id)r) !=
		    SEVERITY_INFO)
			return true;
	return false;
}

bool
desk_copy_needed(const struct desk *d)
{
	struct offer offers[OFFERS_MAX];
	size_t count = desk_offers(d, offers);
	struct plan plan;

	desk_plan(d, &plan);
	if (!ruleset_empty(&plan.aside))
		return true;
	for (size_t i = 0; i < count; i++)
		if (plan.on[offers[i].fix] && asks_for_copy(d, &offers[i]))
			return true;
	return false;
}
