/* SPDX-License-Identifier: MIT */
/*
 * Takes gzip apart: bytes go in as they come, raw bytes come out, every
 * member is checked, and what is wrong is told apart.  It does no reading
 * and knows no file; file/source feeds it.
 *
 *	header -> deflate data -> CRC, length -> next header | end
 */
#ifndef FILE_INFLATE_H
#define FILE_INFLATE_H

#include "base/str.h"
#include "file/source.h"
#include "file/unpack.h"

struct inflater;

/* More than limit raw bytes are GZIP_TOO_LARGE. */
struct inflater *inflater_new(uint64_t limit);
/* The same state once more, to go on from here. */
struct inflater *inflater_copy(const struct inflater *i);
/* The same to copy from later, in less memory (unpacker_keep). */
const struct inflater *inflater_keep(const struct inflater *i);
void inflater_free(const struct inflater *i);	/* NULL is fine */

/*
 * Take bytes from in (*used of them) and add raw bytes to out, until one of
 * both is used up or a fault is met.  False once there is a fault; what was
 * made before it counts.
 */
bool inflater_run(struct inflater *i, struct str in, size_t *used,
    struct space *out);
/* No more input comes: what that means for the stream. */
void inflater_end(struct inflater *i);

enum gzip_fault inflater_fault(const struct inflater *i);
unsigned inflater_members(const struct inflater *i);
/* The fault lies behind members that are all whole and sound. */
bool inflater_dangling(const struct inflater *i);
uint64_t inflater_raw(const struct inflater *i);	/* made so far */

#endif
