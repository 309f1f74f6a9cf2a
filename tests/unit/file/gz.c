/* SPDX-License-Identifier: MIT */
/* gzip made by hand, and by our own packer. */
#include "tests/unit/file/gz.h"

#include <stdlib.h>
#include <string.h>

#include "file/deflate.h"
#include "tests/unit/unit.h"

uint32_t
gz_crc(struct str bytes)
{
	uint32_t table[256], crc = 0xFFFFFFFF;

	for (uint32_t i = 0; i < 256; i++) {
		table[i] = i;
		for (int bit = 0; bit < 8; bit++)
			table[i] = (table[i] & 1) != 0
			    ? table[i] >> 1 ^ 0xEDB88320 : table[i] >> 1;
	}
	for (size_t i = 0; i < bytes.n; i++)
		crc = crc >> 8 ^ table[(crc ^ (unsigned char)bytes.p[i]) & 255];
	return ~crc;
}

static void
add_number(struct buf *out, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(value >> 8 * i));
}

static void
add_header(struct buf *out, unsigned flags)
{
	char header[10] = "\x1F\x8B\x08\0\0\0\0\0\0\x03";

	header[3] = (char)flags;
	buf_add(out, header, sizeof(header));
}

static void
add_stored(struct buf *out, struct str raw)
{
	do {
		size_t n = raw.n < 65535 ? raw.n : 65535;

		buf_add_char(out, raw.n == n);
		add_number(out, (uint32_t)n, 2);
		add_number(out, (uint32_t)~n, 2);
		buf_add(out, raw.p, n);
		raw = str_cut(raw, n, raw.n);
	} while (raw.n > 0);
}

static void
add_body(struct buf *out, struct str raw)
{
	add_stored(out, raw);
	add_number(out, gz_crc(raw), 4);
	add_number(out, (uint32_t)raw.n, 4);
}

void
gz_member(struct buf *out, struct str raw)
{
	add_header(out, 0);
	add_body(out, raw);
}

void
gz_pack(struct buf *out, struct str raw)
{
	struct deflater *d = deflater_new(DEFLATE_STEADY);
	struct str packed;

	deflater_give(d, raw);
	while (deflater_take(d, &packed))
		buf_add_str(out, packed);
	deflater_end(d);
	while (deflater_take(d, &packed))
		buf_add_str(out, packed);
	deflater_free(d);
}

static void
add_full_header(struct buf *out, size_t name)
{
	size_t from = out->n;

	add_header(out, 0x1E);
	add_number(out, 5, 2);
	buf_add(out, "extra", 5);
	for (size_t i = 0; i < name; i++)
		buf_add_char(out, 'n');
	buf_add_char(out, '\0');
	buf_add(out, "comment", 8);
	add_number(out, gz_crc(str_cut(buf_str(out), from, out->n)), 2);
}

/* GZ_TEXT as gzip -n packs it. */
static const char packed[] =
    "\x1f\x8b\x08\0\0\0\0\0\x02\x03\x4b\x2e\x2d\x2e\xd1\x35\x30\x30\xe4\x4c"
    "\x89\x2f\xce\x4c\xb1\x35\x32\xe1\x02\x00\x1a\x53\xec\x91\x12\0\0";

static void
add_tar(struct buf *out)
{
	char block[512] = "customers.txt";

	memcpy(block + 257, "ustar", 5);
	gz_member(out, (struct str){ block, sizeof(block) });
}

static void
add_nested(struct buf *out, const char *recipe)
{
	struct buf inner = { 0 };

	gz_cook(&inner, recipe);
	gz_member(out, buf_str(&inner));
	buf_release(&inner);
}

static void
add_wrong(struct buf *out, char c)
{
	size_t from = out->n;

	if (c == 'D' || c == 'p') {
		buf_add(out, packed, sizeof(packed));
		if (c == 'D')
			out->p[from + 18] = '\xFF';
		return;
	}
	if (c == 'k')
		add_full_header(out, 4);
	else
		add_header(out, c == 'r' ? 0x80 : 0);
	if (c == 'k')
		out->p[out->n - 1] ^= 1;
	add_body(out, str_from(GZ_TEXT));
	if (c == 'c')
		out->p[out->n - 8] ^= 1;
	if (c == 'l')
		out->p[out->n - 1] ^= 1;
	if (c == 'd')
		out->p[from + 10] = 7;
	if (c == 'w')
		out->p[from + 2] = 7;
}

static void
add_one(struct buf *out, char c)
{
	static const char *const plain[128] = {
		['T'] = "tail\n", ['1'] = "\x1F", ['2'] = "\x1F\x8B",
		['J'] = "\x1F\x8B" "junk",
	};

	if (plain[(int)c] != NULL)
		buf_add_text(out, plain[(int)c]);
	else if (c == '0')
		buf_add_char(out, '\0');
	else if (c == '<' || c == '{')
		out->n -= c == '<' ? 1 : 9;
	else if (c == 'e')
		gz_member(out, (struct str){ "", 0 });
	else if (c == 'm')
		gz_member(out, str_from(GZ_TEXT));
	else if (c == 'g')
		add_nested(out, "m");
	else if (c == 'z')
		gz_member(out, str_from("PK\x03\x04 and more"));
	else if (c == 'P')
		gz_member(out, str_from("-----BEGIN PGP MESSAGE-----\n"));
	else if (c == 't')
		add_tar(out);
	else if (c == 'h' || c == 'H') {
		add_full_header(out, c == 'h' ? 4 : 100000);
		add_body(out, str_from(GZ_TEXT));
	} else
		add_wrong(out, c);
}

void
gz_cook(struct buf *out, const char *recipe)
{
	for (; *recipe != '\0'; recipe++)
		add_one(out, *recipe);
}
