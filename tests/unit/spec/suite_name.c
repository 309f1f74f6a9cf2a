/* SPDX-License-Identifier: MIT */
/* Names are judged in a fixed order, each with exactly its findings. */
#include <stdio.h>
#include <string.h>

#include "spec/name.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define NOW INT64_C(1767225600)

unit_suite suite_name;

/* Codes in order, with blanks between; a note has a ~ before its code. */
static const struct {
	const char *name;
	const char *codes;
} names[] = {
	/* Legal ones: customer IDs, add and replace, parts, packing. */
	{ "ftp_dpm_12345_1767225600.sync", "" },
	{ "ftp_dpm_12345_1767225600.overwrite", "" },
	{ "ftp_dpm_12345_777_1767225600.sync.gz", "" },
	{ "ftp_dpm_12345_1767225600.sync.1.gz", "" },
	{ "ftp_dpm_12345_1767225600.sync.2.gz", "" },
	{ "ftp_dpm_20914_12345_1767225600.sync", "" },
	{ "ftp_dpm_20915_12345_1767225600.overwrite.gz", "" },
	{ "ftp_dpm_121963_12345_1767225600.sync.3", "" },
	{ "ftp_dpm_12345_1767225600.sync.pgp", "~PGP-BLIND" },
	{ "ftp_dpm_12345_1767225600.overwrite.gpg", "~PGP-BLIND" },
	{ "adobe_id_0_12345_1767225600.sync", "" },
	{ "adobe_id_20914_12345_67890_1767225600.sync.1.gz", "" },
	{ "c2c_id_12345_67890_1767225600.sync", "" },
	{ "c2c_id_12345_67890_1767225600.sync.gz", "" },
	{ "ftp_dpm_odc_12345_1767225600.sync", "NAME-ODC" },
	/* What people have instead. */
	{ "ftp_dpm_12345_1767225600.csv", "NAME-MODE" },
	{ "ftp_dpm_12345_1767225600.sync.txt", "NAME-EXTRAEXT" },
	{ "ftp_dpm_12345_1767225600.sync.zip", "NAME-COMP" },
	{ "ftp_dpm_12345_1767225600.sync.gzip", "NAME-COMP" },
	{ "ftp_dpm_12345_1767225600.sync.gz.gpg",
	    "NAME-GZPGP ~PGP-BLIND" },
	{ "ftp_dpm_12345_1767225600.sync.gz.1", "NAME-ORDER" },
	{ "ftp_dpm_12345_1767225600.1.sync", "NAME-ORDER" },
	{ "ftp_dpm_12345_1767225600.sync.0", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.01", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600-1.sync", "NAME-SPLIT" },
	{ "FTP_DPM_12345_1767225600.sync", "NAME-CASE" },
	{ "ftp_dpm_12345_1767225600 (1).sync", "NAME-CHARS" },
	{ "ftp_dpm_12345.sync", "NAME-TS" },
	{ "ftp_dpm_12345_20260101.sync", "NAME-TS" },
	{ "ftp_dpm_1767225600.sync", "NAME-COUNT" },
	{ "ftp_dpm_DPID_TIMESTAMP.sync", "NAME-PLACEHOLDER" },
	{ "ftp_dpm_20914_DPID_TARGET_DATA_OWNER_123456789.sync",
	    "NAME-PLACEHOLDER" },
	{ "ftp_dpm_20914_1767225600.sync", "NAME-GLOBAL" },
	{ "ftp_dpm_20915_20914_1767225600.sync", "NAME-TARGETGLOBAL" },
	{ "ftp_dpm_0_1767225600.sync", "NAME-ZERO" },
	{ "ftp_dpm__12345_1767225600.sync", "NAME-UNDERSCORE" },
	{ "ftp_dpm_acme_1767225600.sync", "NAME-DPID" },
	{ "ftp_dpm_1_2_3_1767225600.sync", "NAME-COUNT" },
	{ "ftpdpm_12345_1767225600.sync", "NAME-PREFIX" },
	{ "S3_1234_20914_XYZCustomer_iter_1486140844000.sync.gz",
	    "NAME-CASE NAME-PREFIX" },
	{ "adobe_id_12345_1767225600.sync", "NAME-COUNT" },
	{ "adobe_id_0_12345_1767225600.overwrite", "NAME-OVRSYNC" },
	{ "adobe_id_c2c_id_12345_67890_1767225600.sync", "NAME-PREFIX" },
	{ "c2c_id_12345_67890_555_1767225600.sync", "NAME-COUNT" },
	{ "c2c_id_20915_67890_1767225600.sync", "NAME-C2CGLOBAL" },
	{ "ftp_dpm_12345_17672256.sync", "NAME-TS" },
	{ "crm_export.txt", "NAME-MODE NAME-PREFIX" },
	{ "ftp_dpm_DPID_1767225600.sync", "NAME-PLACEHOLDER" },
	{ "ftp_dpm_012345_1767225600.sync", "NAME-DPID" },
	{ "ftp_dpm_12345_1767225601_1767225600.sync", "NAME-DPIDBIG" },
	{ "ftp_dpm_478_1366545717.sync", "~NAME-TSAGE" },
	{ "ftp_dpm_478_1767225600.overwrite.gpg", "~PGP-BLIND" },
	{ "ftp_dpm_12345_1767225600000.sync", "NAME-TSLEN" },
	{ "ftp_dpm_478_478_1767225600.sync", "~NAME-TARGETSAME" },
	{ "ftp_dpm_404660_12345_1767225600.sync", "NAME-LEGACY" },
	{ "adobe_id_0_12345_12345_1767225600.sync", "NAME-DUPDPID" },
	{ "ftp_dpm_20915_1767225600.sync", "NAME-GLOBAL" },
	{ "FTP_DPM_12345_1767225600.SYNC", "NAME-CASE" },
	{ "crm_export.sync", "NAME-PREFIX" },
	/* Each step at its border. */
	{ "", "NAME-MODE NAME-PREFIX" },
	{ ".sync", "NAME-PREFIX" },
	{ "ftp_dpm", "NAME-MODE NAME-TS NAME-COUNT" },
	{ "ftp_dpm.sync", "NAME-TS NAME-COUNT" },
	{ "ftp_dpm_.sync", "NAME-UNDERSCORE NAME-TS NAME-COUNT" },
	{ "ftp_dpm_12345_1767225600_.sync", "NAME-UNDERSCORE" },
	{ "_ftp_dpm_12345_1767225600.sync", "NAME-PREFIX" },
	{ "ftp_dpm_odc.sync", "NAME-TS NAME-COUNT NAME-ODC" },
	{ "ftp_dpm_odcx_1767225600.sync", "NAME-DPID" },
	{ "c2c_id_adobe_id_1_2_1767225600.sync", "NAME-PREFIX" },
	{ "ftp_dpm_12345_1767225600", "NAME-MODE" },
	{ "ftp_dpm_12345_1767225600.gz", "NAME-MODE" },
	{ "ftp_dpm_12345_1767225600.synced", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync1", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.sync", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.gz.gz", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.gz-1", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.gz.1a", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.tar.gz", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.gz.0",
	    "NAME-ORDER NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.overwrite.gz.7", "NAME-ORDER" },
	{ "ftp_dpm_12345_1767225600.sync.pgp.1",
	    "NAME-ORDER ~PGP-BLIND" },
	{ "ftp_dpm_12345_1767225600.2.overwrite.gz", "NAME-ORDER" },
	{ "ftp_dpm_12345_1767225600-0.sync", "NAME-SPLIT" },
	{ "ftp_dpm_12345_1767225600.sync.1.gz.txt", "NAME-EXTRAEXT" },
	{ "ftp_dpm_12345_1767225600.sync.gz.crdownload",
	    "NAME-EXTRAEXT" },
	{ "ftp_dpm_12345_1767225600.sync.gz.zip", "NAME-COMP" },
	{ "ftp_dpm_12345_1767225600.sync.pgp.gz",
	    "NAME-GZPGP ~PGP-BLIND" },
	{ "ftp_dpm_12345_1767225600(2).sync", "NAME-CHARS" },
	{ "ftp_dpm_12345_1767225600 (1) (2).sync", "NAME-CHARS" },
	{ "ftp_dpm_12345_1767225600 .sync", "NAME-CHARS" },
	{ "ftp_dpm_12345_1767225600(.sync", "NAME-CHARS" },
	{ "ftp_dpm_12345_1767225600 [1].sync", "NAME-PLACEHOLDER" },
	{ "ftp_dpm_12345_1767225600.sync.SPLIT_NUMBER",
	    "NAME-PLACEHOLDER" },
	{ "ftp_dpm_12345_1767225600 - Copy.sync",
	    "NAME-CHARS NAME-CASE NAME-DPID" },
	{ "ftp_dpm_12345_176722560.sync", "NAME-TSLEN" },
	{ "ftp_dpm_12345_17672256000000.sync", "NAME-TS NAME-DPIDBIG" },
	{ "ftp_dpm_999999999_1767225600.sync", "" },
	{ "ftp_dpm_1000000000_1767225600.sync", "NAME-DPIDBIG" },
	{ "ftp_dpm_00_1767225600.sync", "NAME-DPID" },
	{ "ftp_dpm_12345_0_1767225600.sync", "NAME-ZERO" },
	{ "adobe_id_12345_0_1767225600.sync", "NAME-ZERO" },
	{ "adobe_id_0_0_1767225600.sync", "NAME-ZERO NAME-DUPDPID" },
	{ "adobe_id_00_12345_1767225600.sync", "NAME-DPID" },
	{ "c2c_id_0_12345_1767225600.sync", "NAME-ZERO" },
	{ "c2c_id_5_5_1767225600.sync", "NAME-DUPDPID" },
	{ "c2c_id_12345_20914_1767225600.overwrite",
	    "NAME-OVRSYNC NAME-C2CGLOBAL" },
	{ "ftp_dpm_20914_20914_1767225600.sync",
	    "NAME-TARGETGLOBAL ~NAME-TARGETSAME" },
	{ "ftp_dpm_odc_20914_1767225600.sync", "NAME-GLOBAL NAME-ODC" },
	{ "ftp_dpm_404660_1767225600.sync", "NAME-LEGACY" },
	{ "ftp_dpm_20914.sync", "NAME-TS NAME-GLOBAL" },
	/* A day ahead and 365 days back are still recent. */
	{ "ftp_dpm_1_1767312000.sync", "" },
	{ "ftp_dpm_1_1767312001.sync", "~NAME-TSAGE" },
	{ "ftp_dpm_1_1735689600.sync", "" },
	{ "ftp_dpm_1_1735689599.sync", "~NAME-TSAGE" },
	{ "ftp_dpm_1_0000000000.sync", "~NAME-TSAGE" },
	/* Only what follows the last slash counts. */
	{ "Out Box/FTP/ftp_dpm_12345_1767225600.sync", "" },
	{ "C:\\Out Box\\ftp_dpm_12345_1767225600.sync", "" },
	{ "ftp_dpm_12345_1767225600.sync/", "NAME-MODE NAME-PREFIX" },
};

