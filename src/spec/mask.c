/* SPDX-License-Identifier: MIT */
/* Shapes of characters. */
#include "spec/mask.h"

#include "base/utf8.h"

char
mask_of(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return '9';
	if (cp >= 'a' && cp <= 'z')
		return 'a';
	if (cp >= 'A' && cp <= 'Z')
		return 'A';
	return cp < 0xA0 || utf8_hides(cp) ? 0 : 'x';
}

void
mask_add(struct buf *out, struct str text)
{
	uint32_t cp;

	for (size_t at = 0; at < text.n;) {
		size_t n = utf8_decode(text, at, &cp);
		char shape = n == 0 ? 0 : mask_of(cp);

		if (shape == 0) {
			buf_add(out, text.p + at, n == 0 ? 1 : n);
		} else {
			for (int i = utf8_width(cp); i > 0; i--)
				buf_add_char(out, shape);
		}
		at += n == 0 ? 1 : n;
	}
}
