/* SPDX-License-Identifier: MIT */
/*
 * Questions: the table, the choices, and how a check and its repairs are
 * put together.
 */
#include "spec/field.h"

#include <string.h>

#include "base/intl.h"
#include "spec/field_rules.h"
#include "spec/idtype.h"
#include "spec/kind.h"
#include "spec/nearest.h"
#include "spec/placement.h"

static const struct field fields[FIELD_COUNT] = {
#define FIELD(id, key, type, label, where, example, topic)                     \
	[FIELD_##id] = { key, FIELD_IS_##type, label, where, example, topic },
#include "spec/fields.def"
#undef FIELD
};

const struct field *
field_get(enum field_id id)
{
	return &fields[id];
}

enum field_id
field_find(struct str key)
{
	unsigned i = 0;

	while (i < FIELD_COUNT && !str_eq_text(key, fields[i].key))
		i++;
	return (enum field_id)i;
}

/* --- choices ----------------------------------------------------------- */

enum {
	OPTIONS_MAX = 8
};

static const struct choice {
	enum field_id id;
	struct field_option options[OPTIONS_MAX];
} choices[] = {
	{ FIELD_MODE, { { "sync", N_("adds traits") },
			  { "overwrite", N_("replaces traits") } } },
	{ FIELD_WRAP, { { "none", N_("as it is") },
			  { "gzip", N_("packed with gzip") },
			  { "pgp", N_("encrypted with PGP") } } },
	{ FIELD_HTTPONLY, { { "no", N_("no, scripts can read it") },
			      { "yes", N_("yes, it is HttpOnly") } } },
	{ FIELD_SIGNAL,
	    { { "no", N_("no, or it is filtered out") },
		{ "yes", N_("yes, it goes there as a signal too") } } },
	{ FIELD_QUEUE,
	    { { "object", N_("an object with the value in it") },
		{ "queue", N_("a list of events (dataLayer.push)") } } },
	{ FIELD_STORAGE, { { "localStorage", N_("local storage") },
			     { "sessionStorage", N_("session storage") } } },
	{ FIELD_ENCODING, { { "none", N_("plain, as in the file") },
			      { "url", N_("URL-encoded (%2F and the like)") },
			      { "base64", N_("base64") },
			      { "json", N_("inside a JSON text") } } },
	{ FIELD_SENDER,
	    { { "ecid", N_("Experience Cloud ID service (visitor.js)") },
		{ "websdk", N_("Web SDK (alloy)") },
		{ "image", N_("nothing from Adobe: an image call") },
		{ "dcs", N_("our own server calls Audience Manager") },
		{ "mobile", N_("a mobile app") } } },
	{ FIELD_STATE, { { "authenticated", N_("signed in") },
			   { "loggedOut", N_("signed out") },
			   { "unknown", N_("not known") } } },
	{ FIELD_CONSENT, { { "none", N_("none, or not by the IAB standard") },
			     { "tcf", N_("follows the IAB TCF standard") } } },
	{ FIELD_SDK, { { "current", N_("the current Mobile SDK") },
			 { "android4", N_("Android, SDK 4") },
			 { "ios4", N_("iPhone, SDK 4") } } },
};

static bool
table_option(enum field_id id, size_t i, struct field_option *option)
{
	if (id == FIELD_KIND && i < KIND_COUNT) {
		option->word = kind_get((enum kind)i)->word;
		option->name = kind_get((enum kind)i)->name;
	} else if (id == FIELD_IDTYPE && i < IDTYPE_COUNT) {
		option->word = idtype_get((enum idtype)i)->word;
		option->name = idtype_get((enum idtype)i)->name;
	} else if (id == FIELD_PLACEMENT && i < PLACEMENT_COUNT) {
		option->word = placement_get((enum placement)i)->word;
		option->name = placement_get((enum placement)i)->name;
	} else {
		return false;
	}
	return true;
}

bool
field_option(enum field_id id, size_t i, struct field_option *option)
{
	for (size_t c = 0; c < sizeof(choices) / sizeof(choices[0]); c++) {
		if (choices[c].id != id)
			continue;
		if (i >= OPTIONS_MAX || choices[c].options[i].word == NULL)
			return false;
		*option = choices[c].options[i];
		return true;
	}
	return table_option(id, i, option);
}

static void
check_choice(enum field_id id, struct str value, struct field_verdict *v)
{
	const char *known[32] = { NULL };
	struct field_option option;
	const char *near;
	size_t n = 0;

	for (; n < 31 && field_option(id, n, &option); n++) {
		if (str_eq_text(value, option.word))
			return;
		known[n] = option.word;
	}
	field_say(v, RULE_COUNT, SEVERITY_ERROR,
	    _("Please choose one of the answers."));
	near = nearest_word(value, known);
	if (near != NULL)
		memcpy(v->suggestion, near, strlen(near) + 1);
}

/* --- texts ------------------------------------------------------------- */

static const struct text_rules {
	void (*check)(
	    struct str value, const struct answers *a, struct field_verdict *v);
	bool (*repair)(struct str value, size_t i, struct buf *out);
	enum rule_id rule; /* of what field_clean() takes away */
} text_rules[FIELD_COUNT] = {
	[FIELD_DPID] = { check_dpid, repair_number, RULE_INPUT_DPID },
	[FIELD_TARGET] = { check_target, repair_number, RULE_INPUT_DPID },
	[FIELD_PARTNER] = { check_partner, repair_partner, RULE_INPUT_PARTNER },
	[FIELD_COOKIE] = { check_cookie, repair_name, RULE_PLACE_COOKIE },
	[FIELD_EVAR] = { check_evar, repair_evar, RULE_PLACE_EVAR },
	[FIELD_OBJECT] = { check_path, repair_path, RULE_PLACE_PATH },
	[FIELD_PATH] = { check_path, repair_path, RULE_PLACE_PATH },
	[FIELD_SELECTOR] = { check_selector, repair_selector, RULE_PLACE_PATH },
	[FIELD_ATTRIBUTE] = { check_attribute, repair_name, RULE_PLACE_PATH },
	[FIELD_ITEM] = { check_item, repair_name, RULE_PLACE_PATH },
	[FIELD_PARAM] = { check_param, repair_param, RULE_PLACE_PATH },
	[FIELD_DIL] = { check_dil, NULL, RULE_COUNT },
	[FIELD_JSON] = { check_path, repair_path, RULE_PLACE_PATH },
	[FIELD_ORG] = { check_org, repair_org, RULE_INPUT_ORG },
	[FIELD_IC] = { check_ic, repair_name, RULE_INPUT_IC },
	[FIELD_NAMESPACE] = { check_namespace, repair_name, RULE_COUNT },
	[FIELD_SAMPLE] = { check_sample, repair_sample, RULE_PLACE_SAMPLE },
	[FIELD_ENV] = { check_env, repair_name, RULE_COUNT },
	[FIELD_MAIL] = { check_mail, repair_mail, RULE_INPUT_EMAIL },
};

static bool
suggest(struct field_verdict *v, struct str value)
{
	if (value.n == 0 || value.n >= sizeof(v->suggestion))
		return false;
	memcpy(v->suggestion, value.p, value.n);
	v->suggestion[value.n] = '\0';
	return true;
}

/* The first repair that leaves nothing to say. */
static void
try_repairs(const struct text_rules *rules, struct str value,
    const struct answers *a, struct field_verdict *v)
{
	struct buf tried = { .max = FIELD_VALUE_MAX };

	for (size_t i = 0;
	     v->suggestion[0] == '\0' && rules->repair(value, i, &tried); i++) {
		struct field_verdict again = { .rule = RULE_COUNT };

		if (tried.n == 0 || str_eq(buf_str(&tried), value))
			continue;
		rules->check(buf_str(&tried), a, &again);
		if (again.text[0] == '\0')
			(void)suggest(v, buf_str(&tried));
	}
	buf_release(&tried);
}

/* "... Did you mean 1204?" when it is short and plain enough to say. */
static void
name_suggestion(struct field_verdict *v)
{
	struct str s = str_from(v->suggestion);
	struct buf text = { 0 };

	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= 0x20 ||
		    (unsigned char)s.p[i] >= 0x7F)
			return;
	if (s.n == 0 || s.n > 40)
		return;
	buf_printf(&text, _("%s Did you mean %s?"), v->text, v->suggestion);
	if (text.n < sizeof(v->text))
		memcpy(v->text, buf_text(&text), text.n + 1);
	buf_release(&text);
}

