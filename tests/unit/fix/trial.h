/* SPDX-License-Identifier: MIT */
/* A file, its check, a plan, and the copy with its check, for tests. */
#ifndef TESTS_FIX_TRIAL_H
#define TESTS_FIX_TRIAL_H

#include "base/buf.h"
#include "fix/offer.h"
#include "fix/repair.h"

enum { TRIAL_PATH = 4096, TRIAL_NOW = 1767225600 };

struct trial {
	char file[TRIAL_PATH], copy[TRIAL_PATH], side[TRIAL_PATH];
	struct context context;
	struct source *source;
	struct check *check;
	struct check_summary summary;
	struct offer offers[OFFERS_MAX];
	size_t offer_count;
	struct plan plan;	/* at first all safe repairs */
	bool pack;
	bool blind;		/* judge every line again */
	size_t block;		/* read so many bytes at a time */
	struct source *from;	/* what the repair reads */
	struct repair_order order;
	struct repair_counts counts;
	char sha256[HASH_HEX];
};

/* The bytes in a file of their own, checked as if it had this name. */
void trial_open(struct trial *t, const char *name, struct str bytes);
/* The same for a file that is there; nothing of it is written. */
void trial_open_file(struct trial *t, const char *name, const char *path);
/* Make the copy.  STEP_DONE: it has been compared with its own hash, the
 * sums of its lines add up, and the original is as it was. */
enum step trial_repair(struct trial *t, struct err *err);
/* The same step by step: NULL sets err. */
struct repair *trial_begin(struct trial *t, struct err *err);
void trial_end(struct trial *t, struct repair *r);
void trial_release(struct trial *t);

/* Open the copy of from as a trial, with the plan of from. */
void trial_open_copy(struct trial *t, const struct trial *from);

bool trial_found(const struct trial *t, enum rule_id rule);
/* All bytes of a file; unpacked: of what is in it. */
void trial_read(const char *path, struct buf *out);
void trial_unpack(const char *path, struct buf *out);
/* Pack text with gzip. */
void trial_pack(const char *path, struct str text);
bool trial_exists(const char *path);
/* Files in the folder of the trial, hidden ones left out. */
unsigned trial_neighbours(const struct trial *t);

#endif
