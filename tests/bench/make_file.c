/* SPDX-License-Identifier: MIT */
/*
 * A made-up trait file for measuring: the same bytes for the same words.
 *
 *	make_file mix|clean|bad|short|num|kv MEGABYTES >FILE
 *
 * Seven lines of ten bring a new person, the others repeat one; 64 persons
 * are heavy users.  Traits come in all forms, one form a line.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum form { FORM_SID, FORM_UNSID, FORM_IC, FORM_BARE, FORM_COLON,
	FORM_QUOTED, FORM_PLAIN, FORM_ANY };

static const struct mix {
	const char *name;
	unsigned bad;		/* lines of a million */
	unsigned least, most;	/* traits a line */
	enum form form;
} mixes[] = {
	{ "mix", 1000, 1, 40, FORM_ANY },
	{ "clean", 0, 1, 40, FORM_ANY },
	{ "bad", 100000, 1, 40, FORM_ANY },
	{ "short", 1000, 1, 4, FORM_ANY },
	{ "num", 1000, 10, 59, FORM_BARE },
	{ "kv", 1000, 4, 15, FORM_QUOTED },
};

enum { MIXES = sizeof(mixes) / sizeof(mixes[0]), LINE_MAX = 1 << 19 };

struct maker {
	uint64_t state;
	uint64_t persons;
	char line[LINE_MAX];
	size_t n;
};

/* SplitMix64: the n-th number of a stream is a function of n alone. */
static uint64_t
stir(uint64_t z)
{
	z += UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static unsigned
below(struct maker *m, unsigned n)
{
	return (unsigned)(stir(m->state++) >> 33) % n;
}

static void
add(struct maker *m, const char *text)
{
	size_t n = strlen(text);

	memcpy(m->line + m->n, text, n);
	m->n += n;
}

static void
add_number(struct maker *m, uint64_t number)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%" PRIu64, number);
	add(m, text);
}

/* count characters of an alphabet, chosen by seed. */
static void
add_some(struct maker *m, const char *alphabet, size_t count, uint64_t seed)
{
	size_t letters = strlen(alphabet);

	for (size_t i = 0; i < count; i++)
		m->line[m->n++] = alphabet[stir(seed + i) % letters];
}

static void
add_uuid(struct maker *m, const char *alphabet, uint64_t seed)
{
	static const size_t groups[] = { 8, 4, 4, 4, 12 };

	for (size_t i = 0; i < 5; i++) {
		if (i > 0)
			add(m, "-");
		add_some(m, alphabet, groups[i], seed + 100 * i);
	}
}

/* The ID of a person: always the same. */
static void
add_id(struct maker *m, uint64_t person)
{
	uint64_t seed = stir(person ^ UINT64_C(0xA5A5A5A5));
	unsigned kind = (unsigned)(seed % 100);

	if (kind < 30) {
		add_some(m, "0123456789", 38, seed);
	} else if (kind < 65) {
		add_uuid(m, kind < 47 ? "0123456789abcdef" :
		    "0123456789ABCDEF", seed);
	} else if (kind < 88) {
		add_some(m, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		    "abcdefghijklmnopqrstuvwxyz", 8 + seed / 100 % 24, seed);
	} else {
		add(m, "user_");
		add_number(m, seed / 100 % 1000000000);
		add(m, seed >> 40 & 1 ? ".crm" : "");
	}
}

static void
add_value(struct maker *m)
{
	static const char *const plain[] = { "female", "male", "tablet",
		"phone", "25-34", "35-44", "Berlin", "San Jose", "premium",
		"gold", "blue", "red", "sports", "news", "yes", "no",
		"Firefox", "Android", "en-US", "fr", "0.85", "1200" };
	static const char *const other[] = { "Z\xC3\xBCrich",
		"S\xC3\xA3o Paulo", "\xE6\x9D\xB1\xE4\xBA\xAC" };

	if (below(m, 100) < 3)
		add(m, other[below(m, 3)]);
	else
		add(m, plain[below(m, sizeof(plain) / sizeof(plain[0]))]);
}

static void
add_pair(struct maker *m, const char *before, const char *between,
    const char *after)
{
	static const char *const keys[] = { "gender", "product", "age_range",
		"city", "region", "device", "plan", "segment", "color",
		"interest", "homeowner", "browser", "os", "tier", "lang",
		"score" };

	add(m, before);
	add(m, keys[below(m, sizeof(keys) / sizeof(keys[0]))]);
	add(m, between);
	add_value(m);
	add(m, after);
}

static void
add_trait(struct maker *m, enum form form)
{
	static const char *const before[] = { "d_sid=", "d_unsid=", "ic=",
		"", "" };

	if (form == FORM_QUOTED) {
		add_pair(m, "\"", "\"=\"", "\"");
		return;
	}
	if (form == FORM_PLAIN) {
		add_pair(m, "", " = ", "");
		return;
	}
	add(m, before[form]);
	add_number(m, 10000 + below(m, 9990000));
	if (form == FORM_COLON)
		add(m, below(m, 3) > 0 ? ":0" : ":-1");
}

static enum form
choose_form(struct maker *m, const struct mix *mix)
{
	static const unsigned shares[] = { 25, 40, 50, 65, 80, 92, 100 };
	unsigned at = below(m, 100), form = 0;

	if (mix->form == FORM_QUOTED)
		return FORM_QUOTED + below(m, 2);
	if (mix->form != FORM_ANY)
		return mix->form;
	while (at >= shares[form])
		form++;
	return (enum form)form;
}

static void
add_traits(struct maker *m, const struct mix *mix)
{
	unsigned count = mix->least + below(m, mix->most - mix->least + 1);
	enum form form = choose_form(m, mix);

	for (unsigned i = 0; i < count; i++) {
		add(m, i > 0 ? "," : "");
		add_trait(m, form);
	}
}

static uint64_t
choose_person(struct maker *m)
{
	unsigned kind = below(m, 1000);

	if (kind < 700)
		return m->persons++;
	if (kind < 998)
		return stir(m->state++) % (m->persons + 1);
	return below(m, 64);
}

/* What goes wrong in exports: instead of the ID, or behind the line. */
static void
add_line(struct maker *m, const struct mix *mix)
{
	static const char *const ids[] = { "john.doe@example.com",
		"+1-415-555-0134", "4111111111111111", "a:x", "a%3A7",
		"5.97676E+37", "null", "\"quoted\"" };
	static const char *const ends[] = { "\t", " ", "\r", "\xFF", ",",
		",,123", ",d_sid=", ",123:5", ",d_sid:5", ",\"a\"=\"b",
		",\"email\"=\"jane@example.org\"", ", 77", "\xC3" };
	int bad = below(m, 1000000) < mix->bad;
	unsigned fault = below(m, 21);

	m->n = 0;
	if (bad && fault < 8)
		add(m, ids[fault]);
	else
		add_id(m, choose_person(m));
	add(m, "\t");
	add_traits(m, mix);
	if (bad && fault >= 8)
		add(m, ends[fault - 8]);
	add(m, "\n");
}

int
main(int argc, char **argv)
{
	static struct maker m = { .persons = 1 };
	uint64_t wanted, made = 0;
	size_t i = 0;

	while (argc == 3 && i < MIXES && strcmp(mixes[i].name, argv[1]) != 0)
		i++;
	if (argc != 3 || i == MIXES)
		return 2;
	m.state = (i + 1) << 40;
	wanted = strtoull(argv[2], NULL, 10) * 1000000;
	while (made < wanted) {
		add_line(&m, &mixes[i]);
		made += m.n;
		if (fwrite(m.line, 1, m.n, stdout) != m.n)
			return 1;
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
