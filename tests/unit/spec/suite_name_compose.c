/* SPDX-License-Identifier: MIT */
/* Names are built strictly, explained piece by piece, and put in place. */
#include <stdlib.h>
#include <string.h>

#include "spec/idtype.h"
#include "spec/name.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define NOW INT64_C(1767225600)

unit_suite suite_name_compose;

static const struct {
	struct name_parts parts;
	const char *name;	/* NULL: refused */
	const char *why;	/* a word of the refusal */
} parts_and_names[] = {
	{ { KIND_TRAIT, { 12345 }, 1, 1767225600, false, 0, WRAP_NONE },
	    "ftp_dpm_12345_1767225600.sync", NULL },
	{ { KIND_TRAIT, { 20915, 12345 }, 2, 1767225600, true, 0,
	    WRAP_GZIP }, "ftp_dpm_20915_12345_1767225600.overwrite.gz",
	    NULL },
	{ { KIND_ODC, { 1 }, 1, 1767225600, false, 3, WRAP_PGP },
	    "ftp_dpm_odc_1_1767225600.sync.3.pgp", NULL },
	{ { KIND_IDSYNC, { 0, 7 }, 2, 1767225600, false, 0, WRAP_GPG },
	    "adobe_id_0_7_1767225600.sync.gpg", NULL },
	{ { KIND_C2C, { 8, 9 }, 2, 1767225600, false, 10, WRAP_GZIP },
	    "c2c_id_8_9_1767225600.sync.10.gz", NULL },
	/* The time stamp always has ten digits. */
	{ { KIND_TRAIT, { 1 }, 1, 7, false, 0, WRAP_NONE },
	    "ftp_dpm_1_0000000007.sync", NULL },
	{ { KIND_TRAIT, { 1 }, 1, 9999999999, false, 0, WRAP_NONE },
	    "ftp_dpm_1_9999999999.sync", NULL },
	{ { KIND_TRAIT, { 1 }, 1, 10000000000, false, 0, WRAP_NONE }, NULL,
	    "ten digits" },
	{ { KIND_UNKNOWN, { 1 }, 1, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "kind of file" },
	/* How many data sources each kind takes. */
	{ { KIND_TRAIT, { 0 }, 0, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "one or two" },
	{ { KIND_TRAIT, { 1, 2, 3 }, 3, 1767225600, false, 0, WRAP_NONE },
	    NULL, "one or two" },
	{ { KIND_ODC, { 1, 2, 3 }, 3, 1767225600, false, 0, WRAP_NONE },
	    NULL, "one or two" },
	{ { KIND_IDSYNC, { 1 }, 1, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "at least two" },
	{ { KIND_C2C, { 1 }, 1, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "exactly two" },
	{ { KIND_C2C, { 1, 2, 3 }, 3, 1767225600, false, 0, WRAP_NONE },
	    NULL, "exactly two" },
	/* 0 and the shared sources. */
	{ { KIND_TRAIT, { 0 }, 1, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "come first" },
	{ { KIND_TRAIT, { 5, 0 }, 2, 1767225600, false, 0, WRAP_NONE },
	    NULL, "come first" },
	{ { KIND_IDSYNC, { 5, 0 }, 2, 1767225600, false, 0, WRAP_NONE },
	    NULL, "come first" },
	{ { KIND_C2C, { 0, 5 }, 2, 1767225600, false, 0, WRAP_NONE }, NULL,
	    "come first" },
	{ { KIND_TRAIT, { 20914 }, 1, 1767225600, false, 0, WRAP_NONE },
	    NULL, "of your own" },
	{ { KIND_ODC, { 1171489 }, 1, 1767225600, false, 0, WRAP_NONE },
	    NULL, "of your own" },
	{ { KIND_TRAIT, { 12345, 20914 }, 2, 1767225600, false, 0,
	    WRAP_NONE }, NULL, "own traits" },
	{ { KIND_C2C, { 12345, 488258 }, 2, 1767225600, false, 0,
	    WRAP_NONE }, NULL, "e-mail hashes" },
	{ { KIND_IDSYNC, { 20914, 12345 }, 2, 1767225600, false, 0,
	    WRAP_NONE }, "adobe_id_20914_12345_1767225600.sync", NULL },
	/* Only facts can replace facts. */
	{ { KIND_IDSYNC, { 0, 1 }, 2, 1767225600, true, 0, WRAP_NONE },
	    NULL, ".overwrite" },
	{ { KIND_C2C, { 1, 2 }, 2, 1767225600, true, 0, WRAP_NONE }, NULL,
	    ".overwrite" },
};

START_TEST(name_is_composed_or_refused_in_words)
{
	struct buf out = { 0 };
	struct err err = { 0 };
	const char *want = parts_and_names[_i].name;
	bool ok;

	buf_add_text(&out, "before ");
	ok = name_compose(&parts_and_names[_i].parts, &out, &err);
	ck_assert_msg(ok == (want != NULL), "%s %s", buf_text(&out),
	    err.text);
	ck_assert(strncmp(buf_text(&out), "before ", 7) == 0);
	ck_assert_str_eq(buf_text(&out) + 7, ok ? want : "");
	ck_assert_int_eq(err.kind, ok ? ERR_NONE : ERR_USAGE);
	if (!ok)
		ck_assert_msg(strstr(err.text, parts_and_names[_i].why) !=
		    NULL, "%s", err.text);
	buf_release(&out);
}
END_TEST

START_TEST(a_name_that_no_disk_stores_is_refused)
{
	struct name_parts parts = { .kind = KIND_IDSYNC,
		.timestamp = 1767225600 };
	struct buf out = { 0 };
	struct err err = { 0 };

	/* 9 + 23 x 10 + 15 = 254 bytes, and one more digit. */
	for (parts.count = 0; parts.count < 23; parts.count++)
		parts.dpids[parts.count] = 123456700 + parts.count;
	ck_assert(name_compose(&parts, &out, &err));
	ck_assert_uint_eq(out.n, 254);
	buf_clear(&out);
	parts.dpids[0] = 1234567890;
	ck_assert(name_compose(&parts, &out, &err));
	ck_assert_uint_eq(out.n, NAME_BYTES_MAX);
	buf_clear(&out);
	parts.dpids[1] = 1234567890;
	ck_assert(!name_compose(&parts, &out, &err));
	ck_assert_uint_eq(out.n, 0);
	ck_assert_ptr_nonnull(strstr(err.text, "256"));
	buf_release(&out);
}
END_TEST

static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* A source of one's own: at most nine digits, none of the special ones. */
static uint64_t
own_source(uint64_t *state)
{
	uint64_t dpid;

	do {
		dpid = 1 + next_random(state) % 999999999;
		if (next_random(state) % 2 == 0)
			dpid = 1 + dpid % 99999;
	} while (idtype_is_shared(dpid) || dpid == 404660);
	return dpid;
}

static uint64_t
shared_source(uint64_t *state)
{
	static const uint64_t shared[] = { 20914, 20915, 121963, 389146,
		963906, 488258, 1171485, 1171489 };

	return shared[next_random(state) % COUNT(shared)];
}

static struct name_parts
random_parts(uint64_t *state)
{
	struct name_parts parts = {
		.kind = (enum kind)(next_random(state) % KIND_COUNT),
		.wrap = (enum name_wrap)(next_random(state) % 4),
		.timestamp = (uint64_t)NOW - next_random(state) % 30000000,
	};
	bool traits = parts.kind == KIND_TRAIT || parts.kind == KIND_ODC;
	size_t count = parts.kind == KIND_C2C ? 2 :
	    traits ? 1 + next_random(state) % 2 :
	    2 + next_random(state) % 6;

	for (parts.count = 0; parts.count < count; parts.count++) {
		/* Ascending, so that none comes twice. */
		parts.dpids[parts.count] = own_source(state) / 10 * 10 +
		    parts.count + 1;
		if (idtype_is_shared(parts.dpids[parts.count]))
			parts.dpids[parts.count] = 1 + parts.count;
	}
	if (traits && count == 2 && next_random(state) % 2 == 0)
		parts.dpids[0] = shared_source(state);
	if (parts.kind == KIND_IDSYNC)
		parts.dpids[0] = next_random(state) % 2 == 0 ? 0 :
		    shared_source(state);
	parts.overwrite = traits && next_random(state) % 2 == 0;
	if (next_random(state) % 2 == 0)
		parts.part = 1 + next_random(state) % 500;
	return parts;
}

/* What is composed is clean, but for the notes that belong to it. */
static void
assert_clean(const struct name_verdict *v, const char *name)
{
	for (size_t i = 0; i < v->count; i++)
		ck_assert_msg((v->findings[i].rule == RULE_NAME_ODC &&
		    v->parts.kind == KIND_ODC) ||
		    (v->findings[i].rule == RULE_PGP_BLIND &&
		    v->parts.wrap >= WRAP_PGP), "%s: %s", name,
		    rule_get(v->findings[i].rule)->code);
}

START_TEST(what_is_composed_reads_back_the_same)
{
	uint64_t state = 11;

	for (unsigned i = 0; i < 20000; i++) {
		struct name_parts parts = random_parts(&state);
		struct name_verdict v;
		struct buf out = { 0 };
		struct err err = { 0 };

		ck_assert_msg(name_compose(&parts, &out, &err), "%s",
		    err.text);
		name_diagnose(buf_str(&out), NOW, &v);
		assert_clean(&v, buf_text(&out));
		ck_assert(v.known);
		ck_assert_int_eq(v.parts.kind, parts.kind);
		ck_assert_uint_eq(v.parts.count, parts.count);
		ck_assert_mem_eq(v.parts.dpids, parts.dpids,
		    parts.count * sizeof(parts.dpids[0]));
		ck_assert_uint_eq(v.parts.timestamp, parts.timestamp);
		ck_assert(v.parts.overwrite == parts.overwrite);
		ck_assert_uint_eq(v.parts.part, parts.part);
		ck_assert_int_eq(v.parts.wrap, parts.wrap);
		buf_release(&out);
	}
}
END_TEST

/* --- in words ---------------------------------------------------------- */

static const struct {
	const char *name;
	const char *pieces;	/* text=label, with blanks between */
} explained[] = {
	{ "ftp_dpm_1204_1795444920.sync.gz",
	    "ftp_dpm_=fixed 1204=your source "
	    "1795444920=date and time, UTC .sync=adds traits .gz=packed" },
	{ "ftp_dpm_20914_1204_1795444920.overwrite.3",
	    "ftp_dpm_=fixed 20914=kind of ID 1204=your source "
	    "1795444920=date and time, UTC .overwrite=replaces traits "
	    ".3=part number" },
	{ "ftp_dpm_55_1204_1795444920.sync.pgp",
	    "ftp_dpm_=fixed 55=source of the IDs 1204=your source "
	    "1795444920=date and time, UTC .sync=adds traits "
	    ".pgp=encrypted" },
	{ "ftp_dpm_odc_1204_1795444920.sync",
	    "ftp_dpm_odc_=fixed 1204=your source "
	    "1795444920=date and time, UTC .sync=adds traits" },
	{ "adobe_id_0_12_20915_1795444920.sync",
	    "adobe_id_=fixed 0=Adobe's IDs 12=column 2 20915=kind of ID "
	    "1795444920=date and time, UTC .sync=links IDs" },
	{ "c2c_id_12_13_1795444920.overwrite",
	    "c2c_id_=fixed 12=customer IDs 13=hashed e-mails "
	    "1795444920=date and time, UTC .overwrite=not for this kind" },
	/* What can be made out of the others. */
	{ "folder/FTP_DPM_1204_1795444920 (1).Sync.txt",
	    "FTP_DPM_=fixed 1204=your source "
	    "1795444920=date and time, UTC .Sync=adds traits "
	    ".txt=does not belong" },
	{ "ftp_dpm_acme_1795444920.sync",
	    "ftp_dpm_=fixed acme=not a number "
	    "1795444920=date and time, UTC .sync=adds traits" },
	{ "ftp_dpm_1204.sync.0",
	    "ftp_dpm_=fixed 1204=your source .sync=adds traits "
	    ".0=not a part number" },
	{ "ftp_dpm_1204_1795444920.sync.gz.2",
	    "ftp_dpm_=fixed 1204=your source "
	    "1795444920=date and time, UTC .sync=adds traits "
	    ".2=part number .gz=packed" },
	{ "crm_export.sync.gz",
	    "crm_export=not known .sync=adds traits .gz=packed" },
	{ "crm_export.csv", "crm_export=not known" },
	{ "S3_1_2_acme_iter_1486140844000.sync",
	    "S3_1_2_acme_iter_1486140844000=a file from Adobe "
	    ".sync=adds traits" },
	{ "ftp_dpm", "ftp_dpm=fixed" },
	{ "ftp_dpm_DPID_1795444920.sync", "" },
	{ "", "" },
};

START_TEST(each_piece_is_put_in_words)
{
	struct name_piece pieces[NAME_PIECES_MAX];
	struct str path = str_from(explained[_i].name);
	size_t n = name_explain(path, pieces);
	struct buf got = { 0 };

	if (str_starts(path, "folder/"))
		path = str_cut(path, 7, path.n);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&got, "%s%s=%s", i > 0 ? " " : "",
		    pieces[i].text, pieces[i].label);
		ck_assert(str_eq_text(str_cut(path, pieces[i].from,
		    pieces[i].to), pieces[i].text));
		ck_assert_uint_gt(strlen(pieces[i].words), 20);
		ck_assert_uint_lt(strlen(pieces[i].words),
		    sizeof(pieces[i].words) - 1);
		ck_assert_uint_lt(strlen(pieces[i].label),
		    sizeof(pieces[i].label) - 1);
		ck_assert_int_eq(pieces[i].words[strlen(pieces[i].words) -
		    1], '.');
	}
	ck_assert_str_eq(buf_text(&got), explained[_i].pieces);
	buf_release(&got);
}
END_TEST

START_TEST(the_moment_is_spelled_out)
{
	struct name_piece pieces[NAME_PIECES_MAX];
	size_t n = name_explain(str_from("ftp_dpm_1204_1795444920.sync"),
	    pieces);

	ck_assert_uint_eq(n, 4);
	ck_assert_msg(strstr(pieces[2].words,
	    "Monday, 23 November 2026, 14:42:00") == pieces[2].words, "%s",
	    pieces[2].words);
}
END_TEST

START_TEST(hostile_names_are_explained_safely)
{
	struct name_piece pieces[NAME_PIECES_MAX];
	size_t n = name_explain(str_from("\x1B[2Jx\xE2\x80\xAE\xFFy.sync"),
	    pieces);

	for (size_t i = 0; i < n; i++)
		for (const char *p = pieces[i].text; *p != '\0'; p++)
			ck_assert(*p >= 0x20 && *p < 0x7F);
	n = name_explain(str_from("adobe_id_1_2_3_4_5_6_7_8_9_10_11_12_13_14"
	    "_15_16_17_18_19_20_21_22_23_24_25_26_27_28_29_30_31_32_33_34"
	    "_35_36_37_38_39_40_41_42_43_44_45_46_47_48_1767225600.sync.1"
	    ".gz"), pieces);
	ck_assert_uint_le(n, NAME_PIECES_MAX);
	ck_assert_str_eq(pieces[n - 1].label, "packed");
}
END_TEST

/* --- where it goes ----------------------------------------------------- */

static const struct {
	int64_t now;
	const char *key;
} keys[] = {
	{ NOW, "acme/date=2026-01-01/x.sync" },
	{ NOW - 1, "acme/date=2025-12-31/x.sync" },
	{ NOW + 86399, "acme/date=2026-01-01/x.sync" },
	{ 1709164800, "acme/date=2024-02-29/x.sync" },
};

START_TEST(key_has_the_day_in_world_time)
{
	struct buf out = { 0 };

	name_s3_key("acme", keys[_i].now, "x.sync", &out);
	ck_assert_str_eq(buf_text(&out), keys[_i].key);
	buf_release(&out);
}
END_TEST

static const char *const paths[][2] = {
	{ NULL, "x.sync" }, { "", "x.sync" }, { "in", "in/x.sync" },
	{ "in/", "in/x.sync" }, { "/in/box", "/in/box/x.sync" },
	{ "/", "/x.sync" },
};

START_TEST(path_has_one_slash_after_the_folder)
{
	struct buf out = { 0 };

	name_sftp_path(paths[_i][0], "x.sync", &out);
	ck_assert_str_eq(buf_text(&out), paths[_i][1]);
	buf_release(&out);
}
END_TEST

Suite *
suite_name_compose(void)
{
	Suite *s = suite_create("name_compose");
	TCase *t = tcase_create("name_compose");

	tcase_add_loop_test(t, name_is_composed_or_refused_in_words, 0,
	    COUNT(parts_and_names));
	tcase_add_test(t, a_name_that_no_disk_stores_is_refused);
	tcase_add_test(t, what_is_composed_reads_back_the_same);
	tcase_add_loop_test(t, each_piece_is_put_in_words, 0,
	    COUNT(explained));
	tcase_add_test(t, the_moment_is_spelled_out);
	tcase_add_test(t, hostile_names_are_explained_safely);
	tcase_add_loop_test(t, key_has_the_day_in_world_time, 0,
	    COUNT(keys));
	tcase_add_loop_test(t, path_has_one_slash_after_the_folder, 0,
	    COUNT(paths));
	suite_add_tcase(s, t);
	return s;
}
