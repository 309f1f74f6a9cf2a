/* SPDX-License-Identifier: MIT */
/* The rules about one ID.  The order is part of the specification. */
#include "check/idrules.h"

#include <string.h>

#include "check/fastlane.h"
#include "check/hashrules.h"
#include "spec/pii.h"

static bool
is_customer(enum idtype type)
{
	return type == IDTYPE_CRM;
}

/* Eight hex digits, a hyphen ...: devices whose IDs have hyphens. */
static bool
is_hyphenated(enum idtype type)
{
	enum idform form = idtype_get(type)->form;

	return form == IDFORM_UPPER_UUID || form == IDFORM_LOWER_UUID;
}

static bool
all_hex(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_hex(s.p[i]))
			return false;
	return s.n > 0;
}

bool
id_fits_nocase(enum idtype type, struct str id)
{
	if (is_hyphenated(type))
		return idshape_of(id) == IDSHAPE_DEVICE;
	return idform_fits(idtype_get(type)->form, id);
}

/* 5.97676E+37 and 5,97676E+37: digits, a fraction, a power. */
static bool
rule_scientific(struct judge *j, struct str id)
{
	size_t i = 0, digits;

	while (i < id.n && char_is_digit(id.p[i]))
		i++;
	if (i == 0)
		return false;
	if (i < id.n && (id.p[i] == '.' || id.p[i] == ',')) {
		digits = ++i;
		while (i < id.n && char_is_digit(id.p[i]))
			i++;
		if (i == digits)
			return false;
	}
	if (id.n - i < 3 || char_lower(id.p[i]) != 'e' || id.p[i + 1] != '+' ||
	    !str_all_digits(str_cut(id, i + 2, id.n)))
		return false;
	judge_report(j, RULE_ID_SCI, id);
	return true;
}

static void
rule_quote(struct judge *j, struct str id)
{
	char first = id.p[0];

	if (id.n >= 2 && (first == '"' || first == '\'') &&
	    id.p[id.n - 1] == first)
		judge_report(j, RULE_ID_QUOTE, id);
}

static void
rule_zero(struct judge *j, struct str id)
{
	enum idshape shape;

	if (id.p[0] != '0' || id.n < 36)
		return;
	shape = idshape_of(id);
	if (shape != IDSHAPE_DEVICE && shape != IDSHAPE_DIGITS38)
		return;
	for (size_t i = 0; i < id.n; i++)
		if (id.p[i] != '0' && id.p[i] != '-')
			return;
	judge_report(j, RULE_ID_ZERO, id);
}

/* --- the one code about the form --------------------------------------- */

static enum rule_id
form_of_aam(struct str id)
{
	enum idshape shape = idshape_of(id);

	if (shape == IDSHAPE_DIGITS38)
		return RULE_COUNT;
	return shape == IDSHAPE_OTHER ? RULE_ID_UUID : RULE_ID_MIX;
}

static enum rule_id
form_of_hyphenated(enum idtype type, struct str id)
{
	enum idshape shape = idshape_of(id);

	if (idform_fits(idtype_get(type)->form, id))
		return RULE_COUNT;
	if (shape == IDSHAPE_DEVICE)
		return RULE_CASE_DEV;
	if ((id.n == 32 || id.n == 40 || id.n == 64) && all_hex(id))
		return RULE_ID_HASHED;
	return shape == IDSHAPE_DIGITS38 ? RULE_ID_MIX :
	    idtype_get(type)->format_rule;
}

static enum rule_id
form_of_alnum(enum idtype type, struct str id)
{
	enum idshape shape = idshape_of(id);

	if (shape == IDSHAPE_DIGITS38)
		return RULE_ID_MIX;
	if (idform_fits(IDFORM_ALNUM, id))
		return RULE_COUNT;
	return shape == IDSHAPE_DEVICE ? RULE_ID_VAGUE :
	    idtype_get(type)->format_rule;
}

/* Where in the ID the form is broken first: a character that cannot be
 * there, else the whole ID. */
static struct str
form_place(enum rule_id rule, struct str id)
{
	if (rule != RULE_CASE_DEV)
		return id;
	for (size_t i = 0; i < id.n; i++)
		if (char_is_letter(id.p[i]))
			return str_cut(id, i, id.n);
	return id;
}

static void
rule_form(struct judge *j, struct str id, enum idtype type)
{
	enum rule_id rule;

	if (idtype_get(type)->form == IDFORM_DIGITS38)
		rule = form_of_aam(id);
	else if (is_hyphenated(type))
		rule = form_of_hyphenated(type, id);
	else
		rule = form_of_alnum(type, id);
	if (rule != RULE_COUNT)
		judge_report_as(j, rule, rule_get(rule)->severity,
		    form_place(rule, id));
}

/* --- customer IDs ------------------------------------------------------ */

/* Index of %XX at or after i, or id.n. */
static size_t
find_escape(struct str id, size_t i)
{
	for (;; i++) {
		i = str_find(id, i, '%');
		if (i >= id.n || id.n - i < 3)
			return id.n;
		if (char_is_hex(id.p[i + 1]) && char_is_hex(id.p[i + 2]))
			return i;
	}
}

