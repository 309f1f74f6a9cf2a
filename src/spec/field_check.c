/* SPDX-License-Identifier: MIT */
/*
 * Checks of answers.  Each says the one thing that helps most: which
 * character, and what it should be.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "spec/field_rules.h"
#include "spec/filler.h"
#include "spec/idtype.h"
#include "spec/jspath.h"
#include "spec/mail.h"
#include "spec/percent.h"
#include "spec/pii.h"

void
field_say(struct field_verdict *v, enum rule_id rule, enum severity severity,
    const char *fmt, ...)
{
	va_list ap;

	if (v->text[0] != '\0')
		return;
	v->rule = rule;
	v->severity = severity;
	va_start(ap, fmt);
	(void)vsnprintf(v->text, sizeof(v->text), fmt, ap);
	va_end(ap);
}

/* Letters, digits and the others; at most max bytes. */
static bool
only(struct str s, const char *others, size_t max)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && !char_is_digit(s.p[i]) &&
		    memchr(others, s.p[i], strlen(others)) == NULL)
			return false;
	return s.n > 0 && s.n <= max;
}

static bool
holds_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			return true;
	return false;
}

/* --- data sources ------------------------------------------------------ */

static bool
holds_org(struct str s)
{
	static const char org[] = "@adobeorg";
	size_t n = sizeof(org) - 1;

	for (size_t i = 0; i + n <= s.n; i++)
		if (str_eq_nocase(str_cut(s, i, i + n), str_from(org)))
			return true;
	return false;
}

static bool
is_stamp(struct str s)
{
	return str_all_digits(s) && s.n == 10 &&
	       (s.p[0] == '1' || s.p[0] == '2');
}

/* "The third character is the letter O." */
static void
say_letter(struct str s, struct field_verdict *v)
{
	static const char *const ordinals[] = { N_("first"), N_("second"),
		N_("third"), N_("fourth"), N_("fifth"), N_("sixth"),
		N_("seventh"), N_("eighth"), N_("ninth") };
	size_t i = 0;

	while (i < s.n && char_is_digit(s.p[i]))
		i++;
	if (i < sizeof(ordinals) / sizeof(ordinals[0]) && i < s.n &&
	    char_is_letter(s.p[i]) && s.n <= 12)
		field_say(v, RULE_INPUT_DPID, SEVERITY_ERROR,
		    _("The %s character is the letter %c."), _(ordinals[i]),
		    s.p[i]);
}

static bool
few_letters(struct str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.n; i++)
		letters += char_is_letter(s.p[i]);
	return letters > 0 && letters <= s.n / 2;
}

static void
say_number(struct str s, struct field_verdict *v)
{
	if (few_letters(s) && only(s, "", 12))
		say_letter(s, v);
	else if (s.n > 0 && s.p[0] == '0' && str_all_digits(s))
		field_say(v, RULE_INPUT_DPID, SEVERITY_ERROR,
		    _("A data source ID does not start with 0."));
	else if (str_all_digits(s))
		field_say(v, RULE_INPUT_DPID, SEVERITY_ERROR,
		    _("A data source ID has at most nine digits."));
	else if (str_find(s, 0, ' ') < s.n && !few_letters(s) &&
		 char_is_digit(s.p[0]))
		field_say(v, RULE_INPUT_DPID, SEVERITY_ERROR,
		    _("There is a space inside the number."));
	field_say(v, RULE_INPUT_DPID, SEVERITY_ERROR,
	    _("A data source ID is a number such as 12345."));
}

static void
check_number(struct str value, struct field_verdict *v)
{
	if (holds_org(value))
		field_say(v, RULE_INPUT_ORG, SEVERITY_ERROR,
		    _("That is your Organization ID. A data source ID is a "
		      "number such as 12345."));
	else if (is_stamp(value))
		field_say(v, RULE_INPUT_TS, SEVERITY_WARNING,
		    _("That looks like a time stamp. A data source ID is "
		      "usually shorter."));
	else if (!dpid_is_plain(value))
		say_number(value, v);
}

static const char *
shared_owner(struct str value)
{
	uint64_t dpid = 0;
	enum idtype t;

	if (!num_parse(value, UINT64_MAX, &dpid, NULL))
		return NULL;
	t = idtype_of_dpid(dpid);
	return t == IDTYPE_COUNT ? NULL : idtype_get(t)->adobe_name;
}

void
check_dpid(struct str value, const struct answers *a, struct field_verdict *v)
{
	const char *owner;

	check_number(value, v);
	owner = v->text[0] == '\0' ? shared_owner(value) : NULL;
	/* With a source of one's own beside it, it is what it should be. */
	if (owner != NULL && !answers_has(a, "target"))
		field_say(v, RULE_INPUT_GLOBAL, SEVERITY_ERROR,
		    _("%.*s is shared by every customer: %s. We need your own "
		      "data source as well, as the target."),
		    STR_ARG(value), _(owner));
}

