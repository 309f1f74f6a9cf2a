/* SPDX-License-Identifier: MIT */
/* The vectors of tests/corpus/vectors.json, read. */
#include "tests/unit/check/vectors.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

struct json *
vectors_load(void)
{
	struct json *vectors;
	struct buf text = { .max = 1 << 22 };
	struct err err = { .kind = ERR_NONE };
	FILE *f = fopen(unit_source("tests/corpus/vectors.json"), "rb");
	char block[4096];
	size_t n;

	ck_assert(f != NULL);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(&text, block, n);
	fclose(f);
	vectors = json_parse(buf_str(&text), &err);
	ck_assert_msg(vectors != NULL, "%s", err.text);
	buf_release(&text);
	return vectors;
}

/* --- content ----------------------------------------------------------- */

static void
add_hex(struct buf *out, struct str hex)
{
	for (size_t i = 0; i + 1 < hex.n; i += 2) {
		char pair[3] = { hex.p[i], hex.p[i + 1], '\0' };

		buf_add_char(out, (char)strtoul(pair, NULL, 16));
	}
}

/* The text so many times, with {i} as the number of the repetition. */
static void
add_part(struct buf *out, struct str text, uint64_t times)
{
	size_t mark = str_find_text(text, "{i}");

	for (uint64_t i = 1; i <= times; i++) {
		buf_add_str(out, str_cut(text, 0, mark));
		if (mark == text.n)
			continue;
		buf_printf(out, "%llu", (unsigned long long)i);
		buf_add_str(out, str_cut(text, mark + 3, text.n));
	}
}

bool
vector_content(const struct json *v, struct buf *out)
{
	const struct json *parts = json_get(v, "parts");
	uint64_t times;

	if (json_get(v, "text") != NULL)
		buf_add_str(out, json_get_text(json_get(v, "text")));
	else if (json_get(v, "hex") != NULL)
		add_hex(out, json_get_text(json_get(v, "hex")));
	else if (parts == NULL)
		return false;
	for (size_t i = 0; i < json_count(parts); i++) {
		const struct json *part = json_at(parts, i);

		ck_assert(json_get_number(json_at(part, 1), &times));
		add_part(out, json_get_text(json_at(part, 0)), times);
	}
	return true;
}

/* --- context ----------------------------------------------------------- */

static void
read_traits(struct vector_given *g, const struct json *traits)
{
	void *at = NULL;
	const char *key;
	struct json *row;
	size_t n = 0;

	while (json_next(traits, &at, &key, &row)) {
		ck_assert(num_parse(str_from(key), UINT64_MAX,
		    &g->traits[n].id, NULL));
		g->traits[n].onboarded = str_eq_text(
		    json_get_text(json_at(row, 0)), "ON_BOARDED_TRAIT");
		ck_assert(num_parse(json_get_text(json_at(row, 1)),
		    UINT64_MAX, &g->traits[n].owner, NULL));
		n++;
	}
	g->context.traits = g->traits;
	g->context.trait_count = n;
}

void
vector_context(struct vector_given *g, const char *name, const struct json *ctx)
{
	struct str idtype = json_get_text(json_get(ctx, "idtype"));
	struct str master = json_get_text(json_get(ctx, "master"));
	const struct json *sites = json_get(ctx, "site");

	g->context = ran_context(name);
	if (idtype.p != NULL)
		g->context.idtype = idtype_find(idtype);
	ck_assert(g->context.idtype != IDTYPE_COUNT);
	g->context.ic = json_get_bool(json_get(ctx, "ic"), false);
	if (master.p != NULL)
		g->context.master = str_eq_text(master, "device") ?
		    MASTER_DEVICE : str_eq_text(master, "cross") ?
		    MASTER_CROSS : MASTER_UNKNOWN;
	for (size_t i = 0; i < json_count(sites); i++)
		g->sites[i] = json_get_text(json_at(sites, i));
	g->context.site_ids = g->sites;
	g->context.site_count = json_count(sites);
	if (json_get(ctx, "traits") != NULL)
		read_traits(g, json_get(ctx, "traits"));
}
