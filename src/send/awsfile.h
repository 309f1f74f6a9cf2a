/* SPDX-License-Identifier: MIT */
/*
 * The files of the AWS tools, ~/.aws/credentials and ~/.aws/config, read as
 * those tools read them (AWS SDKs and Tools Reference Guide, "Shared config
 * and credentials files"):
 *
 *	# a comment, only at the start of a line
 *	[profile work]			the same name again adds to it
 *	region = eu-west-1		the first = ends the name
 *	s3 =
 *	  max_concurrent_requests = 4	deeper than the line before: a part
 *					of its value
 *
 * Values may be as long as the file: session tokens have kilobytes.
 */
#ifndef SEND_AWSFILE_H
#define SEND_AWSFILE_H

#include "send/secretfile.h"

/* Is there a section of that name? */
bool awsfile_has(const struct secretfile *f, struct str section);

/*
 * The value of key, the last one given, without blanks around it; it goes
 * over several lines when it does so in the file.
 * p NULL: there is none.  Borrowed from f.
 */
struct str awsfile_get(const struct secretfile *f, struct str section,
    const char *key);

#endif
