/* SPDX-License-Identifier: MIT */
/* Whole repairs for tests; what must hold for each is asserted here. */
#include "tests/unit/fix/trial.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/path.h"
#include "file/sink.h"
#include "tests/unit/unit.h"

enum { READ_MAX = 64 << 20 };

void
trial_read(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	char block[8192];
	size_t n;

	out->max = READ_MAX;
	ck_assert_msg(f != NULL, "%s", path);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(out, block, n);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert(!out->overflow);
}

void
trial_unpack(const char *path, struct buf *out)
{
	struct err err = { .kind = ERR_NONE };
	struct source *source = source_open(path, &err);
	struct str bytes;

	out->max = READ_MAX;
	ck_assert_msg(source != NULL, "%s", err.text);
	while (source_read(source, &bytes, &err) == SOURCE_BYTES)
		buf_add_str(out, bytes);
	ck_assert_int_eq(source_fault(source), GZIP_FINE);
	source_free(source);
}

void
trial_pack(const char *path, struct str text)
{
	struct err err = { .kind = ERR_NONE };
	struct sink *sink = sink_open(path, 0600, 0, NULL, &err);

	ck_assert_msg(sink != NULL, "%s", err.text);
	sink_pack(sink, DEFLATE_STEADY);
	ck_assert(sink_write(sink, text.p, text.n, &err));
	ck_assert(sink_publish(sink, &err));
	sink_free(sink);
}

bool
trial_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

unsigned
trial_neighbours(const struct trial *t)
{
	char *folder = path_folder(t->file);
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	unsigned n = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL)
		n += entry->d_name[0] != '.';
	closedir(dir);
	free(folder);
	return n;
}

static void
run_check(struct trial *t)
{
	static const struct check_options usual;
	struct err err = { .kind = ERR_NONE };
	enum step step;

	t->source = source_open(t->file, &err);
	ck_assert_msg(t->source != NULL, "%s", err.text);
	t->check = check_begin(t->source, &t->context, &usual);
	do
		step = check_step(t->check, &err);
	while (step == STEP_MORE);
	ck_assert_msg(step == STEP_DONE, "%s", err.text);
	check_summarize(t->check, &t->summary);
}

void
trial_open_file(struct trial *t, const char *name, const char *path)
{
	memset(t, 0, sizeof(*t));
	t->block = SOURCE_BLOCK;
	t->context = (struct context){ .name = name, .kind = KIND_UNKNOWN,
		.now = TRIAL_NOW };
	snprintf(t->file, sizeof(t->file), "%s", path);
	snprintf(t->copy, sizeof(t->copy), "%.4000s.fixed", path);
	snprintf(t->side, sizeof(t->side), "%.4000s.aside.tsv", path);
	run_check(t);
	t->offer_count = offer_list(&t->summary, check_findings(t->check),
	    t->offers);
	offer_safe_plan(t->offers, t->offer_count, &t->plan);
}

void
trial_open(struct trial *t, const char *name, struct str bytes)
{
	char path[TRIAL_PATH];

	snprintf(path, sizeof(path), "%s", unit_file("data", bytes.p,
	    bytes.n));
	trial_open_file(t, name, path);
}

void
trial_open_copy(struct trial *t, const struct trial *from)
{
	trial_open_file(t, from->context.name, from->copy);
	t->plan = from->plan;
}

/* What must never change about the original. */
struct original {
	struct stat st;
	char sha256[HASH_HEX];
};

static void
look_at(const char *path, struct original *o)
{
	struct buf bytes = { 0 };

	trial_read(path, &bytes);
	hash_of(buf_str(&bytes), o->sha256);
	ck_assert_int_eq(stat(path, &o->st), 0);
	buf_release(&bytes);
}

static void
expect_untouched(const char *path, const struct original *was)
{
	struct original is;

	look_at(path, &is);
	ck_assert_str_eq(was->sha256, is.sha256);
	ck_assert_uint_eq(was->st.st_ino, is.st.st_ino);
	ck_assert_uint_eq(was->st.st_mode, is.st.st_mode);
	ck_assert_int_eq(was->st.st_mtim.tv_sec, is.st.st_mtim.tv_sec);
	ck_assert_int_eq(was->st.st_mtim.tv_nsec, is.st.st_mtim.tv_nsec);
}

static uint64_t
count_lf(const char *path)
{
	struct buf bytes = { 0 };
	uint64_t n = 0;

	if (!trial_exists(path))
		return 0;
	trial_read(path, &bytes);
	for (size_t i = 0; i < bytes.n; i++)
		n += bytes.p[i] == '\n';
	buf_release(&bytes);
	return n;
}

static void
expect_sums(const struct trial *t)
{
	const struct repair_counts *c = &t->counts;
	struct buf copy = { 0 };
	char sha256[HASH_HEX];

	ck_assert_uint_eq(c->lines_in, t->summary.lines);
	ck_assert_uint_eq(c->lines_in, c->lines_out + c->dropped + c->aside);
	ck_assert_uint_eq(trial_exists(t->side), c->aside > 0);
	ck_assert_uint_eq(count_lf(t->side), c->aside > 0 ? c->aside + 1 : 0);
	ck_assert_uint_le(c->changed, c->lines_out);
	ck_assert_uint_eq(c->disk_bytes, c->disk_total);
	trial_read(t->copy, &copy);
	hash_of(buf_str(&copy), sha256);
	ck_assert_str_eq(sha256, t->sha256);
	buf_release(&copy);
}

struct repair *
trial_begin(struct trial *t, struct err *err)
{
	t->from = source_again(t->source, err);
	ck_assert_ptr_nonnull(t->from);
	source_set_block(t->from, t->block);
	t->order = (struct repair_order){ .source = t->from,
		.rules = { &t->context, &t->summary.name.parts, &t->plan },
		.copy = t->copy, .side = t->side, .pack = t->pack,
		.known = t->blind ? NULL : check_findings(t->check) };
	return repair_begin(&t->order, err);
}

void
trial_end(struct trial *t, struct repair *r)
{
	repair_free(r);
	source_free(t->from);
	t->from = NULL;
}

enum step
trial_repair(struct trial *t, struct err *err)
{
	struct original was;
	struct repair *r;
	enum step step = STEP_FAILED;

	look_at(t->file, &was);
	r = trial_begin(t, err);
	if (r != NULL) {
		while ((step = repair_step(r, err)) == STEP_MORE)
			continue;
		repair_count(r, &t->counts);
	}
	if (step == STEP_DONE)
		snprintf(t->sha256, sizeof(t->sha256), "%s",
		    repair_sha256(r));
	trial_end(t, r);
	expect_untouched(t->file, &was);
	if (step == STEP_DONE)
		expect_sums(t);
	return step;
}

void
trial_release(struct trial *t)
{
	check_free(t->check);
	source_free(t->source);
	memset(t, 0, sizeof(*t));
}

bool
trial_found(const struct trial *t, enum rule_id rule)
{
	return findings_count(check_findings(t->check), rule) > 0;
}