static void
codes_of(const struct name_verdict *v, char *out, size_t room)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < v->count; i++)
		n += (size_t)snprintf(out + n, room - n, "%s%s%s",
		    i > 0 ? " " : "",
		    v->findings[i].severity == SEVERITY_INFO ? "~" : "",
		    rule_get(v->findings[i].rule)->code);
}

START_TEST(name_has_exactly_its_findings)
{
	struct name_verdict v;
	char got[600];

	name_diagnose(str_from(names[_i].name), NOW, &v);
	codes_of(&v, got, sizeof(got));
	ck_assert_msg(strcmp(got, names[_i].codes) == 0,
	    "%s: wanted \"%s\", got \"%s\"", names[_i].name,
	    names[_i].codes, got);
	for (size_t i = 0; i < v.count; i++) {
		ck_assert_uint_eq(v.findings[i].line, 0);
		ck_assert_uint_ge(v.findings[i].column, 1);
	}
}
END_TEST

/* The characters that a finding points at; "|" is a place between. */
static const struct {
	const char *name;
	enum rule_id rule;
	size_t column;
	const char *text;
} marks[] = {
	{ "ftp_dpm_DPID_1767225600.sync", RULE_NAME_PLACEHOLDER, 9, "DPID" },
	{ "ftp_dpm_12345_1767225600 (1).sync", RULE_NAME_CHARS, 25, " (1)" },
	{ "FTP_DPM_12345_1767225600.Sync", RULE_NAME_CASE, 1, "FTP_DPM" },
	{ "ftp_dpm_12345_1767225600.SYNC", RULE_NAME_CASE, 26, "SYNC" },
	{ "ftpdpm_12345_1767225600.sync", RULE_NAME_PREFIX, 1, "ftpdpm" },
	{ "crm export.txt", RULE_NAME_PREFIX, 1, "crm export" },
	{ "ftp_dpm_12345_1767225600.csv", RULE_NAME_MODE, 25, ".csv" },
	{ "ftp_dpm_12345_1767225600", RULE_NAME_MODE, 25, "" },
	{ "ftp_dpm_12345_1767225600.sync.txt", RULE_NAME_EXTRAEXT, 30,
	    ".txt" },
	{ "ftp_dpm_12345_1767225600.sync.ZIP", RULE_NAME_COMP, 30, ".ZIP" },
	{ "ftp_dpm_12345_1767225600.sync.gz.gpg", RULE_NAME_GZPGP, 30,
	    ".gz.gpg" },
	{ "ftp_dpm_12345_1767225600.sync.gz.gpg", RULE_PGP_BLIND, 30,
	    ".gz.gpg" },
	{ "ftp_dpm_12345_1767225600.sync.gz.1", RULE_NAME_ORDER, 30,
	    ".gz.1" },
	{ "ftp_dpm_12345_1767225600.1.sync", RULE_NAME_ORDER, 25, ".1" },
	{ "ftp_dpm_12345_1767225600-1.sync", RULE_NAME_SPLIT, 25, "-1" },
	{ "ftp_dpm_12345_1767225600.sync.01", RULE_NAME_SPLIT, 30, ".01" },
	{ "ftp_dpm__12345_1767225600.sync", RULE_NAME_UNDERSCORE, 9, "_" },
	{ "ftp_dpm_12345_1767225600_.sync", RULE_NAME_UNDERSCORE, 25, "_" },
	{ "ftp_dpm_ac me_1767225600.sync", RULE_NAME_DPID, 9, "ac me" },
	{ "ftp_dpm_12345_007_1767225600.sync", RULE_NAME_DPID, 15, "007" },
	{ "ftp_dpm_1_2_3_1767225600.sync", RULE_NAME_COUNT, 9, "1_2_3" },
	{ "ftp_dpm_12345.sync", RULE_NAME_TS, 14, "" },
	{ "ftp_dpm_12345_20260101.sync", RULE_NAME_TS, 15, "20260101" },
	{ "ftp_dpm_12345_1767225600000.sync", RULE_NAME_TSLEN, 15,
	    "1767225600000" },
	{ "ftp_dpm_478_1366545717.sync", RULE_NAME_TSAGE, 13,
	    "1366545717" },
	{ "ftp_dpm_12345_1767225601_1767225600.sync", RULE_NAME_DPIDBIG, 15,
	    "1767225601" },
	{ "ftp_dpm_12345_0_1767225600.sync", RULE_NAME_ZERO, 15, "0" },
	{ "ftp_dpm_20915_1767225600.sync", RULE_NAME_GLOBAL, 9, "20915" },
	{ "ftp_dpm_20915_20914_1767225600.sync", RULE_NAME_TARGETGLOBAL, 15,
	    "20914" },
	{ "adobe_id_0_5_5_1767225600.sync", RULE_NAME_DUPDPID, 14, "5" },
	{ "adobe_id_0_5_1767225600.overwrite", RULE_NAME_OVRSYNC, 24,
	    ".overwrite" },
	{ "ftp_dpm_odc_5_1767225600.sync", RULE_NAME_ODC, 1,
	    "ftp_dpm_odc" },
	{ "folder/ftp_dpm_0_1767225600.sync.gpg", RULE_PGP_BLIND, 26,
	    ".gpg" },
};

