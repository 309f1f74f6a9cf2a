/* SPDX-License-Identifier: MIT */
/* Percent-encoding, as web addresses have it (RFC 3986). */
#ifndef SPEC_PERCENT_H
#define SPEC_PERCENT_H

#include "base/buf.h"

/* Is there a % with two hex digits? */
bool percent_any(struct str s);
/* Decode once; a % without two hex digits stays as it is. */
void percent_decode(struct str s, struct buf *out);
/* Where in s the byte stands that decoded to byte at; s.n past the end. */
size_t percent_raw_at(struct str s, size_t at);
/* Encode every byte but letters, digits and - . _ ~ */
void percent_encode(struct str s, struct buf *out);
bool percent_unreserved(char c);

#endif
