/* SPDX-License-Identifier: MIT */
/*
 * A new file that appears whole or not at all, and never over another one.
 *
 *	sink_open -> sink_write ... -> sink_publish
 *	                            \-> sink_abandon (or sink_free)
 *
 * The bytes go to an unnamed file in the folder (or a 0600 temporary one
 * where the file system has no unnamed files); publishing syncs it, links
 * it under its name without replacing anything, and syncs the folder.
 */
#ifndef FILE_SINK_H
#define FILE_SINK_H

#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "file/deflate.h"
#include "file/source.h"

struct sink;

/*
 * Get ready to make path with the permissions mode & 0755 (group and other
 * never get write).  expect is the size that is coming, 0 if unknown: too
 * little free space is refused now, saying how much is missing.  not_this
 * (may be NULL) is a file that path must not be.  ERR_OUTPUT on failure.
 */
struct sink *sink_open(const char *path, mode_t mode, uint64_t expect,
    const struct source_identity *not_this, struct err *err);
/* The same with mode 0600, in place of the plain file that has the name
 * now, if there is one: for files of ours alone. */
struct sink *sink_open_over(const char *path, struct err *err);
/* From here on what is written is packed with gzip. */
void sink_pack(struct sink *s, enum deflate_aim aim);
bool sink_write(struct sink *s, const void *bytes, size_t n,
    struct err *err);
/* ERR_OUTPUT with sys EEXIST when the name is taken. */
bool sink_publish(struct sink *s, struct err *err);
void sink_free(struct sink *s);	/* abandons what was not published */

/* For tests: begin again as on a file system without unnamed files. */
void sink_name(struct sink *s);

uint64_t sink_disk_bytes(const struct sink *s);
/* SHA-256 of the bytes on disk; valid after sink_publish. */
const char *sink_sha256(const struct sink *s);

/* A small private file (0600), atomically made or replaced: our own state,
 * never a customer's file. */
bool sink_replace(const char *path, struct str text, struct err *err);

#endif