static void
say_cleaned(
    const struct text_rules *rules, struct str value, struct field_verdict *v)
{
	static const char blanks[] = " \t\r\n";
	struct str bare = str_trim(value, blanks);

	if (bare.n < value.n && memchr(blanks, value.p[0], 4) != NULL)
		field_say(v, rules->rule, SEVERITY_ERROR,
		    _("There is a space before it."));
	else if (bare.n < value.n)
		field_say(v, rules->rule, SEVERITY_ERROR,
		    _("There is a space behind it."));
	else if (bare.n > 1 && memchr("\"'`", bare.p[0], 3) != NULL)
		field_say(v, rules->rule, SEVERITY_ERROR,
		    _("The quotes do not belong to it."));
	field_say(v, rules->rule, SEVERITY_ERROR,
	    _("It holds a character that is invisible or only looks like a "
	      "plain one."));
}

static void
check_text(const struct text_rules *rules, struct str value,
    const struct answers *a, struct field_verdict *v)
{
	struct buf clean = { .max = FIELD_VALUE_MAX };
	bool changed = field_clean(value, &clean);

	if (clean.n == 0)
		field_say(v, rules->rule, SEVERITY_ERROR,
		    _("There is nothing to see in this answer."));
	else
		rules->check(buf_str(&clean), a, v);
	if (v->text[0] != '\0' && clean.n > 0 && rules->repair != NULL)
		try_repairs(rules, buf_str(&clean), a, v);
	else if (v->text[0] == '\0' && changed && suggest(v, buf_str(&clean)))
		say_cleaned(rules, value, v);
	buf_release(&clean);
}

bool
field_check(enum field_id id, struct str value, const struct answers *answers,
    struct field_verdict *verdict)
{
	const struct text_rules *rules = &text_rules[id];

	*verdict = (struct field_verdict){ .rule = RULE_COUNT };
	if (value.n == 0)
		return true;
	if (value.n >= FIELD_VALUE_MAX && fields[id].type != FIELD_IS_PATH)
		field_say(verdict, RULE_COUNT, SEVERITY_ERROR,
		    _("That is too long for an answer."));
	else if (fields[id].type == FIELD_IS_CHOICE)
		check_choice(id, value, verdict);
	else if (rules->check != NULL)
		check_text(rules, value, answers, verdict);
	name_suggestion(verdict);
	return verdict->text[0] == '\0' || verdict->severity != SEVERITY_ERROR;
}