START_TEST(finding_points_at_the_characters)
{
	struct name_verdict v;
	struct str name = str_from(marks[_i].name);
	struct str want = str_from(marks[_i].text);
	bool found = false;

	if (str_starts(name, "folder/"))
		name = str_cut(name, 7, name.n);
	name_diagnose(str_from(marks[_i].name), NOW, &v);
	for (size_t i = 0; i < v.count; i++) {
		const struct finding *f = &v.findings[i];

		if (f->rule != marks[_i].rule)
			continue;
		found = true;
		ck_assert_uint_eq(f->column, marks[_i].column);
		ck_assert_uint_eq(f->length, want.n);
		ck_assert(str_eq(want, str_cut(name, f->column - 1,
		    f->column - 1 + f->length)));
	}
	ck_assert(found);
}
END_TEST

static const struct {
	const char *name;
	bool known;
	struct name_parts parts;
} read_names[] = {
	{ "ftp_dpm_12345_777_1767225600.sync.2.gz", true,
	    { KIND_TRAIT, { 12345, 777 }, 2, 1767225600, false, 2,
	    WRAP_GZIP } },
	{ "ftp_dpm_odc_12345_1767225600.overwrite.pgp", true,
	    { KIND_ODC, { 12345 }, 1, 1767225600, true, 0, WRAP_PGP } },
	{ "adobe_id_0_12345_67890_1767225600.sync.gpg", true,
	    { KIND_IDSYNC, { 0, 12345, 67890 }, 3, 1767225600, false, 0,
	    WRAP_GPG } },
	{ "c2c_id_12345_67890_1767225600.sync", true,
	    { KIND_C2C, { 12345, 67890 }, 2, 1767225600, false, 0,
	    WRAP_NONE } },
	/* Mended on the way. */
	{ "FTP_DPM_12345_1767225600-3 (1).sync.zip", true,
	    { KIND_TRAIT, { 12345 }, 1, 1767225600, false, 3, WRAP_NONE } },
	{ "ftp_dpm_12345_1767225600.sync.gz.4", true,
	    { KIND_TRAIT, { 12345 }, 1, 1767225600, false, 4,
	    WRAP_GZIP } },
	{ "ftp_dpm_12345_1767225600.overwrite.gz.gpg", true,
	    { KIND_TRAIT, { 12345 }, 1, 1767225600, true, 0, WRAP_GPG } },
	{ "ftp_dpm_12345_1767225600123.sync", true,
	    { KIND_TRAIT, { 12345 }, 1, 1767225600, false, 0, WRAP_NONE } },
	{ "ftp_dpm_12345.sync", true,
	    { KIND_TRAIT, { 12345 }, 1, 0, false, 0, WRAP_NONE } },
	/* Not usable, but not all is lost. */
	{ "ftp_dpm_acme_1767225600.sync.gz", false,
	    { KIND_TRAIT, { 0 }, 0, 1767225600, false, 0, WRAP_GZIP } },
	{ "adobe_id_12345_1767225600.sync", false,
	    { KIND_IDSYNC, { 12345 }, 1, 1767225600, false, 0,
	    WRAP_NONE } },
	{ "ftp_dpm_99999999999999999999_1767225600.sync", false,
	    { KIND_TRAIT, { UINT64_MAX }, 1, 1767225600, false, 0,
	    WRAP_NONE } },
	{ "crm_export.csv.gz", false,
	    { KIND_UNKNOWN, { 0 }, 0, 0, false, 0, WRAP_GZIP } },
};

