/* SPDX-License-Identifier: MIT */
/*
 * Makes what is sent from what was checked: packed, or encrypted, in a file
 * of our own (0600) that goes when the delivery is over.  The bytes read
 * must be those that were checked, or there is no such file.
 *
 * A step function (base/step.h).
 */
#ifndef SEND_PREPARE_H
#define SEND_PREPARE_H

#include <stdint.h>

#include "base/step.h"
#include "file/hash.h"
#include "spec/name.h"

struct prepare_order {
	enum name_wrap wrap;	/* WRAP_GZIP, or one to encrypt */
	const char *path;	/* of the file that was checked */
	const char *sha256;	/* of its bytes */
	const char *folder;	/* where to make it */
	/* To encrypt; see send/encrypt.h. */
	const char *home, *key, *fingerprint;
};

struct prepare;

/* order is borrowed until prepare_free.  NULL on failure: ERR_USAGE for a
 * file that is packed already, ERR_OUTPUT for too little room. */
struct prepare *prepare_begin(const struct prepare_order *order,
    struct err *err);
enum step prepare_step(struct prepare *p, struct err *err);
/* Bytes of the file taken so far, and in all. */
void prepare_progress(const struct prepare *p, uint64_t *done,
    uint64_t *total);
/* After STEP_DONE; borrowed until prepare_free. */
const char *prepare_path(const struct prepare *p);
const char *prepare_sha256(const struct prepare *p);
/* prepare_free leaves the file where it is: the delivery can go on. */
void prepare_keep(struct prepare *p);	/* NULL is fine */
void prepare_free(struct prepare *p);	/* removes it; NULL is fine */

/* Was the file at path made of the one with this hash? */
bool prepare_is_of(const char *path, const char *sha256);
/* Remove what programs that were killed have left in folder, but for what
 * is wanted still. */
void prepare_sweep(const char *folder,
    bool (*wanted)(void *arg, const char *path), void *arg);

#endif
