/* SPDX-License-Identifier: MIT */
/*
 * The one gate between bytes from outside (data, file names, settings,
 * replies of servers) and a person's terminal, log or report.
 *
 * What can harm or hide is shown as a visible escape, never dropped:
 * controls, invalid bytes (\x9B), and every code point that is unassigned,
 * private, a format or bidirectional control, a separator other than a
 * plain space, or invisible by default (\u{202E}).  The mapping can be
 * turned round: a literal backslash is doubled.  Text that came out of
 * here never holds a byte below 0x20, 0x7F, or a C1 control.
 */
#ifndef BASE_SAFETEXT_H
#define BASE_SAFETEXT_H

#include "base/buf.h"

/* Safe to show.  Only this module makes one from foreign bytes. */
struct safetext {
	char *text;	/* UTF-8, NUL-terminated, owned */
	int columns;	/* on a terminal */
};

enum {
	SAFE_BYTES_MAX = 4096,	/* of the input are shown at most */
	SAFE_MARKS_MAX = 4,	/* combining marks a base character */
};

/* Make it from foreign bytes.  What is hidden is counted:
 * "... +4,999,980 bytes", or shown as "..." where there is no room for that.
 * A width above 0 also cuts at so many columns. */
struct safetext safetext_make(struct str bytes, int width);
void safetext_release(struct safetext *t);

/* The same, added to a buffer; returns the columns added. */
int safetext_add(struct buf *out, struct str bytes, int width);

/* The inverse of safetext_add without a cut.  False if text is none. */
bool safetext_unescape(struct str text, struct buf *out);

#endif
