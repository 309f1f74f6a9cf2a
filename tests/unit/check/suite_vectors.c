/* SPDX-License-Identifier: MIT */
/* The vectors of tests/corpus/vectors.json: a file, and exactly what a
 * check must say about it, however the bytes arrive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/num.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_vectors;

static struct json *vectors;

static void
load_vectors(void)
{
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
}

static void
drop_vectors(void)
{
	json_free(vectors);
	vectors = NULL;
}

static char *
text_of(const struct json *value)
{
	struct str s = json_get_text(value);

	return s.p == NULL ? NULL : xstrndup(s.p, s.n);
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

static bool
content_of(const struct json *v, struct buf *out)
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

struct given {
	struct context context;
	struct str sites[16];
	struct context_trait traits[16];
};

static void
read_traits(struct given *g, const struct json *traits)
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

static void
read_context(struct given *g, const char *name, const struct json *ctx)
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

/* --- comparing --------------------------------------------------------- */

static int
by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void
wanted_codes(const struct json *list, struct buf *out)
{
	size_t n = json_count(list);
	char **codes = xcalloc(n + 1, sizeof(*codes));

	for (size_t i = 0; i < n; i++)
		codes[i] = text_of(json_at(list, i));
	if (n > 0)
		qsort(codes, n, sizeof(*codes), by_text);
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "%s%s", i == 0 ? "" : " ", codes[i]);
		free(codes[i]);
	}
	free(codes);
}

static void
only_name(struct ran *r, const char *name)
{
	memset(r, 0, sizeof(*r));
	name_diagnose(str_from(name), ran_context(name).now,
	    &r->summary.name);
	r->count = r->summary.name.count;
	r->findings = xcalloc(NAME_RULES_MAX, sizeof(*r->findings));
	memcpy(r->findings, r->summary.name.findings,
	    r->count * sizeof(*r->findings));
}

static void
expect(const struct json *v, const struct ran *r, const char *id)
{
	struct buf want = { 0 }, got = { 0 }, info = { 0 };
	const struct json *infos = json_get(v, "info");

	wanted_codes(json_get(v, "expect"), &want);
	ran_codes(r, false, &got);
	ck_assert_msg(strcmp(buf_text(&want), buf_text(&got)) == 0,
	    "%s: want <%s> got <%s>", id, buf_text(&want), buf_text(&got));
	ran_codes(r, true, &info);
	for (size_t i = 0; i < json_count(infos); i++) {
		char *code = text_of(json_at(infos, i));

		ck_assert_msg(strstr(buf_text(&info), code) != NULL,
		    "%s: no %s in <%s>", id, code, buf_text(&info));
		free(code);
	}
	buf_release(&want);
	buf_release(&got);
	buf_release(&info);
}

static const size_t blocks[] = { SOURCE_BLOCK, 4096, 7, 3, 2, 1 };

static void
try_vector(const struct json *v, size_t block)
{
	struct given given = { .context = { .name = NULL } };
	struct buf bytes = { .max = 1 << 22 };
	char *id = text_of(json_get(v, "id"));
	char *name = text_of(json_get(v, "name"));
	struct ran r;

	read_context(&given, name, json_get(v, "ctx"));
	if (content_of(v, &bytes))
		ran_check(&r, &given.context, buf_str(&bytes), block);
	else
		only_name(&r, name);
	expect(v, &r, id);
	ran_release(&r);
	buf_release(&bytes);
	free(id);
	free(name);
}

START_TEST(every_vector_gives_exactly_its_codes)
{
	load_vectors();
	ck_assert_uint_gt(json_count(vectors), 80);
	for (size_t i = 0; i < json_count(vectors); i++)
		try_vector(json_at(vectors, i), blocks[_i]);
	drop_vectors();
}
END_TEST

/* Columns and lengths too. */
START_TEST(pieces_of_any_size_give_the_same_places)
{
	load_vectors();
	for (size_t i = 0; i < json_count(vectors); i++) {
		const struct json *v = json_at(vectors, i);
		struct given given = { .context = { .name = NULL } };
		struct buf bytes = { .max = 1 << 22 };
		struct buf whole = { 0 }, pieces = { 0 };
		char *name = text_of(json_get(v, "name"));
		struct ran a, b;

		read_context(&given, name, json_get(v, "ctx"));
		if (!content_of(v, &bytes)) {
			free(name);
			continue;
		}
		ran_check(&a, &given.context, buf_str(&bytes), SOURCE_BLOCK);
		ran_check(&b, &given.context, buf_str(&bytes), blocks[_i]);
		ran_places(&a, &whole);
		ran_places(&b, &pieces);
		ck_assert_str_eq(buf_text(&whole), buf_text(&pieces));
		ck_assert_uint_eq(a.counted, a.count);
		ck_assert_uint_eq(a.summary.records, b.summary.records);
		ck_assert_str_eq(a.summary.sha256, b.summary.sha256);
		ran_release(&a);
		ran_release(&b);
		buf_release(&bytes);
		buf_release(&whole);
		buf_release(&pieces);
		free(name);
	}
	drop_vectors();
}
END_TEST

Suite *
suite_vectors(void)
{
	Suite *s = suite_create("vectors");
	TCase *t = tcase_create("vectors");
	int n = (int)(sizeof(blocks) / sizeof(blocks[0]));

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, every_vector_gives_exactly_its_codes, 0, n);
	tcase_add_loop_test(t, pieces_of_any_size_give_the_same_places, 1, n);
	suite_add_tcase(s, t);
	return s;
}
