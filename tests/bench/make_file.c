/* SPDX-License-Identifier: MIT */
/*
 * A made-up file for measuring: the same bytes for the same words.
 *
 *	make_file MIX MEGABYTES >FILE
 *	make_file fault-NAME MEGABYTES >FILE	one fault on every line
 *	make_file --name MIX			a file name of its kind
 *
 * The mixes are in the table below, the faults in faults.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/faults.h"
#include "tests/bench/traits.h"

/* CLEAN: also no person with too many lines.  SAME_ID: one ID on every
 * line.  SAME_LINE: and the same traits.  ONE_LINE: the file is a line.
 * OWN_IDS: no ID looks like one of Adobe's. */
enum { CLEAN = 1, CRLF = 2, SAME_ID = 4, SAME_LINE = 8, ONE_LINE = 16,
	OWN_IDS = 32 };

enum kind { TRAITS, SYNC, HASHES };

struct mix {
	const char *name;
	unsigned bad;		/* lines of a million */
	struct traits traits;
	unsigned flags;
	enum kind kind;
	unsigned fault;		/* on every line; used if bad is MILLION */
};

enum { MILLION = 1000000, CHANGE = MILLION, PIECE = 1000 };

#define ANY { FORM_ANY, 1, 40, LETTERS_SOME, false }
#define ALL_FINE { FORM_ANY, 1, 40, LETTERS_ASCII, true }

static const struct mix mixes[] = {
	{ .name = "mix", .bad = 1000, .traits = ANY },
	{ .name = "clean", .traits = ALL_FINE, .flags = CLEAN },
	{ .name = "own", .traits = ALL_FINE, .flags = CLEAN | OWN_IDS },
	{ .name = "bad", .bad = 100000, .traits = ANY },
	{ .name = "short", .bad = 1000, .traits = { FORM_NUMBERS, 1, 4,
	    LETTERS_SOME, false } },
	{ .name = "num", .bad = 1000, .traits = { FORM_BARE, 10, 59,
	    LETTERS_SOME, false } },
	{ .name = "kv", .bad = 1000, .traits = { FORM_PAIRS, 4, 15,
	    LETTERS_SOME, false } },
	{ .name = "wide", .traits = { FORM_PAIRS, 4, 15, LETTERS_WIDE, true },
	    .flags = CLEAN },
	{ .name = "crlf", .traits = ALL_FINE, .flags = CLEAN | CRLF },
	{ .name = "oneid", .traits = ALL_FINE, .flags = SAME_ID },
	{ .name = "sameline", .traits = ALL_FINE,
	    .flags = SAME_ID | SAME_LINE },
	{ .name = "tiny", .traits = { FORM_BARE, 1, 1, LETTERS_ASCII, false },
	    .flags = SAME_ID },
	{ .name = "longline", .flags = ONE_LINE },
	{ .name = "sync", .flags = CLEAN, .kind = SYNC },
	{ .name = "c2c", .flags = CLEAN, .kind = HASHES },
};

enum { MIXES = sizeof(mixes) / sizeof(mixes[0]) };

static const char *const names[] = {
	[TRAITS] = "ftp_dpm_12345_1767225600.sync",
	[SYNC] = "adobe_id_0_12345_67890_1767225600.sync",
	[HASHES] = "c2c_id_12345_67890_1767225600.sync",
};

static unsigned
choose_fault(struct maker *m, const struct mix *mix)
{
	if (mix->bad == MILLION)
		return mix->fault;
	if (maker_below(m, MILLION) < mix->bad)
		return maker_below(m, FAULT_COUNT);
	return FAULT_NONE;
}

static void
add_traits_line(struct maker *m, const struct mix *mix)
{
	unsigned fault = choose_fault(m, mix);

	if (fault_is_blank(fault))
		return;
	if (mix->flags & SAME_ID)
		maker_add(m, "abc");
	else
		fault_add_id(m, fault, maker_person(m,
		    mix->flags & CLEAN ? CHANGE : 0));
	fault_add_tab(m, fault);
	traits_add(m, &mix->traits);
	fault_add_end(m, fault);
}

/* A device, new on each line, and the person's IDs in two places. */
static void
add_sync_line(struct maker *m)
{
	uint64_t person = maker_person(m, CHANGE);

	maker_add_some(m, "0123456789", 38, maker_stir(m->state++));
	maker_add(m, "\tcrm-");
	maker_add_number(m, person);
	maker_add(m, "\tshop-");
	maker_add_some(m, "0123456789abcdef", 12, maker_stir(person));
}

/* A person and one to three mail addresses, each the person's alone. */
static void
add_hashes_line(struct maker *m)
{
	uint64_t person = m->persons++;
	unsigned count = 1 + maker_below(m, 3);

	maker_add(m, "crm-");
	maker_add_number(m, person);
	for (unsigned i = 0; i < count; i++) {
		maker_add(m, "\t");
		maker_add_some(m, "0123456789abcdef", 64,
		    maker_stir(4 * person + i));
	}
}

static void
add_line(struct maker *m, const struct mix *mix)
{
	m->n = 0;
	if (mix->kind == SYNC)
		add_sync_line(m);
	else if (mix->kind == HASHES)
		add_hashes_line(m);
	else
		add_traits_line(m, mix);
	maker_add(m, mix->flags & CRLF ? "\r\n" : "\n");
}

/* A piece of the only line: the last one ends it. */
static void
add_piece(struct maker *m, uint64_t made, uint64_t wanted)
{
	m->n = 0;
	if (made == 0)
		maker_add(m, "cust-001\td_sid=24");
	traits_add_sids(m, PIECE);
	if (made + m->n >= wanted)
		maker_add(m, "\n");
}

static int
make(struct maker *m, const struct mix *mix, uint64_t wanted)
{
	uint64_t made = 0;

	while (made < wanted) {
		if (mix->flags & ONE_LINE)
			add_piece(m, made, wanted);
		else if ((mix->flags & SAME_LINE) == 0 || made == 0)
			add_line(m, mix);
		made += m->n;
		if (fwrite(m->line, 1, m->n, stdout) != m->n)
			return 1;
	}
	return fflush(stdout) == 0 ? 0 : 1;
}

/* The mix of this name, and the number of its stream; 0: there is none. */
static uint64_t
find_mix(const char *name, struct mix *mix)
{
	static const struct mix faulty = { .bad = MILLION,
		.traits = ALL_FINE };
	size_t i = 0;

	if (strncmp(name, "fault-", 6) == 0) {
		*mix = faulty;
		mix->fault = fault_named(name + 6);
		return mix->fault == FAULT_NONE ? 0 : MIXES + mix->fault + 1;
	}
	while (i < MIXES && strcmp(mixes[i].name, name) != 0)
		i++;
	if (i == MIXES)
		return 0;
	*mix = mixes[i];
	return i + 1;
}

int
main(int argc, char **argv)
{
	static struct maker m = { .persons = 1 };
	int ask = argc == 3 && strcmp(argv[1], "--name") == 0;
	struct mix mix;
	uint64_t stream;

	if (argc != 3 || (stream = find_mix(argv[1 + ask], &mix)) == 0) {
		(void)fprintf(stderr, "make_file MIX MEGABYTES\n");
		return 2;
	}
	if (ask)
		return puts(names[mix.kind]) < 0;
	m.state = stream << 40;
	m.own_ids = mix.flags & OWN_IDS;
	return make(&m, &mix, strtoull(argv[2], NULL, 10) * MILLION);
}
