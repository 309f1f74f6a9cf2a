/* SPDX-License-Identifier: MIT */
/* The practice files hold exactly the faults that their answers tell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file/path.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_practice;

enum { FILE_BYTES_MAX = 1 << 20, ANSWERS_MAX = 64, SITE_MAX = 64 };

static const char name[] = "ftp_dpm_1204_1767225600.sync";

struct answer {
	enum rule_id rule;
	uint64_t line;
	bool seen;
};

struct answers {
	struct answer list[ANSWERS_MAX];
	size_t count;
};

static char *
read_practice(const char *file, size_t *n)
{
	char path[64];
	struct err err = { .kind = ERR_NONE };
	char *text;

	(void)snprintf(path, sizeof(path), "data/practice/%s", file);
	text = path_read_small(unit_source(path), FILE_BYTES_MAX, n, &err);
	ck_assert_ptr_nonnull(text);
	return text;
}

/* The rows "  12  LINE-TABSP  ..." of the answers. */
static void
read_answers(struct answers *a)
{
	size_t n = 0;
	char *text = read_practice("ANSWERS.txt", &n);

	a->count = 0;
	for (char *at = text; at != NULL; at = strchr(at, '\n')) {
		unsigned long line;
		char code[32];
		enum rule_id rule;

		at += *at == '\n';
		if (sscanf(at, " %lu %31[A-Z0-9-]", &line, code) != 2)
			continue;
		rule = rule_find(str_from(code));
		ck_assert_msg(rule != RULE_COUNT, "%s", code);
		ck_assert_uint_lt(a->count, ANSWERS_MAX);
		a->list[a->count++] = (struct answer){ .rule = rule,
			.line = rule_get(rule)->scope == SCOPE_FILE ? 0
			    : line };
	}
	free(text);
}

static void
find_answer(struct answers *a, const struct finding *f)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->list[i].rule == f->rule && a->list[i].line == f->line) {
			a->list[i].seen = true;
			return;
		}
	ck_assert_msg(f->severity == SEVERITY_INFO,
	    "%s at line %llu is not among the answers",
	    rule_get(f->rule)->code, (unsigned long long)f->line);
}

static void
run_practice(struct ran *r, const char *file, const struct context *context)
{
	size_t n = 0;
	char *text = read_practice(file, &n);

	ran_check(r, context, (struct str){ text, n }, 4096);
	free(text);
}

static size_t
cut_lines(char *text, struct str *lines)
{
	size_t count = 0;

	for (char *at = text; *at != '\0'; count++) {
		size_t n = strcspn(at, "\n");

		ck_assert_uint_lt(count, SITE_MAX);
		lines[count] = (struct str){ at, n };
		at += n + (at[n] == '\n');
	}
	return count;
}

START_TEST(clean_file_has_nothing_to_say)
{
	struct context context = ran_context(name);
	struct ran r = { .count = 0 };

	run_practice(&r, "summer_loyalty.sync", &context);
	ck_assert_uint_eq(r.count, 0);
	ck_assert_uint_eq(r.summary.records, 60);
	ck_assert_uint_eq(r.ready, 60);
	ran_release(&r);
}
END_TEST

START_TEST(clean_file_is_written_as_the_website_writes)
{
	struct context context = ran_context(name);
	struct str site[SITE_MAX];
	struct ran r = { .count = 0 };
	size_t n = 0;
	char *ids = read_practice("site_ids.txt", &n);

	context.site_ids = site;
	context.site_count = cut_lines(ids, site);
	ck_assert_uint_gt(context.site_count, 5);
	run_practice(&r, "summer_loyalty.sync", &context);
	ck_assert_uint_eq(r.count, 0);
	ran_release(&r);
	free(ids);
}
END_TEST

START_TEST(faulty_file_has_the_faults_of_the_answers)
{
	struct context context = ran_context(name);
	struct str site[SITE_MAX];
	struct ran r = { .count = 0 };
	struct answers answers = { .count = 0 };
	size_t n = 0;
	char *ids = read_practice("site_ids.txt", &n);

	context.site_ids = site;
	context.site_count = cut_lines(ids, site);
	read_answers(&answers);
	ck_assert_uint_gt(answers.count, 20);
	run_practice(&r, "summer_loyalty_faulty.sync", &context);
	for (size_t i = 0; i < r.count; i++)
		find_answer(&answers, &r.findings[i]);
	for (size_t i = 0; i < answers.count; i++)
		ck_assert_msg(answers.list[i].seen, "%s at line %llu",
		    rule_get(answers.list[i].rule)->code,
		    (unsigned long long)answers.list[i].line);
	ran_release(&r);
	free(ids);
}
END_TEST

Suite *
suite_practice(void)
{
	Suite *suite = suite_create("practice");
	TCase *tests = tcase_create("practice");

	tcase_add_test(tests, clean_file_has_nothing_to_say);
	tcase_add_test(tests, clean_file_is_written_as_the_website_writes);
	tcase_add_test(tests, faulty_file_has_the_faults_of_the_answers);
	suite_add_tcase(suite, tests);
	return suite;
}
