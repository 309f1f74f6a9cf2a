/* SPDX-License-Identifier: MIT */
/*
 * The keys by which SSH servers are known again: what a person compared and
 * accepted, a line each, in a file of our own.
 *
 *	sftp.example.com 22 ssh-ed25519 SHA256:Qm9...
 *
 * Not ~/.ssh/known_hosts: there the host names may be scrambled, and a line
 * of a kind of key that we do not speak would be of no use.
 */
#ifndef SEND_HOSTKEY_H
#define SEND_HOSTKEY_H

#include "base/err.h"
#include "send/transfer.h"

struct hostkey {
	char kind[16];			/* ssh-ed25519, ecdsa ... */
	char print[TRANSFER_PRINT_MAX];	/* "SHA256:..."; "" none is known */
};

/*
 * What was accepted for host and port; print is "" if nothing was, or there
 * is no file yet.  False, with ERR_CONFIG, if the file cannot be trusted: a
 * line of it is damaged, or others may write to it.
 */
bool hostkey_find(const char *file, const char *host, unsigned port,
    struct hostkey *key, struct err *err);

/* Accept it, in place of what was there for host and port.  On the disk when
 * this returns true; the file is for its owner alone. */
bool hostkey_keep(const char *file, const char *host, unsigned port,
    const struct hostkey *key, struct err *err);

#endif
