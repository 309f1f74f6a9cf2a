/* SPDX-License-Identifier: MIT */
/* What was delivered before is kept, and what it tells is right. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file/path.h"
#include "send/history.h"
#include "tests/unit/unit.h"

unit_suite suite_history;

enum { NOW = 1767225600, HOUR = 3600 };

static struct delivered
delivery(const char *name, int64_t when)
{
	struct delivered d = { .address = "s3://bucket/acme/x",
		.environment = "mine", .bytes = 123, .records = 45,
		.when = when, .proofs = 1U << PROOF_SIZE };

	(void)snprintf(d.name, sizeof(d.name), "%s", name);
	memset(d.sha256, 'a', sizeof(d.sha256) - 1);
	delivered_reference(&d);
	return d;
}

static char *
new_path(void)
{
	return path_join(unit_folder(), "history.jsonl");
}

static void
add(const char *path, const char *name, int64_t when, enum env_kind kind)
{
	struct delivered d = delivery(name, when);
	struct err err = { 0 };

	ck_assert_msg(history_add(path, &d, kind, &err), "%s", err.text);
}

static struct history
contents(const char *path)
{
	struct history h = { 0 };
	struct err err = { 0 };

	ck_assert_msg(history_read(&h, path, &err), "%s", err.text);
	return h;
}

START_TEST(what_was_delivered_comes_back)
{
	char *path = new_path();
	struct delivered d = delivery("a.sync", NOW);
	struct history h = contents(path);
	struct stat st;

	ck_assert_uint_eq(h.count, 0);
	add(path, "a.sync", NOW, ENV_BETA);
	add(path, "b.sync", NOW + 1, ENV_PRODUCTION);
	ck_assert(history_answer(path, "b.sync", NOW + 9, NULL));
	ck_assert(history_answer(path, "other", NOW + 9, NULL));
	h = contents(path);
	ck_assert_uint_eq(h.count, 2);
	ck_assert_int_eq(memcmp(&h.list[0].delivered, &d, sizeof(d)), 0);
	ck_assert_int_eq(h.list[0].kind, ENV_BETA);
	ck_assert_int_eq(h.list[0].answered, 0);
	ck_assert_int_eq(h.list[1].kind, ENV_PRODUCTION);
	ck_assert_int_eq(h.list[1].answered, NOW + 9);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	history_release(&h);
	free(path);
}
END_TEST

static void
append(const char *path, const char *text)
{
	FILE *f = fopen(path, "ab");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

static const char *const strange[] = {
	"not JSON\n", "\n", "{}\n", "[1]\n", "{\"event\":\"delivered\"}\n",
	"{\"event\":\"delivered\",\"kind\":\"x\",\"delivered\":{}}\n",
	"{\"event\":\"answered\",\"name\":\"a.sync\",\"when\":\"x\"}\n",
	"{\"event\":\"later\",\"x\":1}\n", "\xFF\xFE\n",
	"{\"event\":\"delivered\",\"kind\":\"produ",	/* torn */
};

START_TEST(lines_that_make_no_sense_are_passed_over)
{
	char *path = new_path();
	struct history h;

	add(path, "a.sync", NOW, ENV_BETA);
	append(path, strange[_i]);
	add(path, "b.sync", NOW, ENV_BETA);
	h = contents(path);
	ck_assert_uint_eq(h.count, 2);
	ck_assert_str_eq(h.list[1].delivered.name, "b.sync");
	ck_assert_int_eq(h.list[0].answered, 0);
	history_release(&h);
	free(path);
}
END_TEST

START_TEST(it_stays_small_and_keeps_the_newest)
{
	char *path = new_path(), name[64];
	unsigned added = 0;
	struct history h;
	struct stat st = { 0 };
	off_t before;

	do {
		before = st.st_size;
		(void)snprintf(name, sizeof(name), "%u.sync", added++);
		add(path, name, NOW + added, ENV_PRODUCTION);
		ck_assert_int_eq(stat(path, &st), 0);
		ck_assert_int_le(st.st_size, HISTORY_BYTES_MAX);
	} while (st.st_size > before);
	h = contents(path);
	ck_assert_uint_gt(added, 1000);
	ck_assert_uint_gt(h.count, added / 3);
	ck_assert_uint_lt(h.count, added);
	ck_assert_str_eq(h.list[h.count - 1].delivered.name, name);
	history_release(&h);
	free(path);
}
END_TEST

/* Nothing of what several programs add at once is lost. */
START_TEST(programs_may_add_at_once)
{
	enum { PROGRAMS = 4, EACH = 50 };
	char *path = new_path();
	pid_t children[PROGRAMS];
	struct history h;
	int status;

	for (int i = 0; i < PROGRAMS; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			for (int n = 0; n < EACH; n++)
				add(path, "x.sync", NOW, ENV_BETA);
			_exit(0);
		}
	}
	for (int i = 0; i < PROGRAMS; i++) {
		ck_assert_int_eq(waitpid(children[i], &status, 0),
		    children[i]);
		ck_assert_int_eq(status, 0);
	}
	h = contents(path);
	ck_assert_uint_eq(h.count, PROGRAMS * EACH);
	history_release(&h);
	free(path);
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
	struct delivered d = delivery("a", NOW);
	const char *folder = unit_folder();
	struct history h = { 0 };
	struct err err = { 0 };

	ck_assert(!history_add(folder, &d, ENV_BETA, &err));
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert(!history_read(&h, folder, &err));
	ck_assert_int_eq(err.kind, ERR_CONFIG);
}
END_TEST

