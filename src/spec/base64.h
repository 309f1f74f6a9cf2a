/* SPDX-License-Identifier: MIT */
/* Base64, as mails have it and as web addresses have it. */
#ifndef SPEC_BASE64_H
#define SPEC_BASE64_H

#include "base/str.h"

/* The six bits that c stands for; -1: it stands for none. */
static inline int
base64_value(char c)
{
	if (char_is_upper(c))
		return c - 'A';
	if (char_is_letter(c))
		return c - 'a' + 26;
	if (char_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

#endif