static void
assert_same_parts(const struct name_parts *got,
    const struct name_parts *want, const char *name)
{
	ck_assert_msg(got->kind == want->kind, "%s: kind", name);
	ck_assert_msg(got->count == want->count, "%s: count", name);
	ck_assert_msg(memcmp(got->dpids, want->dpids,
	    want->count * sizeof(want->dpids[0])) == 0, "%s: ids", name);
	ck_assert_msg(got->timestamp == want->timestamp, "%s: time", name);
	ck_assert_msg(got->overwrite == want->overwrite, "%s: mode", name);
	ck_assert_msg(got->part == want->part, "%s: part", name);
	ck_assert_msg(got->wrap == want->wrap, "%s: wrap", name);
}

START_TEST(parts_are_read_as_far_as_they_go)
{
	struct name_verdict v;

	name_diagnose(str_from(read_names[_i].name), NOW, &v);
	ck_assert(v.known == read_names[_i].known);
	assert_same_parts(&v.parts, &read_names[_i].parts,
	    read_names[_i].name);
}
END_TEST

START_TEST(too_long_a_name_is_refused_as_a_whole)
{
	char name[NAME_BYTES_MAX + 2];
	struct name_verdict v;

	memset(name, '1', sizeof(name));
	memcpy(name, "ftp_dpm_", 8);
	memcpy(name + NAME_BYTES_MAX - 16, "_1767225600.sync", 16);
	name_diagnose((struct str){ name, NAME_BYTES_MAX }, NOW, &v);
	ck_assert_uint_eq(v.count, 1);
	ck_assert_int_eq(v.findings[0].rule, RULE_NAME_DPIDBIG);

	memset(name + 8, '1', sizeof(name) - 8);
	memcpy(name + NAME_BYTES_MAX - 15, "_1767225600.sync", 16);
	name_diagnose((struct str){ name, NAME_BYTES_MAX + 1 }, NOW, &v);
	ck_assert_uint_eq(v.count, 1);
	ck_assert_int_eq(v.findings[0].rule, RULE_NAME_SYNTAX);
	ck_assert(!v.known);
}
END_TEST

