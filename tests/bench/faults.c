/* SPDX-License-Identifier: MIT */
/* The table of faults, and those that no text can tell. */
#include "tests/bench/faults.h"

#include <string.h>

#include "tests/bench/traits.h"

enum { LONG_TRAITS = 20000, LONG_ONE_IN = 20 };

enum place { BLANK, ID, BEHIND_ID, TAB, END };

struct fault {
	const char *name;
	enum place place;
	const char *text;	/* what is written there, if make is NULL */
	size_t n;
	void (*make)(struct maker *m, uint64_t person);
};

static void
mail(struct maker *m, uint64_t person)
{
	maker_add(m, "john.doe");
	maker_add_number(m, person % 100000);
	maker_add(m, "@example.com");
}

static void
phone(struct maker *m, uint64_t person)
{
	maker_add(m, "+1-415-555-");
	maker_add_number(m, 1000 + person % 8999);
}

/* Sixteen digits, the last of which makes the sum right. */
static void
card(struct maker *m, uint64_t person)
{
	const char *digits = m->line + m->n;
	unsigned sum = 0;

	maker_add(m, "4111");
	maker_add_some(m, "0123456789", 11, person);
	for (size_t i = 0; i < 15; i++) {
		unsigned d = (unsigned)(digits[i] - '0') << (i % 2 == 0);

		sum += d > 9 ? d - 9 : d;
	}
	maker_add_number(m, (10 - sum % 10) % 10);
}

/* Not always, or else all would be alike again. */
static void
other_case(struct maker *m, uint64_t person)
{
	size_t from = m->n;

	maker_add_id(m, person);
	if (maker_below(m, 8) == 0)
		return;
	for (; from < m->n; from++)
		if ((unsigned)((m->line[from] | 32) - 'a') < 26)
			m->line[from] ^= 32;
}

static void
digits37(struct maker *m, uint64_t person)
{
	maker_add_some(m, "0123456789", 37, person);
}

/* Now and then a line above the limit, else a space behind a comma. */
static void
too_long(struct maker *m, uint64_t person)
{
	(void)person;
	if (maker_below(m, LONG_ONE_IN) == 0)
		traits_add_sids(m, LONG_TRAITS);
	else
		maker_add(m, ", 77");
}

#define TEXT(text) text, sizeof(text) - 1, NULL
#define MAKE(make) NULL, 0, make

static const struct fault faults[FAULT_COUNT] = {
	{ "blank", BLANK, TEXT("") },
	{ "mail", ID, MAKE(mail) },
	{ "phone", ID, MAKE(phone) },
	{ "card", ID, MAKE(card) },
	{ "colon", BEHIND_ID, TEXT(":x") },
	{ "percent", BEHIND_ID, TEXT("%3A7") },
	{ "case", ID, MAKE(other_case) },
	{ "digits37", ID, MAKE(digits37) },
	{ "notab", TAB, TEXT("") },
	{ "tabs", TAB, TEXT("\t\t") },
	{ "endtab", END, TEXT("\t") },
	{ "endspace", END, TEXT(" ") },
	{ "return", END, TEXT("\r") },
	{ "latin", END, TEXT("\xFF") },
	{ "nul", END, TEXT("\0") },
	{ "comma", END, TEXT(",") },
	{ "commas", END, TEXT(",,123") },
	{ "novalue", END, TEXT(",d_sid=") },
	{ "form", END, TEXT(",123:5") },
	{ "noequals", END, TEXT(",d_sid:5") },
	{ "quote", END, TEXT(",\"a\"=\"b") },
	{ "mailvalue", END, TEXT(",\"email\"=\"jane@example.org\"") },
	{ "long", END, MAKE(too_long) },
	{ "cut", END, TEXT("\xC3") },
};

unsigned
fault_named(const char *name)
{
	unsigned i = 0;

	while (i < FAULT_COUNT && strcmp(faults[i].name, name) != 0)
		i++;
	return i;
}

bool
fault_is_blank(unsigned fault)
{
	return fault != FAULT_NONE && faults[fault].place == BLANK;
}

/* Write the fault if it belongs here; true if it does. */
static bool
add_here(struct maker *m, unsigned fault, enum place place, uint64_t person)
{
	const struct fault *f = &faults[fault];

	if (fault == FAULT_NONE || f->place != place)
		return false;
	if (f->make != NULL)
		f->make(m, person);
	else
		maker_add_bytes(m, f->text, f->n);
	return true;
}

void
fault_add_id(struct maker *m, unsigned fault, uint64_t person)
{
	if (!add_here(m, fault, ID, person))
		maker_add_id(m, person);
	(void)add_here(m, fault, BEHIND_ID, person);
}

void
fault_add_tab(struct maker *m, unsigned fault)
{
	if (!add_here(m, fault, TAB, 0))
		maker_add(m, "\t");
}

void
fault_add_end(struct maker *m, unsigned fault)
{
	(void)add_here(m, fault, END, 0);
}
