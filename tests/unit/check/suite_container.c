/* SPDX-License-Identifier: MIT */
/* Containers and sizes, by their pure functions. */
#include "check/container.h"
#include "tests/unit/unit.h"

unit_suite suite_container;

#define GIB3 UINT64_C(3221225472)
#define GIB5 UINT64_C(5368709120)

static const struct {
	uint64_t sent, raw;
	bool packed;
	enum rule_id rule;
	enum severity severity;
} sizes[] = {
	{ 250000000, 900000000, true, RULE_COUNT, SEVERITY_INFO },
	{ 300000000, 1, true, RULE_COUNT, SEVERITY_INFO },
	{ 300000001, 1, true, RULE_SIZE_OPT, SEVERITY_INFO },
	{ 400000000, 1500000000, true, RULE_SIZE_OPT, SEVERITY_INFO },
	{ 1000000000, 3000000000, true, RULE_SIZE_OPT, SEVERITY_INFO },
	{ 1000000001, 3000000000, true, RULE_SIZE_GZ1, SEVERITY_WARNING },
	{ GIB3, 9000000000, true, RULE_SIZE_GZ1, SEVERITY_WARNING },
	{ GIB3 + 1, 9000000000, true, RULE_SIZE_GZ3, SEVERITY_ERROR },
	{ 900000000, 900000000, false, RULE_COUNT, SEVERITY_INFO },
	{ 1000000000, 1000000000, false, RULE_COUNT, SEVERITY_INFO },
	{ 1000000001, 1000000001, false, RULE_SIZE_OPT, SEVERITY_INFO },
	{ 5000000000, 5000000000, false, RULE_SIZE_OPT, SEVERITY_INFO },
	{ 5000000001, 5000000001, false, RULE_SIZE_RAW5, SEVERITY_WARNING },
	{ GIB5, GIB5, false, RULE_SIZE_RAW5, SEVERITY_WARNING },
	{ GIB5 + 1, GIB5 + 1, false, RULE_SIZE_RAW5, SEVERITY_ERROR },
	{ 0, 0, false, RULE_SIZE_EMPTY, SEVERITY_ERROR },
	{ 20, 0, true, RULE_SIZE_EMPTY, SEVERITY_ERROR },
};

START_TEST(size_limit_is_exact)
{
	enum severity severity = SEVERITY_INFO;

	ck_assert_int_eq(size_judge(sizes[_i].sent, sizes[_i].raw,
	    sizes[_i].packed, &severity), sizes[_i].rule);
	ck_assert_int_eq(severity, sizes[_i].severity);
}
END_TEST

static const struct {
	enum container outer, inner;
	enum name_wrap wrap;
	bool text;
	enum rule_id rules[3];	/* RULE_COUNT ends them */
} containers[] = {
	{ CONTAINER_EMPTY, CONTAINER_EMPTY, WRAP_GZIP, false,
	    { RULE_SIZE_EMPTY, RULE_COUNT } },
	{ CONTAINER_PLAIN, CONTAINER_PLAIN, WRAP_NONE, true, { RULE_COUNT } },
	{ CONTAINER_PLAIN, CONTAINER_PLAIN, WRAP_GZIP, true,
	    { RULE_COMP_NOTGZ, RULE_COUNT } },
	{ CONTAINER_PLAIN, CONTAINER_PLAIN, WRAP_PGP, false,
	    { RULE_PGP_PLAIN, RULE_COUNT } },
	{ CONTAINER_GZIP, CONTAINER_PLAIN, WRAP_GZIP, true, { RULE_COUNT } },
	{ CONTAINER_GZIP, CONTAINER_PLAIN, WRAP_NONE, true,
	    { RULE_COMP_GZNAME, RULE_COUNT } },
	{ CONTAINER_GZIP, CONTAINER_TAR, WRAP_GZIP, false,
	    { RULE_COMP_NESTED, RULE_COUNT } },
	{ CONTAINER_GZIP, CONTAINER_ZIP, WRAP_GZIP, false,
	    { RULE_COMP_NESTED, RULE_COUNT } },
	{ CONTAINER_GZIP, CONTAINER_EMPTY, WRAP_GZIP, false,
	    { RULE_SIZE_EMPTY, RULE_COUNT } },
	{ CONTAINER_ZIP, CONTAINER_PLAIN, WRAP_NONE, false,
	    { RULE_COMP_ZIP, RULE_COUNT } },
	{ CONTAINER_EXCEL, CONTAINER_PLAIN, WRAP_GZIP, false,
	    { RULE_COMP_ZIP, RULE_COUNT } },
	{ CONTAINER_OTHER, CONTAINER_PLAIN, WRAP_NONE, false,
	    { RULE_COMP_OTHER, RULE_COUNT } },
	{ CONTAINER_PGP, CONTAINER_PLAIN, WRAP_GPG, false,
	    { RULE_PGP_BLIND, RULE_COUNT } },
	{ CONTAINER_PGP, CONTAINER_PLAIN, WRAP_NONE, false,
	    { RULE_PGP_NAME, RULE_PGP_BLIND, RULE_COUNT } },
	{ CONTAINER_PGP_ARMOR, CONTAINER_PLAIN, WRAP_PGP, false,
	    { RULE_PGP_ARMOR, RULE_PGP_BLIND, RULE_COUNT } },
};

START_TEST(container_has_its_rules)
{
	struct container_verdict v;
	size_t n = 0;

	container_judge(containers[_i].outer, containers[_i].inner,
	    containers[_i].wrap, &v);
	while (containers[_i].rules[n] != RULE_COUNT) {
		ck_assert_uint_lt(n, v.count);
		ck_assert_int_eq(v.rules[n], containers[_i].rules[n]);
		n++;
	}
	ck_assert_uint_eq(v.count, n);
	ck_assert_int_eq(v.text, containers[_i].text);
}
END_TEST

#define ADOBE "\x3A\xD8\x3B\x2A\xE3\xF2\xA3\x63"
#define OTHER "\x11\x22\x33\x44\x55\x66\x77\x88"
#define BODY "\x01\x00"
#define BYTES(s) s, sizeof(s) - 1

static const struct {
	const char *bytes;
	size_t n;
	bool others;
} messages[] = {
	/* Old and new packet headers; a second recipient is Adobe. */
	{ BYTES("\x85\x00\x0B\x03" ADOBE BODY), false },
	{ BYTES("\x85\x00\x0B\x03" OTHER BODY), true },
	{ BYTES("\x84\x0B\x03" OTHER BODY "\x84\x0B\x03" ADOBE BODY), false },
	{ BYTES("\xC1\x0B\x03" OTHER BODY "\xD2\x01\x00\x00"), true },
	{ BYTES("\x84\x0B\x03\0\0\0\0\0\0\0\0" BODY), false },
	{ BYTES("\x85\x02\x0C\x03" OTHER "cut short"), true },
	{ BYTES("\x85\x01\x02\x03\x04\x05"), false },
	{ BYTES("\x85"), false },
	{ BYTES(""), false },
};

START_TEST(recipient_of_a_message_is_read)
{
	struct str head = { messages[_i].bytes, messages[_i].n };

	ck_assert_int_eq(pgp_for_others(head), messages[_i].others);
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_container(void)
{
	Suite *s = suite_create("container");
	TCase *t = tcase_create("container");

	tcase_add_loop_test(t, size_limit_is_exact, 0, COUNT(sizes));
	tcase_add_loop_test(t, container_has_its_rules, 0,
	    COUNT(containers));
	tcase_add_loop_test(t, recipient_of_a_message_is_read, 0,
	    COUNT(messages));
	suite_add_tcase(s, t);
	return s;
}
