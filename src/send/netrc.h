/* SPDX-License-Identifier: MIT */
/*
 * ~/.netrc, where FTP programs keep logins (GNU inetutils manual, "The
 * .netrc file"; quotes as libcurl has them):
 *
 *	machine ftp.example.com login acme password "a b"
 *	default login anonymous
 *
 * Macros (macdef) are passed over.
 */
#ifndef SEND_NETRC_H
#define SEND_NETRC_H

#include "send/secretfile.h"

struct netrc_entry {
	struct str user, password;	/* n 0: not there; borrowed */
};

/* The first entry for host, and for user unless that is empty; else that of
 * default.  False when there is none. */
bool netrc_find(const struct secretfile *f, struct str host,
    struct str user, struct netrc_entry *out);

#endif
