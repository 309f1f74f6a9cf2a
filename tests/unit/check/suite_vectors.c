/* SPDX-License-Identifier: MIT */
/* The vectors of tests/corpus/vectors.json: a file, and exactly what a
 * check must say about it, however the bytes arrive. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/check/vectors.h"
#include "tests/unit/unit.h"

unit_suite suite_vectors;

static char *
text_of(const struct json *value)
{
	struct str s = json_get_text(value);

	return s.p == NULL ? NULL : xstrndup(s.p, s.n);
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
	struct vector_given given = { .context = { .name = NULL } };
	struct buf bytes = { .max = 1 << 22 };
	char *id = text_of(json_get(v, "id"));
	char *name = text_of(json_get(v, "name"));
	struct ran r;

	vector_context(&given, name, json_get(v, "ctx"));
	if (vector_content(v, &bytes))
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
	struct json *vectors = vectors_load();

	ck_assert_uint_gt(json_count(vectors), 80);
	for (size_t i = 0; i < json_count(vectors); i++)
		try_vector(json_at(vectors, i), blocks[_i]);
	json_free(vectors);
}
END_TEST

/* Columns and lengths too. */
START_TEST(pieces_of_any_size_give_the_same_places)
{
	struct json *vectors = vectors_load();

	for (size_t i = 0; i < json_count(vectors); i++) {
		const struct json *v = json_at(vectors, i);
		struct vector_given given = { .context = { .name = NULL } };
		struct buf bytes = { .max = 1 << 22 };
		struct buf whole = { 0 }, pieces = { 0 };
		char *name = text_of(json_get(v, "name"));
		struct ran a, b;

		vector_context(&given, name, json_get(v, "ctx"));
		if (!vector_content(v, &bytes)) {
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
	json_free(vectors);
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