/* Before: "old.sync" to each of those places.  Now: this. */
static const struct {
	bool practice, beta, production;
	const char *name;
	enum env_kind kind;
	uint64_t records;
	bool reused, pilot;
} rules[] = {
	{ 0, 0, 0, "old.sync", ENV_PRODUCTION, 1000, 0, 0 },
	{ 0, 0, 0, "old.sync", ENV_PRODUCTION, 1001, 0, 1 },
	{ 1, 1, 0, "old.sync", ENV_PRODUCTION, 1001, 0, 1 },
	{ 0, 0, 1, "old.sync", ENV_PRODUCTION, 1001, 1, 0 },
	{ 0, 0, 1, "new.sync", ENV_PRODUCTION, 1001, 0, 0 },
	{ 0, 1, 0, "old.sync", ENV_BETA, 5000, 1, 0 },
	{ 1, 0, 1, "old.sync", ENV_BETA, 5000, 0, 0 },
	{ 1, 0, 0, "old.sync", ENV_PRACTICE, 5000, 1, 0 },
	{ 1, 0, 0, "old.syn", ENV_PRACTICE, 5000, 0, 0 },
};

START_TEST(rules_about_the_next_file_are_kept)
{
	struct history_next next = { .name = str_from(rules[_i].name),
		.kind = rules[_i].kind, .records = rules[_i].records };
	struct finding out[HISTORY_RULES_MAX];
	char *path = new_path();
	struct history h;
	size_t n, i = 0;

	if (rules[_i].practice)
		add(path, "old.sync", NOW, ENV_PRACTICE);
	if (rules[_i].beta)
		add(path, "old.sync", NOW, ENV_BETA);
	if (rules[_i].production)
		add(path, "old.sync", NOW, ENV_PRODUCTION);
	h = contents(path);
	n = history_judge(&h, &next, out);
	ck_assert_uint_eq(n, (size_t)rules[_i].reused + rules[_i].pilot);
	if (rules[_i].reused)
		ck_assert_int_eq(out[i++].rule, RULE_NAME_REUSED);
	if (rules[_i].pilot)
		ck_assert_int_eq(out[i++].rule, RULE_ENV_PILOT);
	ck_assert_ptr_eq(history_named(&h, next.name, ENV_KIND_COUNT) ==
	    NULL ? NULL : &h, (rules[_i].beta || rules[_i].production) &&
	    strcmp(rules[_i].name, "old.sync") == 0 ? &h : NULL);
	history_release(&h);
	free(path);
}
END_TEST

START_TEST(missing_receipts_are_known_after_two_days)
{
	char *path = new_path();
	struct history h;
	size_t at = 0;

	add(path, "practice.sync", NOW, ENV_PRACTICE);
	add(path, "answered.sync", NOW, ENV_PRODUCTION);
	add(path, "one.sync", NOW, ENV_PRODUCTION);
	add(path, "two.sync", NOW + HOUR, ENV_BETA);
	ck_assert(history_answer(path, "answered.sync", NOW + 10, NULL));
	h = contents(path);
	ck_assert_ptr_null(history_unanswered(&h, NOW + 48 * HOUR, &at));
	at = 0;
	ck_assert_ptr_eq(history_unanswered(&h, NOW + 48 * HOUR + 1, &at),
	    &h.list[2]);
	ck_assert_ptr_null(history_unanswered(&h, NOW + 48 * HOUR + 1,
	    &at));
	at = 0;
	(void)history_unanswered(&h, NOW + 50 * HOUR, &at);
	ck_assert_ptr_eq(history_unanswered(&h, NOW + 50 * HOUR, &at),
	    &h.list[3]);
	history_release(&h);
	free(path);
}
END_TEST

START_TEST(receipt_tells_the_facts_and_what_is_not_known)
{
	struct delivered d = delivery("a\x1B[2J.sync", NOW);
	struct buf text = { 0 };

	delivered_text(&d, &text);
	ck_assert_ptr_nonnull(strstr(buf_text(&text), d.reference));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), d.sha256));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "1 Jan 2026"));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "123 bytes"));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "right size"));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "Not known"));
	ck_assert_ptr_null(strchr(buf_text(&text), '\x1B'));
	buf_clear(&text);
	d.proofs = 1U << PROOF_READ_BACK;
	delivered_text(&d, &text);
	ck_assert_ptr_null(strstr(buf_text(&text), "Not known"));
	buf_clear(&text);
	d.proofs = 0;
	delivered_text(&d, &text);
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "Nothing more"));
	buf_release(&text);
}
END_TEST

Suite *
suite_history(void)
{
	Suite *s = suite_create("history");
	TCase *t = tcase_create("history");

	tcase_add_test(t, what_was_delivered_comes_back);
	tcase_add_loop_test(t, lines_that_make_no_sense_are_passed_over, 0,
	    sizeof(strange) / sizeof(strange[0]));
	tcase_set_timeout(t, 30);
	tcase_add_test(t, it_stays_small_and_keeps_the_newest);
	tcase_add_test(t, programs_may_add_at_once);
	tcase_add_test(t, what_is_no_file_is_refused);
	tcase_add_loop_test(t, rules_about_the_next_file_are_kept, 0,
	    sizeof(rules) / sizeof(rules[0]));
	tcase_add_test(t, missing_receipts_are_known_after_two_days);
	tcase_add_test(t, receipt_tells_the_facts_and_what_is_not_known);
	suite_add_tcase(s, t);
	return s;
}
