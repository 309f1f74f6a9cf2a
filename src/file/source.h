/* SPDX-License-Identifier: MIT */
/*
 * The customer's file as a stream of bytes: plain, or inflated as it is
 * read.  Regular files only; never mapped, never written; what is wrong
 * with a compressed stream is told apart and is a fault of the file, not an
 * error of ours.  Memory is bounded whatever the input.
 *
 *	container	raw bytes
 *	 .gz  --inflate-->  source_fill --> room of the caller, in order
 *	 text ------------>  source_read_at --> any place (the preview)
 *
 * One struct source serves one thread.  source_again gives a second one on
 * the same open file for another thread.
 */
#ifndef FILE_SOURCE_H
#define FILE_SOURCE_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "file/hash.h"

struct source;

/* What the first bytes say, in this order of trial. */
enum container {
	CONTAINER_EMPTY,	/* 0 bytes */
	CONTAINER_GZIP,		/* 1F 8B */
	CONTAINER_ZIP,		/* PK 03 04, PK 05 06 */
	CONTAINER_EXCEL,	/* a zip with [Content_Types].xml or xl/ */
	CONTAINER_OTHER,	/* bzip2 xz 7z RAR zstd PDF Office Parquet */
	CONTAINER_PGP_ARMOR,	/* BEGIN PGP MESSAGE between dashes */
	CONTAINER_PGP,		/* OpenPGP packets: first byte 84 85 86 C1 */
	CONTAINER_TAR,		/* only seen inside gzip */
	CONTAINER_PLAIN,
};

/* What is wrong with a gzip stream.  Bytes decoded before the fault have
 * been handed over. */
enum gzip_fault {
	GZIP_FINE,
	GZIP_TRUNCATED,		/* ends in the middle */
	GZIP_HEADER,		/* not a header where one must be */
	GZIP_DAMAGED,		/* the deflate data make no sense */
	GZIP_CRC,		/* contents differ from what was packed */
	GZIP_LENGTH,
	GZIP_TRAILING,		/* other bytes after the last member */
	GZIP_TRAILING_ZEROS,
	GZIP_TOO_LARGE,		/* inflates beyond the limit (64 GiB) */
};

enum source_result {
	SOURCE_BYTES,	/* *bytes, perhaps none: read on */
	SOURCE_END,	/* the whole file was read and is sound */
	SOURCE_FAULT,	/* gzip: source_fault says what; nothing more comes */
	SOURCE_FAILED,	/* err */
};

/* Two opens with equal identity read the same unchanged file. */
struct source_identity {
	uint64_t device, inode, size;
	int64_t modified_ns, changed_ns;
};

enum { SOURCE_BLOCK = 1 << 20 };	/* most bytes of one read */

/*
 * Open path for reading without ever blocking, refuse all but regular
 * files by name of what they are, and look at the first bytes.
 * ERR_INPUT on failure.
 */
struct source *source_open(const char *path, struct err *err);
/* The open regular file fd, which stays the caller's, from its start; shown
 * stands for its name, and no path is looked at. */
struct source *source_open_nameless(int fd, const char *shown,
    struct err *err);
/* The same open file, read from its own start; keep both or one. */
struct source *source_again(const struct source *s, struct err *err);
void source_free(struct source *s);	/* NULL is fine */

const char *source_path(const struct source *s);
enum container source_container(const struct source *s);
/* gzip only: what the first inflated bytes are. */
enum container source_inner(const struct source *s);
uint64_t source_size(const struct source *s);	/* of the file on disk */
struct source_identity source_identity(const struct source *s);

/* Shall source_sha256 be known?  Yes, unless told before the first read.
 * Without it nothing is summed up, nor read behind a fault. */
void source_want_hash(struct source *s, bool wanted);
/* Somebody who helps to sum up (NULL: nobody any more); borrowed.  Bytes that
 * were given must then stay until source_fill gets their room again, or has
 * come to the end. */
void source_help_hash(struct source *s, const struct hash_helper *helper);

/*
 * Put the next raw bytes (gzip: inflated, all members) straight into the
 * caller's room, which is not 0: fastest on a page boundary and with whole
 * pages.  One call reads at most SOURCE_BLOCK from the disk and gives at
 * most as much, so it may have no bytes to give yet: a header of many
 * megabytes, empty members without end, or the rest behind a fault, which
 * only counts for source_sha256.  *got is 0 with any result but
 * SOURCE_BYTES.
 */
enum source_result source_fill(struct source *s, char *to, size_t room,
    size_t *got, struct err *err);
/* The same into a block of s; *bytes is borrowed until the next call. */
enum source_result source_read(struct source *s, struct str *bytes,
    struct err *err);
uint64_t source_raw_bytes(const struct source *s);	/* given so far */
uint64_t source_disk_bytes(const struct source *s);	/* used up so far */
enum gzip_fault source_fault(const struct source *s);
unsigned source_members(const struct source *s);	/* gzip, begun so far */
/* Every member was sound and whole, and what follows them is the fault. */
bool source_dangling(const struct source *s);

/*
 * Copy up to n raw bytes from raw offset at into out; *got is less only at
 * the end of the data.  gzip jumps from the nearest checkpoint that was
 * passed by any source of this file.  A gzip fault ends the data here.
 */
bool source_read_at(struct source *s, uint64_t at, void *out, size_t n,
    size_t *got, struct err *err);

/* The same for the bytes on disk, packed if it is packed. */
bool source_read_disk(struct source *s, uint64_t at, void *out, size_t n,
    size_t *got, struct err *err);

/* SHA-256 of the file on disk (packed, if it is packed), of the very bytes
 * that were read, once source_fill gave SOURCE_END or SOURCE_FAULT; 64 hex
 * digits.  Empty before, and if it is not wanted. */
const char *source_sha256(const struct source *s);

/*
 * Is the file still what it was when it was opened (size, times, inode,
 * also under its path)?  false sets err to ERR_CHANGED.
 */
bool source_unchanged(const struct source *s, struct err *err);

/* For tests: read and give at most block bytes at a time (1 ..
 * SOURCE_BLOCK).  What is read must not depend on it. */
void source_set_block(struct source *s, size_t block);

#endif
