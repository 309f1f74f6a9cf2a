/* SPDX-License-Identifier: MIT */
/* Where a file goes: the address in the bucket, and the SFTP server.
 * (Adobe: inbound-s3-filenames, inbound-ftp-filenames.) */
#ifndef SPEC_S3PLACE_H
#define SPEC_S3PLACE_H

#include "spec/finding.h"

enum { PLACE_RULES_MAX = 6, PLACE_KEY_MAX = 1024 };

/* The S3 rules about an address "s3://bucket/folder/date=.../NAME" at the
 * time now.  bucket is the one of the environment.  Line 0, column and
 * length in the address.  Returns how many. */
size_t s3place_check(struct str uri, const char *bucket, int64_t now,
    struct finding out[PLACE_RULES_MAX]);

/* The FTP rules about "host" or "sftp://host/folder". fresh: there is no
 * account yet. Returns how many. */
size_t ftpplace_check(struct str address, bool fresh, bool beta,
    struct finding out[PLACE_RULES_MAX]);

#endif
