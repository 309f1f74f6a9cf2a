/* SPDX-License-Identifier: MIT */
/* Key-value pairs: the KV rules, and personal data in them. */
#include <string.h>

#include "check/keyhash.h"
#include "check/payloadrules.h"
#include "spec/payload.h"
#include "spec/pii.h"

/* A key or a value, as written and without the quotes around it. */
struct side {
	struct str text, inner;
	bool quoted;
};

static bool
wrapped(struct str s, char quote)
{
	return s.n >= 2 && s.p[0] == quote && s.p[s.n - 1] == quote;
}

static struct side
cut_side(struct str s)
{
	struct side side;

	side.text = str_trim_spaces(s);
	side.inner = side.text;
	side.quoted = wrapped(side.text, '"');
	if (side.quoted || wrapped(side.text, '\''))
		side.inner = str_cut(side.text, 1, side.text.n - 1);
	return side;
}

/* --- rules about both sides -------------------------------------------- */

static void
rule_quote_inside(struct judge *j, const struct side *side)
{
	size_t at = str_find(side->inner, 0, '"');

	if (at < side->inner.n)
		judge_report(j, RULE_KV_QUOTEIN,
		    str_cut(side->inner, at, at + 1));
}

static void
rule_single_quotes(struct judge *j, const struct side *side)
{
	if (wrapped(side->text, '\''))
		judge_report(j, RULE_KV_SINGLE, side->text);
}

static void
rule_comma(struct judge *j, const struct side *side)
{
	size_t at = str_find(side->text, 0, ',');

	if (at < side->text.n)
		judge_report(j, RULE_KV_COMMA,
		    str_cut(side->text, at, at + 1));
}

/* The two characters \n or \t. */
static void
rule_typed_escape(struct judge *j, const struct side *side)
{
	struct str s = side->inner;

	for (size_t i = str_find(s, 0, '\\'); i + 1 < s.n;
	    i = str_find(s, i + 1, '\\')) {
		if (s.p[i + 1] != 'n' && s.p[i + 1] != 't')
			continue;
		judge_report(j, RULE_KV_ESCAPE, str_cut(s, i, i + 2));
		return;
	}
}

static void
rules_side(struct judge *j, const struct side *side)
{
	rule_single_quotes(j, side);
	rule_quote_inside(j, side);
	rule_comma(j, side);
	rule_typed_escape(j, side);
}

/* --- rules about the key ----------------------------------------------- */

/* ^[0-9]*[A-Za-z][A-Za-z0-9_-]*$ : the index of what breaks it, n if
 * nothing does. */
static bool
key_usable(struct str key, size_t *at)
{
	size_t i = 0;

	while (i < key.n && char_is_digit(key.p[i]))
		i++;
	*at = i;
	if (i == key.n || !char_is_letter(key.p[i]))
		return false;
	for (; i < key.n; i++) {
		char c = key.p[i];

		*at = i;
		if (!char_is_letter(c) && !char_is_digit(c) && c != '_' &&
		    c != '-')
			return false;
	}
	return true;
}

static void
rule_key_name(struct judge *j, struct str key)
{
	size_t at;

	if (key_usable(key, &at))
		return;
	judge_report(j, RULE_KV_KEYNAME, at < key.n ?
	    str_cut(key, at, at + 1) : key);
}

static bool
starts_nocase(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && str_eq_nocase(str_cut(s, 0, n), str_from(prefix));
}

static void
rule_key_reserved(struct judge *j, struct str key)
{
	static const char *const words[] = { "d_uuid", "d_cid", "d_cid_ic",
		"d_dpid", "d_dpuuid", "d_mid", "d_orgid" };
	bool reserved = starts_nocase(key, "h_") || starts_nocase(key, "p_");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		reserved = reserved || str_eq_nocase(key, str_from(words[i]));
	if (reserved)
		judge_report(j, RULE_KV_RESERVED, key);
	else if (starts_nocase(key, "d_"))
		judge_report(j, RULE_KV_DPREFIX, key);
}

static void
key_rules(struct judge *j, struct side side)
{
	struct str key = side.inner;
	size_t dashes = 0;

	rules_side(j, &side);
	if (key.n == 0) {
		judge_report(j, RULE_KV_EMPTYKEY, side.text);
		return;
	}
	while (dashes < key.n && key.p[dashes] == '-')
		dashes++;
	if (dashes > 0) {
		judge_report(j, RULE_KV_DASH, str_cut(key, 0, dashes));
		key = str_cut(key, dashes, key.n);
	}
	rule_key_name(j, key);
	rule_key_reserved(j, key);
	if (pii_key(key))
		judge_report(j, RULE_PII_KEY, key);
}

/* A key that was found clean is not looked at twice, and double quotes make
 * no difference to a good one. */
static void
key_judge(struct judge *j, struct side side)
{
	bool plain = side.quoted || side.inner.n == side.text.n;
	uint64_t before = j->reports;

	if (plain && side.inner.n > 0 && keys_know(&j->keys, side.inner))
		return;
	key_rules(j, side);
	if (j->reports == before)
		keys_learn(&j->keys, side.inner);
}

/* --- rules about the value --------------------------------------------- */

static void
rules_bare_value(struct judge *j, struct str value)
{
	size_t equals = str_find(value, 0, '=');
	size_t space = str_find(value, 0, ' ');

	if (equals < value.n)
		judge_report(j, RULE_KV_EQ,
		    str_cut(value, equals, equals + 1));
	if (space < value.n)
		judge_report(j, RULE_KV_SPACEVAL, value);
}

static void
value_judge(struct judge *j, struct side side)
{
	const uint32_t marks = GLANCE_QUOTE | GLANCE_COMMA | GLANCE_BACKSLASH;
	struct glance g = glance_of(side.inner);

	if (glance_any(&g, marks) || wrapped(side.text, '\''))
		rules_side(j, &side);
	if (side.inner.n == 0) {
		judge_report(j, RULE_KV_EMPTYVAL, side.text);
		return;
	}
	if (!side.quoted && glance_any(&g, GLANCE_EQUAL | GLANCE_BLANK))
		rules_bare_value(j, side.text);
	value_glanced(j, side.inner, &g);
}

void
pair_judge(struct judge *j, struct str item, size_t equals)
{
	struct side key = cut_side(str_cut(item, 0, equals));
	struct side value = cut_side(str_cut(item, equals + 1, item.n));

	key_judge(j, key);
	value_judge(j, value);
	if (pair_again(j, key.inner, value.inner))
		judge_report(j, RULE_KV_DUPPAIR, item);
}

bool
pair_is(struct str item, struct str key, struct str value)
{
	size_t equals = payload_equals(item);

	return equals < item.n &&
	    str_eq(cut_side(str_cut(item, 0, equals)).inner, key) &&
	    str_eq(cut_side(str_cut(item, equals + 1, item.n)).inner, value);
}
