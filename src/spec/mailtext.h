/* SPDX-License-Identifier: MIT */
/*
 * What a mail says, as plain text: whatever the program that saved or
 * forwarded it made of it.  Not a reader of mail in general: headers stay in
 * the text, and what is not text is left out.
 */
#ifndef SPEC_MAILTEXT_H
#define SPEC_MAILTEXT_H

#include "base/buf.h"

/* Ways to read a mail, the most likely one first.  Whoever looks for
 * something in it tries one after the other. */
enum mailtext_way {
	MAILTEXT_AS_TOLD,	/* parts and codings as the headers tell */
	MAILTEXT_QUOTED,	/* no headers, or quoted ones: =3D and tags */
	MAILTEXT_BASE64,	/* the same for lines of base64 */
	MAILTEXT_WAYS
};

/* Add the text of mail, which is about as long as mail at most.  Null bytes
 * are left out, so that UTF-16 of plain letters is read as well. */
void mailtext_add(struct buf *out, struct str mail, enum mailtext_way way);

#endif
