/* SPDX-License-Identifier: MIT */
/* Any name at all is legal by the strict grammar or has a finding, and a
 * finding with a better reason than "not one we know". */
#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "spec/name_read.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define NOW INT64_C(1767225600)

unit_suite suite_name_any;

/* The grammar a second time, in the form Adobe's pages allow to write it
 * down, so that the reader is held against something else. */
static bool
regexes_take(const char *name)
{
	static const char *const texts[] = {
		"^ftp_dpm_([1-9][0-9]*)(_([1-9][0-9]*))?_([0-9]{10})"
		    "\\.(sync|overwrite)(\\.([1-9][0-9]*))?"
		    "(\\.(gz|pgp|gpg))?$",
		"^ftp_dpm_odc_([1-9][0-9]*)(_([1-9][0-9]*))?_([0-9]{10})"
		    "\\.(sync|overwrite)(\\.([1-9][0-9]*))?"
		    "(\\.(gz|pgp|gpg))?$",
		"^adobe_id_(0|[1-9][0-9]*)((_[1-9][0-9]*)+)_([0-9]{10})"
		    "\\.sync(\\.([1-9][0-9]*))?(\\.(gz|pgp|gpg))?$",
		"^c2c_id_([1-9][0-9]*)_([1-9][0-9]*)_([0-9]{10})"
		    "\\.sync(\\.([1-9][0-9]*))?(\\.(gz|pgp|gpg))?$",
	};
	static regex_t compiled[COUNT(texts)];
	static bool ready;
	bool taken = false;

	for (size_t i = 0; i < COUNT(texts) && !ready; i++)
		ck_assert_int_eq(regcomp(&compiled[i], texts[i],
		    REG_EXTENDED | REG_NOSUB), 0);
	ready = true;
	for (size_t i = 0; i < COUNT(texts); i++)
		taken = taken || regexec(&compiled[i], name, 0, NULL, 0) == 0;
	return taken;
}

static bool
has_fault(const struct name_verdict *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->findings[i].severity >= SEVERITY_WARNING)
			return true;
	return false;
}

static void
assert_judged(const char *name)
{
	struct name_verdict v;
	struct name_piece pieces[NAME_PIECES_MAX];
	size_t n = strlen(name);

	name_diagnose(str_from(name), NOW, &v);
	ck_assert_uint_le(v.count, NAME_RULES_MAX);
	ck_assert_msg(name_is_strict(str_from(name)) == regexes_take(name),
	    "\"%s\" is read in two ways", name);
	ck_assert_msg(regexes_take(name) || has_fault(&v),
	    "\"%s\" is no legal name and nothing was found", name);
	for (size_t i = 0; i < v.count; i++) {
		const struct finding *f = &v.findings[i];

		ck_assert_uint_ge(f->column, 1);
		ck_assert_uint_le((size_t)f->column - 1 + f->length, n);
		ck_assert_msg(f->rule != RULE_NAME_SYNTAX ||
		    n > NAME_BYTES_MAX, "\"%s\" has no better reason", name);
	}
	ck_assert_uint_le(name_explain(str_from(name), pieces),
	    NAME_PIECES_MAX);
}

static const char *const good_names[] = {
	"ftp_dpm_12345_1767225600.sync",
	"ftp_dpm_12345_777_1767225600.overwrite.12.gz",
	"ftp_dpm_odc_12345_1767225600.sync.pgp",
	"adobe_id_0_12345_67890_1767225600.sync.1.gz",
	"c2c_id_12345_67890_1767225600.sync.gpg",
};

START_TEST(every_single_edit_is_legal_or_explained)
{
	const char *good = good_names[_i];
	size_t n = strlen(good);
	char name[128];

	for (size_t at = 0; at <= n; at++) {
		for (int c = 1; c < 256; c++) {
			if (c == '/' || c == '\\')
				continue;
			snprintf(name, sizeof(name), "%.*s%c%s", (int)at,
			    good, c, good + at);
			assert_judged(name);
			if (at == n)
				continue;
			snprintf(name, sizeof(name), "%.*s%c%s", (int)at,
			    good, c, good + at + 1);
			assert_judged(name);
		}
		if (at == n)
			continue;
		snprintf(name, sizeof(name), "%.*s%s", (int)at, good,
		    good + at + 1);
		assert_judged(name);
		snprintf(name, sizeof(name), "%.*s%c%s", (int)at + 1, good,
		    good[at], good + at + 1);
		assert_judged(name);
	}
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

START_TEST(any_mix_of_pieces_is_judged)
{
	static const char *const bits[] = { "ftp_dpm", "ftp_dpm_odc",
		"adobe_id", "c2c_id", "_", "_", ".", "-", "0", "12345",
		"20914", "1767225600", "1767225600000", ".sync",
		".overwrite", ".gz", ".gpg", ".pgp", ".1", ".zip", ".txt",
		" (1)", "X", "\xC3\xBC", "\x01", "<", "404660" };
	uint64_t state = 2026;

	for (unsigned i = 0; i < 20000; i++) {
		char name[256] = "";
		size_t n = 0;
		unsigned count = (unsigned)(next_random(&state) % 12);

		while (count-- > 0)
			n += (size_t)snprintf(name + n, sizeof(name) - n,
			    "%s", bits[next_random(&state) % COUNT(bits)]);
		assert_judged(name);
	}
}
END_TEST

START_TEST(hostile_bytes_and_lengths_are_judged)
{
	static const size_t lengths[] = { 1, 2, 127, 128, 254, 255 };
	static const char fills[] = { '_', '.', ' ', '(', 'A', '0', '1',
		'-', '\xFF', '\x1B', '\t', '<' };
	char name[NAME_BYTES_MAX + 1];

	for (size_t i = 0; i < COUNT(fills); i++) {
		for (size_t j = 0; j < COUNT(lengths); j++) {
			memset(name, fills[i], lengths[j]);
			name[lengths[j]] = '\0';
			assert_judged(name);
			if (lengths[j] < 10)
				continue;
			memcpy(name, "adobe_id_", 9);
			assert_judged(name);
		}
	}
	/* As many numbers as a name can hold. */
	for (size_t i = 9; i < NAME_BYTES_MAX; i++)
		name[i] = i % 2 == 1 ? '1' : '_';
	name[NAME_BYTES_MAX] = '\0';
	assert_judged(name);
}
END_TEST

Suite *
suite_name_any(void)
{
	Suite *s = suite_create("name_any");
	TCase *t = tcase_create("name_any");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, every_single_edit_is_legal_or_explained, 0,
	    COUNT(good_names));
	tcase_add_test(t, any_mix_of_pieces_is_judged);
	tcase_add_test(t, hostile_bytes_and_lengths_are_judged);
	suite_add_tcase(s, t);
	return s;
}