START_TEST(a_nul_byte_is_a_foreign_character)
{
	static const char bytes[] = "ftp_dpm_12345\0_1767225600.sync";
	struct name_verdict v;

	name_diagnose((struct str){ bytes, sizeof(bytes) - 1 }, NOW, &v);
	ck_assert_uint_eq(v.count, 1);
	ck_assert_int_eq(v.findings[0].rule, RULE_NAME_CHARS);
	ck_assert_uint_eq(v.findings[0].column, 14);
	name_diagnose((struct str){ NULL, 0 }, NOW, &v);
	ck_assert_uint_eq(v.count, 2);
	ck_assert_int_eq(v.findings[0].rule, RULE_NAME_MODE);
}
END_TEST

Suite *
suite_name(void)
{
	Suite *s = suite_create("name");
	TCase *t = tcase_create("name");

	tcase_add_loop_test(t, name_has_exactly_its_findings, 0,
	    COUNT(names));
	tcase_add_loop_test(t, finding_points_at_the_characters, 0,
	    COUNT(marks));
	tcase_add_loop_test(t, parts_are_read_as_far_as_they_go, 0,
	    COUNT(read_names));
	tcase_add_test(t, too_long_a_name_is_refused_as_a_whole);
	tcase_add_test(t, a_nul_byte_is_a_foreign_character);
	suite_add_tcase(s, t);
	return s;
}
