/* SPDX-License-Identifier: MIT */
/* The turns, and what was on the line before. */
#include "check/turns.h"

#include "check/fast_set.h"
#include "check/fast_words.h"
#include "check/fastlane.h"
#include "check/payloadrules.h"
#include "spec/payload.h"

/* Lines with the same twice are one thing, lines made of that another. */
enum { SEARCHES = 4 };

/* --- what was there ---------------------------------------------------- */

/* As the lane has it for a proven item; the longer ones are none. */
static uint64_t
word_of(char kind, struct str text)
{
	if (kind == 'i' &&
	    (text.n > IC_DIGITS_MAX || !str_all_digits(text)))
		return pair_word(IC, text.p, text.n);
	if (text.n > NUMBER_MAX)
		return keyhash(0, text);
	return number_word(text.p + text.n, text.n);
}

static uint64_t
word_of_pair(struct str key, struct str value)
{
	struct known_key padded;

	if (key.n > KEYS_BYTES_MAX)
		return pair_word(keyhash(0, key), value.p, value.n);
	padded = keys_pad(key);
	return pair_word(keys_hash(&padded), value.p, value.n);
}

/* d_sid= or d_unsid=; no trait begins with 0. */
static bool
is_named(struct str item, const char *word, struct str number)
{
	size_t n = strlen(word);

	return item.n == n + number.n && str_starts(item, word) &&
	    number.p[0] != '0' && str_eq(str_cut(item, n, item.n), number);
}

/* Is this how a proven item of the kind is written? */
static bool
is_written(struct str item, char kind, struct str text)
{
	struct str after;

	if (item.n < text.n)
		return false;
	after = str_cut(item, text.n, item.n);
	switch (kind) {
	case '+':
		return is_named(item, "d_sid=", text);
	case '-':
		return is_named(item, "d_unsid=", text) ||
		    ((str_eq_text(after, ":0") || str_eq_text(after, ":-1")) &&
		    str_eq(str_cut(item, 0, text.n), text));
	case 'i':
		return item.n == text.n + 3 && str_starts(item, "ic=") &&
		    str_eq(str_cut(item, 3, item.n), text);
	default:
		return str_eq(item, text);
	}
}

/* May one more be searched for? */
static bool
may_search(struct judge *j)
{
	j->turns.unsure = j->turns.searches == 0;
	if (j->turns.unsure)
		return false;
	j->turns.searches--;
	return true;
}

/* Among the items before this one; those of the rules too, if they are
 * written like that. */
static bool
was_written(struct judge *j, char kind, struct str text)
{
	struct str item;
	size_t at = 0;

	/* A number that is one of a series is no bare number. */
	if (kind == 'n' && judge_has(j, RULE_TRAIT_SERIAL))
		j->turns.searches = 0;
	if (!may_search(j))
		return false;
	while (payload_next(j->turns.before, &at, &item))
		if (is_written(str_trim_spaces(item), kind, text))
			return true;
	return false;
}

static bool
pair_was_written(struct judge *j, struct str key, struct str value)
{
	struct str item;
	size_t at = 0;

	if (!may_search(j))
		return false;
	while (payload_next(j->turns.before, &at, &item))
		if (pair_is(str_trim_spaces(item), key, value))
			return true;
	return false;
}

/* Did the line give traits, or take some away? */
static bool
line_did(const struct judge *j, char kind)
{
	unsigned flags = j->fast->turns.flags;

	return kind == '+' ? j->adds || (flags & MENTION_ADDS) != 0 :
	    j->removes || (flags & MENTION_REMOVES) != 0;
}

bool
turns_has(struct judge *j, char kind, struct str number)
{
	return line_did(j, kind) &&
	    fast_set_has(&j->fast->turns.set, word_of(kind, number)) &&
	    !judge_has(j, RULE_TRAIT_CONFLICT) &&
	    was_written(j, kind, number);
}

bool
turns_item_again(struct judge *j, char kind, struct str text)
{
	/* What the line has already need not be found again. */
	return !fast_set_add(&j->fast->turns.set, word_of(kind, text)) &&
	    !judge_has(j, RULE_TRAIT_DUP) && was_written(j, kind, text);
}

bool
turns_pair_again(struct judge *j, struct str key, struct str value)
{
	return !fast_set_add(&j->fast->turns.set, word_of_pair(key, value)) &&
	    !judge_has(j, RULE_KV_DUPPAIR) &&
	    pair_was_written(j, key, value);
}

/* --- turns -------------------------------------------------------------- */

/* Item by item to the end, or until it is not sure what was there. */
static void
take_turns(struct judge *j, struct str payload)
{
	const char *end = payload.p + payload.n;
	struct str item;
	size_t at = 0;

	while (at <= payload.n && !j->turns.unsure) {
		const char *to = fastlane_turn(j->fast, payload.p + at, end);

		at = (size_t)(to - payload.p);
		j->turns.before = str_cut(payload, 0, at > 0 ? at - 1 : 0);
		if (payload_next(payload, &at, &item))
			item_judge(j, str_trim_spaces(item),
			    &j->fast->turns.serial);
	}
}

bool
turns_judge(struct judge *j, struct str payload)
{
	const struct fast_tally *sums;
	size_t before = j->count;

	if (j->fast == NULL || !fastlane_begin_turns(j->fast, payload.n))
		return false;
	seen_clear(&j->seen);
	j->turns = (struct turns){ .on = true, .searches = SEARCHES };
	take_turns(j, payload);
	j->turns.on = false;
	if (j->turns.unsure) {
		judge_go_back(j, before);
		return false;
	}
	sums = &j->fast->turns;
	if (j->fast->traces != NULL)
		j->taken = sums->traces == NULL ? TRACES_ROOM :
		    (size_t)(sums->traces - j->fast->traces);
	j->signals += sums->signals;
	j->removals += sums->removals;
	j->adds = line_did(j, '+');
	j->removes = line_did(j, '-');
	return true;
}