static bool
is_colon_escape(struct str id, size_t at)
{
	return id.p[at + 1] == '3' && char_lower(id.p[at + 2]) == 'a';
}

static void
rule_colon(struct judge *j, struct str id)
{
	size_t colon = str_find(id, 0, ':');
	size_t escape = find_escape(id, 0);

	while (escape < id.n && !is_colon_escape(id, escape))
		escape = find_escape(id, escape + 1);
	if (colon < escape)
		judge_report(j, RULE_ID_COLON, str_cut(id, colon, colon + 1));
	else if (escape < id.n)
		judge_report(j, RULE_ID_COLON,
		    str_cut(id, escape, escape + 3));
}

static void
rule_site(struct judge *j, struct str id)
{
	if (site_differs(&j->facts->site, id))
		judge_report(j, RULE_CASE_SITE, id);
}

static void
customer_form(struct judge *j, struct str id)
{
	rule_colon(j, id);
	rule_hash_case(j, id);
	if (idform_fits(IDFORM_DIGITS38, id))
		judge_report(j, RULE_ID_LOOKS38, id);
	rule_site(j, id);
}

/* --- any ID ------------------------------------------------------------ */

static void
rule_percent(struct judge *j, struct str id)
{
	size_t at = find_escape(id, 0);

	while (at < id.n && is_colon_escape(id, at))
		at = find_escape(id, at + 1);
	if (at < id.n)
		judge_report_as(j, RULE_ID_PCT, j->facts->sync ?
		    SEVERITY_ERROR : SEVERITY_WARNING,
		    str_cut(id, at, at + 3));
}

static void
rule_rounded(struct judge *j, struct str id)
{
	enum { KEPT = 15 };

	if (id.n < KEPT + 2 || id.p[id.n - 1] != '0' || !str_all_digits(id))
		return;
	for (size_t i = KEPT; i < id.n; i++)
		if (id.p[i] != '0')
			return;
	judge_report(j, RULE_ID_TRUNC, str_cut(id, KEPT, id.n));
}

static bool
rule_placeholder(struct judge *j, struct str id)
{
	static const char *const words[] = { "null", "nil", "none",
		"undefined", "nan", "n/a", "na", "#n/a", "unknown", "test",
		"-1", "0", "(not set)", "(null)", "#ref!", "#value!", "true",
		"false" };

	/* Most IDs are none of them by their first letter. */
	if (id.n > 9 || strchr("nut-0(#f", char_lower(id.p[0])) == NULL)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!str_eq_nocase(id, str_from(words[i])))
			continue;
		judge_report(j, RULE_ID_PLACEHOLDER, id);
		return true;
	}
	return false;
}

static void
rule_space_inside(struct judge *j, struct str id)
{
	size_t at = str_find(id, 0, ' ');

	if (at < id.n)
		judge_report(j, RULE_ID_SPACE, str_cut(id, at, at + 1));
}

static void
rule_id_long(struct judge *j, struct str id)
{
	enum { ID_BYTES_MAX = 255 };

	if (id.n > ID_BYTES_MAX)
		judge_report(j, RULE_ID_LONG,
		    str_cut(id, ID_BYTES_MAX, id.n));
}

void
id_personal(struct judge *j, struct str id, enum idtype type)
{
	struct pii_hit hits[PII_RULES_MAX];
	size_t n = pii_find_all(id, is_customer(type) ? PII_CUSTOMER_ID :
	    PII_DEVICE_ID, hits, PII_RULES_MAX);

	for (size_t i = 0; i < n && i < PII_RULES_MAX; i++)
		judge_report(j, hits[i].rule,
		    str_cut(id, hits[i].at, hits[i].at + hits[i].length));
}

/* Even of a bad line it is mostly something else. */
static bool
is_proven(struct judge *j, struct str id, enum idtype type)
{
	struct proven_id proven;

	if (j->fast == NULL || !fastlane_id(j->fast, id, type, &proven))
		return false;
	if (proven.looks38)
		judge_report(j, RULE_ID_LOOKS38, id);
	if (j->proven.at == NULL)
		j->proven = proven;
	return true;
}

void
id_judge(struct judge *j, struct str id, enum idtype type)
{
	if (id.n == 0) {
		judge_report(j, RULE_ID_EMPTY, id);
		return;
	}
	if (is_proven(j, id, type) || rule_scientific(j, id))
		return;
	rule_quote(j, id);
	if (is_customer(type))
		customer_form(j, id);
	else if (type == IDTYPE_HEMAIL)
		hash_judge(j, id);
	else
		rule_form(j, id, type);
	rule_zero(j, id);
	rule_percent(j, id);
	rule_rounded(j, id);
	if (!rule_placeholder(j, id))
		rule_space_inside(j, id);
	rule_id_long(j, id);
	id_personal(j, id, type);
}
