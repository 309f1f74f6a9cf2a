/* SPDX-License-Identifier: MIT */
/*
 * Passwords, secret keys and tokens: text in OpenSSL's secure heap, which is
 * locked in memory where the system allows it, left out of core dumps, and
 * wiped when it is released.  No function writes a secret into a message, a
 * log or a file.
 */
#ifndef SEND_SECRET_H
#define SEND_SECRET_H

#include "base/str.h"

struct secret {
	char *text;	/* NUL-terminated; NULL: there is none */
	size_t n;
};

/*
 * Once, before the first secret and before any thread or connection: makes
 * the secure heap, and sees to it that this process leaves no core dump,
 * cannot be looked into by others of the same user, and writes no TLS keys
 * into a file (SSLKEYLOGFILE).  Where memory cannot be locked it goes on
 * without that.
 */
void secret_prepare(void);

/* Copies; what was there is wiped first.  Empty text: there is none. */
void secret_set(struct secret *s, struct str text);
void secret_release(struct secret *s);	/* wipes; s is none again */
/* Valid until the next change. */
struct str secret_str(const struct secret *s);

/* Wipe memory that held a secret; the compiler cannot leave this out. */
void secret_wipe(void *p, size_t n);

#endif