void
check_target(struct str value, const struct answers *a, struct field_verdict *v)
{
	const char *owner;

	check_number(value, v);
	owner = v->text[0] == '\0' ? shared_owner(value) : NULL;
	if (owner != NULL)
		field_say(v, RULE_INPUT_GLOBAL, SEVERITY_ERROR,
		    _("%.*s is shared by every customer: %s. The target must "
		      "be a data source of your company."),
		    STR_ARG(value), _(owner));
	else if (str_eq(value, answers_get(a, "dpid")))
		field_say(v, RULE_NAME_TARGETSAME, SEVERITY_INFO,
		    _("This repeats your data source; it can be left empty."));
}

void
check_partner(
    struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (str_find(value, 0, ' ') < value.n)
		field_say(v, RULE_INPUT_PARTNER, SEVERITY_ERROR,
		    _("The folder name Adobe gave you has no spaces."));
	else if (str_find(value, 0, '/') < value.n)
		field_say(v, RULE_INPUT_PARTNER, SEVERITY_ERROR,
		    _("Only the name of your folder is needed, without "
		      "slashes."));
	else if (!only(value, "._-", 128) || str_eq_text(value, ".") ||
		 str_eq_text(value, ".."))
		field_say(v, RULE_INPUT_PARTNER, SEVERITY_ERROR,
		    _("A folder name holds letters, digits, dots, dashes and "
		      "underscores only."));
	else if (str_ends(value, ".demdex.net"))
		field_say(v, RULE_INPUT_PARTNER, SEVERITY_WARNING,
		    _("That is an address. The folder name is usually its "
		      "first word."));
}

/* --- the website ------------------------------------------------------- */

void
check_cookie(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!only(value, "!#$%&'*+-.^_`|~", 128))
		field_say(v, RULE_PLACE_COOKIE, SEVERITY_ERROR,
		    _("That is not a possible cookie name: letters, digits, "
		      "dashes and underscores only."));
}

bool
field_evar(struct str value, bool *prop, uint64_t *number)
{
	struct str digits = value;

	*prop = false;
	if (value.n > 4 && !char_is_digit(value.p[0])) {
		struct str word = str_cut(value, 0, 4);

		*prop = str_eq_nocase(word, str_from("prop"));
		if (!*prop && !str_eq_nocase(word, str_from("eVar")))
			return false;
		digits = str_cut(value, 4, value.n);
	}
	return digits.n > 0 && digits.p[0] != '0' &&
	       num_parse(digits, 999999, number, NULL);
}

void
check_evar(struct str value, const struct answers *a, struct field_verdict *v)
{
	bool prop;
	uint64_t n;

	(void)a;
	if (!field_evar(value, &prop, &n))
		field_say(v, RULE_PLACE_EVAR, SEVERITY_ERROR,
		    _("An Analytics variable is written like eVar12 or "
		      "prop5."));
	else if (prop && n > 75)
		field_say(v, RULE_PLACE_EVAR, SEVERITY_ERROR,
		    _("There is no such Analytics variable: the last one is "
		      "prop75."));
	else if (n > 250)
		field_say(v, RULE_PLACE_EVAR, SEVERITY_ERROR,
		    _("There is no such Analytics variable: the last one is "
		      "eVar250."));
}

void
check_path(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!jspath_is(value))
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("A variable path looks like digitalData.user.id or "
		      "user[0].id."));
}

/* Every bracket and quote is closed. */
static bool
balanced(struct str s)
{
	char quote = '\0';
	int square = 0, round = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (quote != '\0') {
			if (c == quote)
				quote = '\0';
			continue;
		}
		if (c == '"' || c == '\'')
			quote = c;
		square += (c == '[') - (c == ']');
		round += (c == '(') - (c == ')');
		if (square < 0 || round < 0)
			return false;
	}
	return quote == '\0' && square == 0 && round == 0;
}

void
check_selector(
    struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (holds_control(value))
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("A selector stands on one line."));
	else if (value.p[0] == '/' || value.n > 200 ||
		 str_find_text(value, "querySelector") < value.n ||
		 memchr(value.p, '<', value.n) != NULL ||
		 memchr(value.p, '{', value.n) != NULL)
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("That is not a CSS selector, such as #customer-id or "
		      "meta[name=\"cid\"]."));
	else if (!balanced(value))
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("A bracket or a quote in the selector is not closed."));
}

void
check_attribute(
    struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!only(value, "_.:-", 64) || char_is_digit(value.p[0]))
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("An attribute is one word, such as content, value or "
		      "data-id."));
}

void
check_item(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (holds_control(value) || value.n > 128 ||
	    memchr(value.p, '(', value.n) != NULL ||
	    memchr(value.p, '<', value.n) != NULL)
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("Only the key is needed, such as customerId."));
}

void
check_param(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!only(value, "_.~[]-", 64))
		field_say(v, RULE_PLACE_PATH, SEVERITY_ERROR,
		    _("Only the name of the parameter is needed: cid in "
		      "?cid=123."));
	else if (pii_key(value))
		field_say(v, RULE_PLACE_URL, SEVERITY_WARNING,
		    _("The name suggests personal data. That must never "
		      "stand in an address."));
}

