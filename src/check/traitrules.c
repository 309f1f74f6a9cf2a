/* SPDX-License-Identifier: MIT */
/* Items that name traits: d_sid=24, d_unsid=24, ic=52, 24:0, 24. */
#include <string.h>

#include "check/keyhash.h"
#include "check/payloadrules.h"
#include "check/turns.h"

static bool
is_trait(struct str number)
{
	return str_all_digits(number) && number.p[0] != '0';
}

/* 0 stands for a number that no trait has. */
static uint64_t
trait_number(struct str digits)
{
	uint64_t id = 0;

	if (digits.n > 19)
		return 0;
	for (size_t i = 0; i < digits.n; i++)
		id = id * 10 + (uint64_t)(digits.p[i] - '0');
	return id;
}

static const struct context_trait *
listed(const struct context *context, uint64_t id)
{
	size_t low = 0, high = context->trait_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (context->traits[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == context->trait_count || context->traits[low].id != id)
		return NULL;
	return &context->traits[low];
}

/* TRAIT-UNKNOWN, TRAIT-TYPE, TRAIT-SOURCE: against the list, if we have
 * one. */
static void
rules_listed(struct judge *j, struct str number)
{
	const struct context *context = j->facts->context;
	const struct context_trait *trait;

	if (context->trait_count == 0)
		return;
	trait = listed(context, trait_number(number));
	if (trait == NULL) {
		judge_report(j, RULE_TRAIT_UNKNOWN, number);
		return;
	}
	if (!trait->onboarded)
		judge_report(j, RULE_TRAIT_TYPE, number);
	if (j->facts->trait_owner != 0 &&
	    trait->owner != j->facts->trait_owner)
		judge_report(j, RULE_TRAIT_SOURCE, number);
}

static bool
is_removed_and_added(struct judge *j, struct str number, bool removed)
{
	char other = removed ? '+' : '-';

	return (j->removes && seen_has(&j->seen, keyhash(
	    (unsigned char)other, number))) ||
	    (j->turns.on && turns_has(j, other, number));
}

/* A trait is added or removed.  item is the whole, number its digits. */
static void
touch(struct judge *j, struct str item, struct str number, bool removed)
{
	if (removed) {
		j->removals++;
		if (j->facts->overwrite)
			judge_report(j, RULE_OVR_UNSID, item);
	} else {
		j->signals++;
	}
	judge_add_touch(j, number, item, removed);
	if (is_removed_and_added(j, number, removed))
		judge_report(j, RULE_TRAIT_CONFLICT, item);
	if (item_again(j, removed ? '-' : '+', number))
		judge_report(j, RULE_TRAIT_DUP, item);
	rules_listed(j, number);
}

enum word { WORD_SID, WORD_UNSID, WORD_IC, WORD_NONE };

/* The word before the =, and what stands after it. */
struct named {
	enum word word;
	struct str text;	/* the word as it was written */
	bool quoted;
	struct str value;
};

static size_t
skip(struct str s, size_t i, char other, bool *other_seen)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == other)) {
		*other_seen = *other_seen || s.p[i] == other;
		i++;
	}
	return i;
}

static struct named
cut_named(struct str item)
{
	static const struct str words[] = { { "d_sid", 5 }, { "d_unsid", 7 },
		{ "ic", 2 } };
	struct named named = { WORD_NONE, item, false, item };
	size_t from = skip(item, 0, '"', &named.quoted), to = from, equals;

	while (to < item.n && (char_is_letter(item.p[to]) ||
	    item.p[to] == '_'))
		to++;
	equals = skip(item, to, '"', &named.quoted);
	if (equals == item.n || item.p[equals] != '=')
		return named;
	named.text = str_cut(item, from, to);
	for (unsigned w = 0; w < sizeof(words) / sizeof(words[0]); w++)
		if (str_eq_nocase(named.text, words[w]))
			named.word = (enum word)w;
	if (named.word != WORD_NONE)
		named.value = str_trim(str_cut(item, equals + 1, item.n),
		    " \"");
	return named;
}

static void
rule_prefix(struct judge *j, const struct named *named)
{
	bool capital = false;

	for (size_t i = 0; i < named->text.n; i++)
		capital = capital || char_is_upper(named->text.p[i]);
	if (capital || named->quoted)
		judge_report(j, RULE_TRAIT_PREFIX, named->text);
}

static void
ic_judge(struct judge *j, struct str item, struct str value)
{
	j->signals++;
	if (value.n == 0)
		judge_report(j, RULE_KV_EMPTYVAL, item);
	if (item_again(j, 'i', value))
		judge_report(j, RULE_TRAIT_DUP, item);
	value_personal(j, value);
}

bool
trait_named(struct judge *j, struct str item, bool *serial)
{
	struct named named;
	struct str number;

	if (char_is_digit(item.p[0]))
		return false;
	if (str_starts(item, "d_sid=")) {
		number = str_cut(item, 6, item.n);
		if (is_trait(number)) {
			*serial = true;
			touch(j, item, number, false);
			return true;
		}
	}
	if (strchr("dDiI\" ", item.p[0]) == NULL)
		return false;
	named = cut_named(item);
	if (named.word == WORD_NONE)
		return false;
	rule_prefix(j, &named);
	if (named.word == WORD_IC) {
		ic_judge(j, item, named.value);
		return true;
	}
	*serial = true;
	if (is_trait(named.value)) {
		touch(j, item, named.value, named.word == WORD_UNSID);
		return true;
	}
	j->signals++;
	judge_report(j, RULE_TRAIT_NUM, named.value.n > 0 ? named.value :
	    item);
	value_personal(j, named.value);
	return true;
}

/* A number alone. */
static void
bare(struct judge *j, struct str item, bool *serial)
{
	if (*serial) {
		j->signals++;
		judge_report(j, RULE_TRAIT_SERIAL, item);
		return;
	}
	if (j->facts->kind == KIND_ODC) {
		touch(j, item, item, false);
		return;
	}
	j->signals++;
	if (j->bare.p == NULL && !j->facts->context->ic)
		j->bare = item;
	if (item_again(j, 'n', item))
		judge_report(j, RULE_TRAIT_DUP, item);
}

bool
trait_numbered(struct judge *j, struct str item, bool *serial)
{
	size_t n = 0;
	struct str after;

	while (n < item.n && char_is_digit(item.p[n]))
		n++;
	if (n == 0 || (n < item.n && item.p[n] != ':'))
		return false;
	if (n == item.n) {
		bare(j, item, serial);
		return true;
	}
	*serial = false;
	after = str_cut(item, n + 1, item.n);
	if (str_eq_text(after, "0") || str_eq_text(after, "-1")) {
		touch(j, item, str_cut(item, 0, n), true);
		return true;
	}
	j->signals++;
	judge_report(j, RULE_TRAIT_COLON, item);
	value_personal(j, after);
	return true;
}
