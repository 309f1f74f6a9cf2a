/* SPDX-License-Identifier: MIT */
/* Deliveries of large and of packed files, and what can stand in the way. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/hash.h"
#include "file/path.h"
#include "file/sink.h"
#include "send/service.h"
#include "spec/receipt.h"
#include "tests/unit/unit.h"

unit_suite suite_arrival;

enum { NOW = 1767225600, LARGE = 3 * (1 << 20) + 12345, PATH = 4096 };

static const char plain_name[] = "ftp_dpm_1204_1767225600.sync";
static const char packed_name[] = "ftp_dpm_1204_1767225600.sync.gz";

static const struct environment practice = { .name = (char[]){ "practice" } };

struct scene {
	char file[PATH], folder[PATH], hash[HASH_HEX];
	struct forecast forecast;
	struct delivery_order order;
	struct delivery *delivery;
	unsigned steps;
};

static void
fill(struct buf *out)
{
	out->max = 2 * LARGE;
	for (unsigned i = 0; out->n < LARGE; i++)
		buf_printf(out, "cust-%07u\td_sid=%u\n", i, i * 7919 % 1000);
}

/* The bytes on disk of a file, hashed. */
static void
hash_file(const char *path, char hash[HASH_HEX], struct buf *bytes)
{
	FILE *f = fopen(path, "rb");
	char block[8192];
	size_t n;

	bytes->max = 2 * LARGE;
	ck_assert_ptr_nonnull(f);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(bytes, block, n);
	ck_assert_int_eq(fclose(f), 0);
	hash_of(buf_str(bytes), hash);
}

static void
make_packed(const char *path, struct str text)
{
	struct err err = { .kind = ERR_NONE };
	struct sink *sink = sink_open(path, 0600, 0, NULL, &err);

	ck_assert_msg(sink != NULL, "%s", err.text);
	sink_pack(sink, DEFLATE_STEADY);
	ck_assert(sink_write(sink, text.p, text.n, &err));
	ck_assert(sink_publish(sink, &err));
	sink_free(sink);
}

static void
set_up(struct scene *s, bool packed)
{
	struct buf text = { 0 }, bytes = { 0 };

	memset(s, 0, sizeof(*s));
	fill(&text);
	snprintf(s->folder, sizeof(s->folder), "%s", unit_folder());
	if (packed) {
		snprintf(s->file, sizeof(s->file), "%s/in.gz", unit_folder());
		make_packed(s->file, buf_str(&text));
	} else {
		snprintf(s->file, sizeof(s->file), "%s", unit_file("in",
		    text.p, text.n));
	}
	hash_file(s->file, s->hash, &bytes);
	s->forecast = (struct forecast){ .received = 9, .processed = 8,
		.format_errors = 1, .no_match = 2, .stored = 6,
		.signals = 30 };
	s->order = (struct delivery_order){ .path = s->file,
		.name = packed ? packed_name : plain_name,
		.sha256 = s->hash, .environment = &practice,
		.drop_off = s->folder, .bucket = "bucket",
		.partner = "acme", .records = 9, .now = NOW,
		.forecast = &s->forecast };
	buf_release(&text);
	buf_release(&bytes);
}

static bool
begin(struct scene *s, struct err *err)
{
	s->delivery = delivery_begin(service_find(str_from("folder")),
	    &s->order, err);
	return s->delivery != NULL;
}

/* Each step shows no less than the one before it. */
static enum step
run(struct scene *s, struct err *err)
{
	struct delivery_progress was = { .stage = DELIVERY_NAME }, is;
	enum step step;

	do {
		step = delivery_step(s->delivery, err);
		delivery_progress(s->delivery, &is);
		ck_assert_int_ge(is.stage, was.stage);
		ck_assert(is.stage > was.stage || is.bytes >= was.bytes);
		ck_assert_uint_le(is.bytes, is.total);
		was = is;
		s->steps++;
	} while (step == STEP_MORE);
	return step;
}

static enum step
deliver(struct scene *s, struct delivered *out, struct err *err)
{
	enum step step;

	if (!begin(s, err))
		return STEP_FAILED;
	step = run(s, err);
	if (step == STEP_DONE)
		*out = *delivery_result(s->delivery);
	delivery_free(s->delivery);
	return step;
}

static char *
arrived(const struct scene *s)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/bucket/acme/date=2026-01-01/%s", s->folder,
	    s->order.name);
	return buf_take(&path);
}

/* Entries below a folder that are files, hidden ones too. */
static unsigned
files_below(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	unsigned n = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL) {
		char *path = path_join(folder, entry->d_name);
		struct stat st;

		ck_assert_int_eq(lstat(path, &st), 0);
		if (S_ISREG(st.st_mode))
			n++;
		else if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			n += files_below(path);
		free(path);
	}
	closedir(dir);
	return n;
}

START_TEST(bytes_arrive_as_they_were_checked)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };
	struct buf there = { 0 };
	char hash[HASH_HEX], *path;
	struct stat st;

	set_up(&s, _i == 1);
	ck_assert_msg(deliver(&s, &got, &err) == STEP_DONE, "%s", err.text);
	path = arrived(&s);
	hash_file(path, hash, &there);
	ck_assert_str_eq(hash, s.hash);
	ck_assert_str_eq(got.sha256, s.hash);
	ck_assert_str_eq(got.address, path);
	ck_assert_uint_eq(got.bytes, there.n);
	ck_assert_uint_eq(got.records, 9);
	/* There and back again, a block at a time. */
	if (_i == 0)
		ck_assert_uint_ge(s.steps, 8);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
	ck_assert_uint_eq(files_below(s.folder), 2);
	buf_release(&there);
	free(path);
}
END_TEST

