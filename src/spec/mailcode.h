/* SPDX-License-Identifier: MIT */
/* The codings that mail programs wrap a text in, taken off.  What does not
 * follow its coding stays as it is; the result is never longer. */
#ifndef SPEC_MAILCODE_H
#define SPEC_MAILCODE_H

#include "base/buf.h"

/* =3D and "=" at the end of a line. */
void mailcode_quoted(struct buf *out, struct str text);
/* Lines of base64; all other lines are left out. */
void mailcode_base64(struct buf *out, struct str text);
/* HTML: tags become line ends or nothing, &amp; and the like letters. */
void mailcode_html(struct buf *out, struct str text);

#endif
