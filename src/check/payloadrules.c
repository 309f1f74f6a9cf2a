/* SPDX-License-Identifier: MIT */
/* A payload: typographic quotes made plain, cut into items, each item to
 * the first rule that knows it. */
#include "check/payloadrules.h"

#include <string.h>

#include "base/mem.h"
#include "check/fold.h"
#include "check/keyhash.h"
#include "check/turns.h"
#include "spec/payload.h"
#include "spec/pii.h"

bool
item_again(struct judge *j, char kind, struct str text)
{
	return seen_add(&j->seen, keyhash((unsigned char)kind, text)) ||
	    (j->turns.on && turns_item_again(j, kind, text));
}

bool
pair_again(struct judge *j, struct str key, struct str value)
{
	return seen_add(&j->seen, keyhash_pair(keyhash('k', key),
	    keyhash('v', value))) ||
	    (j->turns.on && turns_pair_again(j, key, value));
}

void
value_glanced(struct judge *j, struct str value, const struct glance *g)
{
	struct pii_hit hits[PII_RULES_MAX];
	size_t n = pii_find_glanced(value, g, PII_VALUE, hits, PII_RULES_MAX);

	for (size_t i = 0; i < n && i < PII_RULES_MAX; i++)
		judge_report(j, hits[i].rule,
		    str_cut(value, hits[i].at, hits[i].at + hits[i].length));
}

void
value_personal(struct judge *j, struct str value)
{
	struct glance g = glance_of(value);

	value_glanced(j, value, &g);
}

/* --- typographic quotes ------------------------------------------------ */

static void
plain_room(struct plain *plain, size_t n)
{
	if (n + 1 <= plain->cap)
		return;
	plain->cap = n + 1;
	plain->p = xrealloc(plain->p, plain->cap);
	plain->from = xreallocarray(plain->from, plain->cap,
	    sizeof(*plain->from));
}

/* Index of the first byte above 127 at or after i, or s.n. */
static size_t
next_high(struct str s, size_t i)
{
	const uint64_t tops = UINT64_C(0x8080808080808080);

	while (s.n - i >= 8 && (load_word(s.p + i) & tops) == 0)
		i += 8;
	while (i < s.n && (s.p[i] & 0x80) == 0)
		i++;
	return i;
}

/* Letters of other scripts are common, these quotes are not. */
static bool
has_mark(struct str payload)
{
	size_t i = next_high(payload, 0);
	char plain;

	while (i < payload.n && payload_mark(payload, i, &plain) == 0)
		i = next_high(payload, i + 1);
	return i < payload.n;
}

/* The payload with plain quotes; itself if it has none of the others. */
static struct str
make_plain(struct judge *j, struct str payload)
{
	struct plain *plain = &j->plain;
	uint32_t base = (uint32_t)(payload.p - j->line.text.p);
	struct str out;

	if (!has_mark(payload))
		return payload;
	plain_room(plain, payload.n);
	plain->n = 0;
	for (size_t i = 0; i < payload.n;) {
		char c = payload.p[i];
		size_t n = (c & 0x80) == 0 ? 0 : payload_mark(payload, i, &c);

		if (n > 0)
			judge_report(j, RULE_KV_SMART,
			    str_cut(payload, i, i + n));
		plain->from[plain->n] = base + (uint32_t)i;
		plain->p[plain->n++] = c;
		i += n > 0 ? n : 1;
	}
	plain->from[plain->n] = base + (uint32_t)payload.n;
	out.p = plain->p;
	out.n = plain->n;
	return out;
}

/* --- items ------------------------------------------------------------- */

/* A quote without a partner: the last one, if they are odd. */
static bool
rule_odd_quote(struct judge *j, struct str payload)
{
	size_t count = 0, last = 0;

	for (size_t i = str_find(payload, 0, '"'); i < payload.n;
	    i = str_find(payload, i + 1, '"')) {
		count++;
		last = i;
	}
	if (count % 2 == 0)
		return false;
	judge_report(j, RULE_KV_QUOTE, str_cut(payload, last, last + 1));
	return true;
}

void
item_judge(struct judge *j, struct str item, bool *serial)
{
	bool after = *serial;
	size_t equals;

	*serial = false;
	if (item.n == 0) {
		judge_report(j, RULE_KV_EMPTYITEM, item);
		return;
	}
	if (trait_named(j, item, serial))
		return;
	*serial = after;
	if (trait_numbered(j, item, serial))
		return;
	*serial = false;
	j->signals++;
	equals = payload_equals(item);
	if (equals < item.n) {
		pair_judge(j, item, equals);
		return;
	}
	judge_report(j, RULE_KV_NOEQ, item);
	value_personal(j, item);
}

static void
judge_items(struct judge *j, struct str payload)
{
	struct str item;
	size_t at = 0;
	bool serial = false;

	seen_clear(&j->seen);
	while (payload_next(payload, &at, &item))
		item_judge(j, str_trim_spaces(item), &serial);
}

void
payload_judge(struct judge *j, struct str payload)
{
	bool plain = true;

	if (j->high) {
		struct str made = make_plain(j, payload);

		plain = made.p == payload.p;
		payload = made;
	}
	if (rule_odd_quote(j, payload))
		return;
	/* There is nothing to be read around a copy. */
	if (plain && turns_judge(j, payload))
		return;
	judge_items(j, payload);
}
