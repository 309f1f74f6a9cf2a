/* SPDX-License-Identifier: MIT */
/*
 * A name taken to pieces: the common ground of diagnosing and explaining,
 * used by the name_*.c files alone.
 *
 *	base name   FTP_dpm_123_1767225600 (1).sync.gz.2.txt
 *	name_clean  ftp_dpm_123_1767225600.sync.2   text, each byte knows at
 *	            which byte of the base name it stands
 *	name_cut    prefix, numbers, mode, part as ranges of text
 */
#ifndef SPEC_NAME_READ_H
#define SPEC_NAME_READ_H

#include "spec/name.h"

/* Bytes [from, to); equal ends are a place between bytes. */
struct name_range {
	size_t from, to;
};

enum { NAME_NUMBERS_MAX = NAME_BYTES_MAX / 2 + 1 };

struct name_read {
	struct str base;
	struct name_verdict *verdict;	/* where findings go */
	char text[NAME_BYTES_MAX + 1];	/* the working copy */
	size_t at[NAME_BYTES_MAX + 1];	/* and its places in base */
	size_t n;

	/* Of the base name: what was cut off the end. */
	struct name_range wrap, foreign;

	/* Of the working copy; no mode: mode.from == mode.to. */
	struct name_range prefix, mode, part;
	struct name_range numbers[NAME_NUMBERS_MAX];	/* or what stands
							 * in their place */
	size_t number_count;
	bool has_timestamp;	/* the last number is one */
};

void name_report(struct name_read *r, enum rule_id rule,
    struct name_range of_base);
struct name_range name_in_base(const struct name_read *r,
    struct name_range of_text);
struct str name_text(const struct name_read *r, struct name_range of_text);

/* Make the working copy: foreign characters, capitals, endings, order.
 * False if the name can not be judged further. */
bool name_clean(struct name_read *r);
/* Find the pieces in it.  False if they can not be judged further. */
bool name_cut(struct name_read *r);
/* Where .sync or .overwrite first stands in the copy; empty if nowhere. */
struct name_range name_mode(const struct name_read *r);
/* Judge what the pieces say. */
void name_judge(struct name_read *r, int64_t now);

/* Does the kind of file take so many data sources? */
bool name_count_fits(enum kind kind, size_t count);
/* Digits without a leading zero. */
bool name_is_number(struct str s);
/* Is it one of the names of the strict grammar? */
bool name_is_strict(struct str base);

#endif