void
check_dil(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	for (size_t i = 0; i < value.n; i++)
		if (!char_is_digit(value.p[i]) && value.p[i] != '.')
			field_say(v, RULE_COUNT, SEVERITY_ERROR,
			    _("A version is a number such as 9.5."));
}

/* --- codes ------------------------------------------------------------- */

void
check_org(struct str value, const struct answers *a, struct field_verdict *v)
{
	static const char end[] = "@AdobeOrg";
	size_t n = sizeof(end) - 1;

	(void)a;
	if (value.n > n && str_ends(value, end) &&
	    only(str_cut(value, 0, value.n - n), "", 64))
		return;
	field_say(v, RULE_INPUT_ORG, SEVERITY_ERROR,
	    _("An Organization ID is letters and digits and ends in "
	      "@AdobeOrg."));
}

void
check_ic(struct str value, const struct answers *a, struct field_verdict *v)
{
	if (!only(value, "_-.", 128))
		field_say(v, RULE_INPUT_IC, SEVERITY_WARNING,
		    _("An integration code usually holds letters, digits, "
		      "dots, dashes and underscores only."));
	else if (str_eq(value, answers_get(a, "dpid")))
		field_say(v, RULE_INPUT_IC, SEVERITY_WARNING,
		    _("That is the number of the data source. The integration "
		      "code is a word that your company chose."));
}

void
check_namespace(
    struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!only(value, "_-", 64))
		field_say(v, RULE_COUNT, SEVERITY_ERROR,
		    _("A namespace symbol is one word, such as CRMID."));
}

static void
say_personal(struct str value, struct field_verdict *v)
{
	struct pii_hit hit;

	if (!pii_find(value, PII_CUSTOMER_ID, &hit))
		return;
	field_say(v, RULE_PLACE_SAMPLE,
	    rule_get(hit.rule)->severity == SEVERITY_ERROR ? SEVERITY_ERROR
							   : SEVERITY_WARNING,
	    "%s", _(rule_get(hit.rule)->message));
}

static bool
is_scientific(struct str s)
{
	size_t e = 0;

	while (e < s.n && (char_is_digit(s.p[e]) || s.p[e] == '.'))
		e++;
	return e > 1 && e + 2 < s.n && char_lower(s.p[e]) == 'e' &&
	       s.p[e + 1] == '+' && str_all_digits(str_cut(s, e + 2, s.n));
}

void
check_sample(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	say_personal(value, v);
	if (filler_is(value) || str_starts(value, "{{") ||
	    str_starts(value, "${"))
		field_say(v, RULE_PLACE_SAMPLE, SEVERITY_ERROR,
		    _("That is a filler, not a real ID. Sign in on the site "
		      "with a test account and copy it again."));
	else if (value.p[0] == '{' || value.p[0] == '[')
		field_say(v, RULE_PLACE_ENCODED, SEVERITY_WARNING,
		    _("That is a JSON text. Choose \"JSON\" above, and paste "
		      "the ID inside it here."));
	else if (str_find(value, 0, ':') < value.n)
		field_say(v, RULE_PLACE_SAMPLE, SEVERITY_ERROR,
		    _("Customer IDs must not contain a colon."));
	else if (is_scientific(value))
		field_say(v, RULE_PLACE_SAMPLE, SEVERITY_ERROR,
		    _("A spreadsheet turned this number into scientific "
		      "notation; copy it from the website instead."));
	else if (percent_any(value))
		field_say(v, RULE_PLACE_ENCODED, SEVERITY_WARNING,
		    _("This ID is URL-encoded. The snippet must decode it, so "
		      "that it equals the ID in your file."));
	else if (holds_control(value) || value.n > 255)
		field_say(v, RULE_PLACE_SAMPLE, SEVERITY_ERROR,
		    _("Please paste one ID alone."));
	else if (str_find(value, 0, ' ') < value.n)
		field_say(v, RULE_PLACE_SAMPLE, SEVERITY_WARNING,
		    _("There is a space inside this ID. Is that how the site "
		      "has it?"));
}

void
check_env(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!only(value, "._-", 32))
		field_say(v, RULE_COUNT, SEVERITY_ERROR,
		    _("Choose practice, beta, production or a name of your "
		      "settings."));
}

static bool
is_private_mail(struct str value)
{
	static const char *const hosts[] = { "@gmail.com", "@googlemail.com",
		"@hotmail.com", "@outlook.com", "@yahoo.com", "@icloud.com",
		"@aol.com", "@gmx.de", "@web.de", "@live.com" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		if (str_ends(value, hosts[i]))
			return true;
	return false;
}

void
check_mail(struct str value, const struct answers *a, struct field_verdict *v)
{
	(void)a;
	if (!mail_is(value))
		field_say(v, RULE_INPUT_EMAIL, SEVERITY_WARNING,
		    _("An e-mail address looks like aam-data@acme.example."));
	else if (is_private_mail(value) ||
		 str_find(value, 0, '.') < str_find(value, 0, '@'))
		field_say(v, RULE_INPUT_EMAIL, SEVERITY_WARNING,
		    _("This looks like one person's mailbox. A shared one "
		      "keeps receipts when someone leaves."));
}
