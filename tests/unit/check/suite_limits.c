/* SPDX-License-Identifier: MIT */
/* Every limit of the rules at one less, at it, and at one more. */
#include <string.h>

#include "check/container.h"
#include "tests/unit/check/cook.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_limits;

#define TIME "_1767225600.sync"
#define TRAIT "ftp_dpm_12345" TIME
#define OVER "ftp_dpm_12345_1767225600.overwrite"
#define ODC "ftp_dpm_odc_12345" TIME
#define APPLE "ftp_dpm_20915_12345" TIME
#define ANDROID "ftp_dpm_20914_12345" TIME
#define SYNC "adobe_id_0_12345" TIME
#define PHONES "adobe_id_20914_12345" TIME
#define C2C "c2c_id_12345_67890" TIME

static const struct limit {
	const char *title;
	enum rule_id rule;
	const char *name, *context;
	const char *text;	/* NULL: the name alone */
	uint64_t n;
	const char *found;	/* at n - 1, n, n + 1 */
} limits[] = {
#define LIMIT(title, rule, name, context, text, n, found) \
	{ title, RULE_##rule, name, context, text, n, found },
#include "tests/unit/check/limits.def"
};

static bool
is_found(const struct limit *limit, uint64_t n, unsigned which)
{
	struct buf name = { 0 }, text = { 0 };
	struct context context;
	struct name_verdict verdict;
	bool found = false;
	struct ran r = { .count = 0 };

	cook(limit->name, n, which, &name);
	context = ran_context_of(buf_text(&name), limit->context);
	name_diagnose(buf_str(&name), context.now, &verdict);
	for (size_t i = 0; i < verdict.count; i++)
		found = found || verdict.findings[i].rule == limit->rule;
	if (limit->text != NULL)
		ran_check(&r, &context, cook(limit->text, n, which, &text),
		    SOURCE_BLOCK);
	for (size_t i = 0; i < r.count; i++)
		found = found || r.findings[i].rule == limit->rule;
	ran_release(&r);
	buf_release(&name);
	buf_release(&text);
	return found;
}

START_TEST(rule_is_broken_on_one_side_of_its_limit)
{
	const struct limit *limit = &limits[_i];

	for (unsigned which = 0; which < 3; which++)
		ck_assert_msg(is_found(limit, limit->n + which - 1, which) ==
		    (limit->found[which] == 'x'), "%s (%s): at %s",
		    limit->title, rule_get(limit->rule)->code,
		    which == 0 ? "one less" : which == 1 ? "the limit" :
		    "one more");
}
END_TEST

/* Of files that no test should write: what is said of their size. */
static const struct {
	const char *title;
	enum rule_id rule;
	enum severity severity;
	bool packed;
	uint64_t bytes;
	const char *found;
} sizes[] = {
	{ "a byte at least", RULE_SIZE_EMPTY, SEVERITY_ERROR, false, 1,
	    "x.." },
	{ "300 MB packed", RULE_SIZE_OPT, SEVERITY_INFO, true, 300000000,
	    "..x" },
	{ "1 GB packed", RULE_SIZE_GZ1, SEVERITY_WARNING, true, 1000000000,
	    "..x" },
	{ "1 GB packed is no longer a hint", RULE_SIZE_OPT, SEVERITY_INFO,
	    true, 1000000000, "xx." },
	{ "3 GiB packed", RULE_SIZE_GZ3, SEVERITY_ERROR, true,
	    UINT64_C(3221225472), "..x" },
	{ "3 GiB packed is no longer a warning", RULE_SIZE_GZ1,
	    SEVERITY_WARNING, true, UINT64_C(3221225472), "xx." },
	{ "1 GB", RULE_SIZE_OPT, SEVERITY_INFO, false, 1000000000, "..x" },
	{ "5 GB", RULE_SIZE_RAW5, SEVERITY_WARNING, false,
	    UINT64_C(5000000000), "..x" },
	{ "5 GB is no longer a hint", RULE_SIZE_OPT, SEVERITY_INFO, false,
	    UINT64_C(5000000000), "xx." },
	{ "5 GiB", RULE_SIZE_RAW5, SEVERITY_ERROR, false,
	    UINT64_C(5368709120), "..x" },
	{ "5 GiB is no longer a warning", RULE_SIZE_RAW5, SEVERITY_WARNING,
	    false, UINT64_C(5368709120), "xx." },
};

START_TEST(size_is_judged_on_one_side_of_its_limit)
{
	for (unsigned which = 0; which < 3; which++) {
		uint64_t bytes = sizes[_i].bytes + which - 1;
		enum severity severity = SEVERITY_INFO;
		enum rule_id rule = size_judge(bytes, bytes == 0 ? 0 : 1,
		    sizes[_i].packed, &severity);

		ck_assert_msg((rule == sizes[_i].rule && severity ==
		    sizes[_i].severity) == (sizes[_i].found[which] == 'x'),
		    "%s: %u", sizes[_i].title, which);
	}
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_limits(void)
{
	Suite *s = suite_create("limits");
	TCase *t = tcase_create("limits");

	tcase_add_loop_test(t, rule_is_broken_on_one_side_of_its_limit, 0,
	    COUNT(limits));
	tcase_add_loop_test(t, size_is_judged_on_one_side_of_its_limit, 0,
	    COUNT(sizes));
	suite_add_tcase(s, t);
	return s;
}
