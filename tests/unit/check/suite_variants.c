/* SPDX-License-Identifier: MIT */
/* However the bytes arrive and whoever looks at them: the findings, their
 * sums, the summary and the index are the same to the byte. */
#include <stdlib.h>

#include "base/mem.h"
#include "tests/unit/check/amount.h"
#include "tests/unit/check/cook.h"
#include "tests/unit/check/crowd.h"
#include "tests/unit/check/lines.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/check/variants.h"
#include "tests/unit/check/vectors.h"
#include "tests/unit/unit.h"

unit_suite suite_variants;

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

START_TEST(every_way_agrees_on_the_vectors)
{
	struct json *vectors = vectors_load();

	for (size_t i = 0; i < json_count(vectors); i++) {
		const struct json *v = json_at(vectors, i);
		struct str id = json_get_text(json_get(v, "id"));
		struct str n = json_get_text(json_get(v, "name"));
		struct vector_given given = { .context = { .name = NULL } };
		struct buf bytes = { .max = 1 << 22 };
		char *name = xstrndup(n.p, n.n);
		char *title = xstrndup(id.p, id.n);

		vector_context(&given, name, json_get(v, "ctx"));
		if (vector_content(v, &bytes) &&
		    !str_starts(buf_str(&bytes), "\x1F\x8B"))
			variants_agree(title, &given.context,
			    buf_str(&bytes), VARIANTS_ALL);
		buf_release(&bytes);
		free(name);
		free(title);
	}
	json_free(vectors);
}
END_TEST

static const struct {
	const char *title, *name, *context, *text, *found;
} rows[] = {
#include "tests/unit/check/rows.def"
};

START_TEST(every_way_agrees_on_the_rows)
{
	struct context context = ran_context_of(rows[_i].name,
	    rows[_i].context);
	struct buf text = { 0 };

	variants_agree(rows[_i].title, &context,
	    cook(rows[_i].text, 0, 0, &text), VARIANTS_ALL);
	buf_release(&text);
}
END_TEST

START_TEST(every_way_agrees_on_crowds)
{
	const struct crowd_kind *kind = crowd_kind((size_t)_i);
	struct context context = ran_context(kind->name);
	struct dice dice = { (uint64_t)_i };
	struct buf text = { 0 };

	crowd_make(kind, &dice, 300, 5, 40, &text);
	variants_agree("crowd", &context, buf_str(&text), VARIANTS_ALL);
	buf_release(&text);
}
END_TEST

/* A game: a small file for every way, and a large one for the quick. */
enum { LINES = 90000, SMALL = 80, LARGE = 2000 };

static int
games(void)
{
	return (int)(amount_lines(LINES) / (SMALL + LARGE));
}

START_TEST(every_way_agrees_on_lines_by_chance)
{
	size_t kind = (size_t)_i % lines_kinds();
	const struct lines_kind *k = lines_kind(kind);
	struct context context = ran_context_of(k->name, k->context);
	struct dice dice = { amount_seed() + (uint64_t)_i };
	struct buf text = { 0 };

	lines_make(kind, &dice, SMALL, &text);
	variants_agree("lines", &context, buf_str(&text), VARIANTS_ALL);
	buf_clear(&text);
	lines_make(kind, &dice, LARGE, &text);
	variants_agree("lines", &context, buf_str(&text), VARIANTS_QUICK);
	buf_release(&text);
}
END_TEST

Suite *
suite_variants(void)
{
	Suite *s = suite_create("variants");
	TCase *t = tcase_create("variants");

	tcase_set_timeout(t, AMOUNT_SECONDS);
	tcase_add_test(t, every_way_agrees_on_the_vectors);
	tcase_add_loop_test(t, every_way_agrees_on_the_rows, 0,
	    COUNT(rows));
	tcase_add_loop_test(t, every_way_agrees_on_crowds, 0,
	    (int)crowd_kinds());
	tcase_add_loop_test(t, every_way_agrees_on_lines_by_chance, 0,
	    games());
	suite_add_tcase(s, t);
	return s;
}
