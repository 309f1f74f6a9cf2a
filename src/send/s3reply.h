/* SPDX-License-Identifier: MIT */
/*
 * Reads what S3 and STS answer: small XML documents.  The scanner is
 * bounded and believes nothing: no document types, no entities but the five
 * of XML and characters by number, no element deeper than a few.  Namespace
 * prefixes are looked past.
 */
#ifndef SEND_S3REPLY_H
#define SEND_S3REPLY_H

#include "base/str.h"

enum {
	S3REPLY_MAX = 1 << 20,	/* bytes of one; more is not read */
	S3REPLY_DEPTH = 16,	/* elements inside each other */
};

/*
 * Is all of body one whole element, properly nested?  *root (may be NULL)
 * is then its name, borrowed from body: "Error", "ListPartsResult".
 */
bool s3reply_whole(struct str body, struct str *root);

/*
 * The text of the first element of this name, unescaped and with the NUL,
 * into out of room bytes.  False, and out is "", if there is none, if it
 * has elements inside, or if the text does not fit or has a NUL.
 */
bool s3reply_text(struct str body, const char *name, char *out,
    size_t room);

#endif
