/* SPDX-License-Identifier: MIT */
/* Characters: what the first bytes of a file tell, and the rules about the
 * bytes of one line. */
#ifndef CHECK_ENCODING_H
#define CHECK_ENCODING_H

#include "check/judge.h"

enum { ENCODING_HEAD = 4096 };

/* The rule that the first ENCODING_HEAD bytes of a file break
 * (ENC-UTF16, ENC-UTF32), or RULE_COUNT. */
enum rule_id encoding_of(struct str head);

/* Drops the mark at the start of line 1 from the body. */
void rule_bom(struct judge *j);
/* ENC-NUL ENC-INVALID ENC-REPL ENC-CTRL ENC-INVISIBLE ENC-NONASCII */
void rules_encoding(struct judge *j);

#endif