START_TEST(receipt_has_the_counters_of_the_forecast)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };
	struct receipt receipt = { 0 };
	char path[2 * PATH], *text;
	size_t n;

	set_up(&s, true);
	ck_assert_int_eq(deliver(&s, &got, &err), STEP_DONE);
	snprintf(path, sizeof(path), "%s/inbox/receipt-%s.txt", s.folder,
	    packed_name);
	text = path_read_small(path, 1 << 16, &n, &err);
	ck_assert_msg(text != NULL, "%s", err.text);
	ck_assert(receipt_parse((struct str){ text, n }, &receipt, &err));
	ck_assert_uint_eq(receipt.counters.received, 9);
	ck_assert_uint_eq(receipt.counters.format_errors, 1);
	ck_assert_uint_eq(receipt.counters.no_match, 2);
	ck_assert_uint_eq(receipt.counters.processed, 8);
	ck_assert_uint_eq(receipt.counters.stored, 6);
	ck_assert_uint_eq(receipt.counters.signals, 30);
	receipt_release(&receipt);
	free(text);
}
END_TEST

START_TEST(without_a_forecast_there_is_no_receipt)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };

	set_up(&s, false);
	s.order.forecast = NULL;
	ck_assert_int_eq(deliver(&s, &got, &err), STEP_DONE);
	ck_assert_uint_eq(files_below(s.folder), 1);
}
END_TEST

START_TEST(other_hash_is_refused_and_leaves_nothing)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };

	set_up(&s, _i == 1);
	s.hash[63] = s.hash[63] == '0' ? '1' : '0';
	ck_assert_int_eq(deliver(&s, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	ck_assert_uint_eq(files_below(s.folder), 0);
}
END_TEST

/* As nobody but root may write everywhere, root only sees the second: a
 * file where a folder should be. */
START_TEST(drop_off_that_cannot_be_written_is_told)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };
	char path[2 * PATH];
	FILE *f;

	set_up(&s, false);
	if (_i == 0 && geteuid() != 0) {
		ck_assert_int_eq(chmod(s.folder, 0500), 0);
	} else {
		snprintf(path, sizeof(path), "%s/bucket", s.folder);
		f = fopen(path, "w");
		ck_assert_ptr_nonnull(f);
		ck_assert_int_eq(fclose(f), 0);
	}
	ck_assert_int_eq(deliver(&s, &got, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_OUTPUT);
	ck_assert_uint_gt(strlen(err.text), 20);
	ck_assert_int_eq(chmod(s.folder, 0700), 0);
	ck_assert_uint_le(files_below(s.folder), 1);
}
END_TEST

/* Without its receipt a delivery did not happen. */
START_TEST(delivery_is_taken_back_when_no_receipt_can_be_left)
{
	struct scene s;
	struct delivered got;
	struct err err = { .kind = ERR_NONE };
	char path[2 * PATH], *target;
	FILE *f;

	set_up(&s, false);
	snprintf(path, sizeof(path), "%s/inbox", s.folder);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(deliver(&s, &got, &err), STEP_FAILED);
	target = arrived(&s);
	ck_assert_int_ne(access(target, F_OK), 0);
	ck_assert_uint_eq(files_below(s.folder), 1);
	free(target);
}
END_TEST

/* The copy is damaged at the other end while it is read again. */
START_TEST(copy_that_changes_at_the_other_end_is_taken_back)
{
	struct scene s;
	struct err err = { .kind = ERR_NONE };
	struct delivery_progress p = { .stage = DELIVERY_NAME };
	char *target;
	FILE *f;

	set_up(&s, false);
	ck_assert(begin(&s, &err));
	while (p.stage != DELIVERY_VERIFY) {
		ck_assert_int_eq(delivery_step(s.delivery, &err), STEP_MORE);
		delivery_progress(s.delivery, &p);
	}
	target = arrived(&s);
	f = fopen(target, "r+b");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fputc('X', f), 'X');
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(run(&s, &err), STEP_FAILED);
	ck_assert_int_eq(err.kind, ERR_CHANGED);
	delivery_free(s.delivery);
	ck_assert_int_ne(access(target, F_OK), 0);
	ck_assert_uint_eq(files_below(s.folder), 0);
	free(target);
}
END_TEST

START_TEST(delivery_stopped_at_any_step_leaves_nothing)
{
	unsigned steps = 0;

	for (bool more = true; more; steps++) {
		struct scene s;
		struct err err = { .kind = ERR_NONE };

		set_up(&s, true);
		ck_assert(begin(&s, &err));
		for (unsigned i = 0; i < steps && more; i++)
			more = delivery_step(s.delivery, &err) == STEP_MORE;
		delivery_free(s.delivery);
		ck_assert_uint_eq(files_below(s.folder), more ? 0 : 2);
	}
	ck_assert_uint_gt(steps, 4);
}
END_TEST

Suite *
suite_arrival(void)
{
	Suite *s = suite_create("arrival");
	TCase *t = tcase_create("arrival");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, bytes_arrive_as_they_were_checked, 0, 2);
	tcase_add_test(t, receipt_has_the_counters_of_the_forecast);
	tcase_add_test(t, without_a_forecast_there_is_no_receipt);
	tcase_add_loop_test(t, other_hash_is_refused_and_leaves_nothing, 0,
	    2);
	tcase_add_loop_test(t, drop_off_that_cannot_be_written_is_told, 0, 2);
	tcase_add_test(t,
	    delivery_is_taken_back_when_no_receipt_can_be_left);
	tcase_add_test(t, copy_that_changes_at_the_other_end_is_taken_back);
	tcase_add_test(t, delivery_stopped_at_any_step_leaves_nothing);
	suite_add_tcase(s, t);
	return s;
}
