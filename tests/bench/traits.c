/* SPDX-License-Identifier: MIT */
/* What stands behind the tab of a made-up trait line. */
#include "tests/bench/traits.h"

static const char *const keys[] = { "gender", "product", "age_range", "city",
	"region", "device", "plan", "segment", "color", "interest",
	"homeowner", "browser", "os", "tier", "lang", "score" };

/* Only quotes let a value have a space without remark: it comes last. */
static const char *const values[] = { "female", "male", "tablet", "phone",
	"25-34", "35-44", "Berlin", "premium", "gold", "blue", "red",
	"sports", "news", "yes", "no", "Firefox", "Android", "en-US", "fr",
	"0.85", "1200", "San Jose" };

static const char *const wide[] = { "Z\xC3\xBCrich", "M\xC3\xBCnchen",
	"\xE6\x9D\xB1\xE4\xBA\xAC", "K\xC3\xB8" "benhavn",
	"\xF0\x9F\x98\x80", "\xE5\xA4\xA7\xE9\x98\xAA\xE5\xB8\x82",
	"S\xC3\xA3o Paulo" };

enum {
	KEYS = sizeof(keys) / sizeof(keys[0]),
	VALUES = sizeof(values) / sizeof(values[0]),
	WIDE = sizeof(wide) / sizeof(wide[0]),
	WIDE_PERCENT = 3
};

/* Each form with a number: what stands before, and its lowest and how many
 * there are. */
static const struct {
	const char *before;
	unsigned least, count;
} numbers[] = {
	[FORM_SID] = { "d_sid=", 10000, 9990000 },
	[FORM_UNSID] = { "d_unsid=", 10000, 9990000 },
	[FORM_IC] = { "ic=", 100, 999900 },
	[FORM_BARE] = { "", 1000, 9999000 },
	[FORM_COLON] = { "", 1000, 9999000 },
};

static enum form
choose_form(struct maker *m, enum form form)
{
	static const unsigned shares[] = { 25, 40, 50, 65, 80, 92, 100 };
	unsigned at, chosen = 0;

	if (form == FORM_NUMBERS)
		return (enum form)maker_below(m, FORM_COLON + 1);
	if (form == FORM_PAIRS)
		return FORM_QUOTED + maker_below(m, 2);
	if (form != FORM_ANY)
		return form;
	at = maker_below(m, 100);
	while (at >= shares[chosen])
		chosen++;
	return (enum form)chosen;
}

static void
add_value(struct maker *m, const struct traits *traits, unsigned spaced)
{
	unsigned percent = traits->letters == LETTERS_WIDE ? 100 :
	    traits->letters == LETTERS_ASCII ? 0 : WIDE_PERCENT;

	if (maker_below(m, 100) < percent)
		maker_add(m, wide[maker_below(m, WIDE - 1 + spaced)]);
	else
		maker_add(m, values[maker_below(m, VALUES - 1 + spaced)]);
}

static void
add_pairs(struct maker *m, const struct traits *traits, enum form form,
    unsigned count)
{
	unsigned quoted = form == FORM_QUOTED;
	unsigned at = maker_below(m, KEYS), odd = 2 * maker_below(m, 8) + 1;

	for (unsigned i = 0; i < count; i++) {
		maker_add(m, i > 0 ? "," : "");
		maker_add(m, quoted ? "\"" : "");
		maker_add(m, keys[(at + i * odd) % KEYS]);
		maker_add(m, quoted ? "\"=\"" : " = ");
		add_value(m, traits, quoted);
		maker_add(m, quoted ? "\"" : "");
	}
}

/* Even numbers are for adding and odd ones for removing, if they are to be
 * apart. */
static unsigned
choose_number(struct maker *m, const struct traits *traits, enum form form)
{
	unsigned number = numbers[form].least +
	    maker_below(m, numbers[form].count);
	bool removes = form == FORM_UNSID || form == FORM_COLON;

	return traits->apart ? (number & ~1U) + removes : number;
}

static bool
is_new(const unsigned *used, unsigned count, unsigned number)
{
	for (unsigned i = 0; i < count; i++)
		if (used[i] == number)
			return false;
	return true;
}

static void
add_numbers(struct maker *m, const struct traits *traits, enum form form,
    unsigned count)
{
	unsigned used[TRAITS_MOST];

	for (unsigned i = 0; i < count; i++) {
		do
			used[i] = choose_number(m, traits, form);
		while (!is_new(used, i, used[i]));
		maker_add(m, i > 0 ? "," : "");
		maker_add(m, numbers[form].before);
		maker_add_number(m, used[i]);
		if (form == FORM_COLON)
			maker_add(m, maker_below(m, 3) > 0 ? ":0" : ":-1");
	}
}

void
traits_add(struct maker *m, const struct traits *traits)
{
	enum form form = choose_form(m, traits->form);
	bool pairs = form >= FORM_QUOTED;
	unsigned most = pairs && traits->most > PAIRS_MOST ? PAIRS_MOST
	    : traits->most;
	unsigned count = traits->least +
	    maker_below(m, most - traits->least + 1);

	if (pairs)
		add_pairs(m, traits, form, count);
	else
		add_numbers(m, traits, form, count);
}

void
traits_add_sids(struct maker *m, unsigned count)
{
	static const struct traits any = { .form = FORM_SID };

	for (unsigned i = 0; i < count; i++) {
		maker_add(m, ",d_sid=");
		maker_add_number(m, choose_number(m, &any, FORM_SID));
	}
}
