/* SPDX-License-Identifier: MIT */
/* Numbers, words and IDs for made-up files. */
#include "tests/bench/maker.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { HEAVY_USERS = 64 };

uint64_t
maker_stir(uint64_t n)
{
	n += UINT64_C(0x9E3779B97F4A7C15);
	n = (n ^ n >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	n = (n ^ n >> 27) * UINT64_C(0x94D049BB133111EB);
	return n ^ n >> 31;
}

unsigned
maker_below(struct maker *m, unsigned n)
{
	return (unsigned)(maker_stir(m->state++) >> 33) % n;
}

void
maker_add_bytes(struct maker *m, const char *bytes, size_t n)
{
	memcpy(m->line + m->n, bytes, n);
	m->n += n;
}

void
maker_add(struct maker *m, const char *text)
{
	maker_add_bytes(m, text, strlen(text));
}

void
maker_add_number(struct maker *m, uint64_t number)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%" PRIu64, number);
	maker_add(m, text);
}

void
maker_add_some(struct maker *m, const char *alphabet, size_t count,
    uint64_t seed)
{
	size_t letters = strlen(alphabet);

	for (size_t i = 0; i < count; i++)
		m->line[m->n++] = alphabet[maker_stir(seed + i) % letters];
}

uint64_t
maker_person(struct maker *m, uint64_t change)
{
	unsigned kind = maker_below(m, 1000);
	uint64_t heavy;

	if (kind < 700)
		return m->persons++;
	if (kind < 998)
		return maker_stir(m->state++) % (m->persons + 1);
	heavy = change > 0 ? m->persons / change * HEAVY_USERS : 0;
	return heavy + maker_below(m, HEAVY_USERS);
}

static void
add_uuid(struct maker *m, const char *alphabet, uint64_t seed)
{
	static const size_t groups[] = { 8, 4, 4, 4, 12 };

	for (size_t i = 0; i < 5; i++) {
		if (i > 0)
			maker_add(m, "-");
		maker_add_some(m, alphabet, groups[i], seed + 100 * i);
	}
}

static void
add_words(struct maker *m, uint64_t seed)
{
	maker_add(m, "user_");
	maker_add_number(m, seed / 100 % 1000000000);
	maker_add(m, seed >> 40 & 1 ? ".crm" : "");
	maker_add(m, seed >> 41 & 1 ? "-eu/7" : "");
}

void
maker_add_id(struct maker *m, uint64_t person)
{
	uint64_t seed = maker_stir(person ^ UINT64_C(0xA5A5A5A5));
	unsigned kind = (unsigned)(seed % 100);

	if (kind < 30 && m->own_ids == 0)
		maker_add_some(m, "0123456789", 38, seed);
	else if (kind < 65)
		add_uuid(m, kind < 47 ? "0123456789abcdef" :
		    "0123456789ABCDEF", seed);
	else if (kind < 88)
		maker_add_some(m, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		    "abcdefghijklmnopqrstuvwxyz", 8 + seed / 100 % 24, seed);
	else
		add_words(m, seed);
}
