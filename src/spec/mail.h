/* SPDX-License-Identifier: MIT */
/* E-mail addresses: found in a text, plain or in disguise. */
#ifndef SPEC_MAIL_H
#define SPEC_MAIL_H

#include "spec/glance.h"

/* No real address is longer; what is longer is found but cut here. */
enum { MAIL_LOCAL_MAX = 64, MAIL_DOMAIN_MAX = 255 };

/* The first address in s, at [*from, *to). */
bool mail_find(struct str s, size_t *from, size_t *to);
/* Is all of s one address? */
bool mail_is(struct str s);
/* Is all of s base64 of one address? */
bool mail_is_base64(struct str s);
/*
 * The first address in s that shows only after percent-decoding once or
 * twice, or after (at), [at], &#64; or a full-width sign is read as @, or
 * all of s as base64.  Bytes of s as it is.  To be asked only when
 * mail_find found none.
 */
bool mail_find_disguised(struct str s, size_t *from, size_t *to);
/* False when a glance at s shows that mail_find_disguised finds none. */
bool mail_may_hide(struct str s, const struct glance *g);

#endif
