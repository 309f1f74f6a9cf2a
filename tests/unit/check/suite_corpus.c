/* SPDX-License-Identifier: MIT */
/*
 * The files of tests/corpus/files.  TITLE--NAME is judged as NAME; a good-
 * one must be silent, but for what is harmless; a bad- one has its findings
 * in TITLE.findings, "CODE line column length severity" a line.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_corpus;

#define TRAIT "--ftp_dpm_12345_1767225600.sync"
#define OVERWRITE "--ftp_dpm_12345_1767225600.overwrite"

static const char *const files[] = {
	"good-traits" TRAIT,
	"good-pairs" TRAIT,
	"good-android--ftp_dpm_20914_12345_1767225600.sync",
	"good-apple--ftp_dpm_20915_12345_1767225600.sync",
	"good-sync--adobe_id_0_12345_1767225600.sync",
	"good-hashes--c2c_id_12345_67890_1767225600.sync",
	"good-names" OVERWRITE,
	"bad-sample" OVERWRITE,
	"bad-excel" TRAIT,
	"bad-web" TRAIT,
	"bad-sync--adobe_id_0_12345_1767225600.sync",
	"bad-mac" TRAIT,
	"bad-odc--ftp_dpm_odc_12345_1767225600.sync",
	"bad-unicode" TRAIT,
};

static void
read_file(const char *name, size_t n, const char *suffix, struct buf *out)
{
	struct buf path = { 0 };
	char block[4096];
	FILE *f;

	buf_printf(&path, "tests/corpus/files/%.*s%s", (int)n, name, suffix);
	f = fopen(unit_source(buf_text(&path)), "rb");
	ck_assert_msg(f != NULL, "%s", buf_text(&path));
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(out, block, n);
	fclose(f);
	buf_release(&path);
}

static const size_t blocks[] = { SOURCE_BLOCK, 4096, 7, 3, 2, 1 };

START_TEST(file_gives_exactly_its_findings)
{
	const char *name = files[_i], *mark = strstr(name, "--");
	struct context context = ran_context(mark + 2);
	struct buf bytes = { 0 }, want = { 0 };
	bool good = strncmp(name, "good-", 5) == 0;

	read_file(name, strlen(name), "", &bytes);
	if (!good)
		read_file(name, (size_t)(mark - name), ".findings", &want);
	for (size_t b = 0; b < sizeof(blocks) / sizeof(blocks[0]); b++) {
		struct buf got = { 0 };
		struct ran r;

		ran_check(&r, &context, buf_str(&bytes), blocks[b]);
		if (good)
			ran_codes(&r, false, &got);
		else
			ran_places(&r, &got);
		ck_assert_msg(strcmp(buf_text(&got), buf_text(&want)) == 0,
		    "%s:\n%s", name, buf_text(&got));
		ck_assert_uint_eq(r.ready + r.attention, r.summary.records);
		ran_release(&r);
		buf_release(&got);
	}
	buf_release(&bytes);
	buf_release(&want);
}
END_TEST

Suite *
suite_corpus(void)
{
	Suite *s = suite_create("corpus");
	TCase *t = tcase_create("corpus");

	tcase_add_loop_test(t, file_gives_exactly_its_findings, 0,
	    (int)(sizeof(files) / sizeof(files[0])));
	suite_add_tcase(s, t);
	return s;
}
