/* SPDX-License-Identifier: MIT */
/*
 * Encrypts a stream to one OpenPGP key (RULES 4.5), through GnuPG with a
 * folder of its own, so that the person's settings and keyring play no part.
 * The key must have exactly the fingerprint asked for; that AES was used is
 * read from what GnuPG reports of the message, and anything else stops it.
 *
 * A step function (base/step.h).
 */
#ifndef SEND_ENCRYPT_H
#define SEND_ENCRYPT_H

#include <stddef.h>

#include "base/err.h"
#include "base/step.h"

/* Adobe's published key: Adobe AudienceManager, RSA 4096, 2013. */
#define ENCRYPT_ADOBE "5EC1AC4943583F0C9B5DB44894DB38328496CE32"

enum { ENCRYPT_PRINT_MAX = 64 + 1 };

struct encrypt_order {
	const char *home;	/* folder of ours for GnuPG, 0700; is made */
	const char *key;	/* file with the key; NULL: the person's own
				 * keyring */
	const char *fingerprint;	/* hex, 40 digits or more */
	/* The next plain bytes, at most n; 0 at the end, -1 with err set. */
	long (*read)(void *arg, void *to, size_t n, struct err *err);
	bool (*write)(void *arg, const void *from, size_t n,
	    struct err *err);
	void *arg;
};

struct encrypt;

/* order is borrowed until encrypt_free.  NULL on failure: ERR_USAGE when
 * the key cannot be found or is another one, ERR_OUTPUT when GnuPG is not
 * there. */
struct encrypt *encrypt_begin(const struct encrypt_order *order,
    struct err *err);
/* STEP_DONE only for a message that is encrypted with AES to this key. */
enum step encrypt_step(struct encrypt *e, struct err *err);
void encrypt_free(struct encrypt *e);	/* NULL is fine */

#endif
