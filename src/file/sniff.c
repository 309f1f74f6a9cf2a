/* SPDX-License-Identifier: MIT */
/* Signatures, and where in a zip the signs of a workbook are. */
#include "file/sniff.h"

#include <string.h>

struct signature {
	enum container container;
	size_t n;
	const char *bytes;
};

/* In the order of trial. */
static const struct signature signatures[] = {
	{ CONTAINER_GZIP, 2, "\x1F\x8B" },
	{ CONTAINER_ZIP, 4, "PK\x03\x04" },
	{ CONTAINER_ZIP, 4, "PK\x05\x06" },
	{ CONTAINER_OTHER, 3, "BZh" },
	{ CONTAINER_OTHER, 6, "\xFD" "7zXZ\0" },
	{ CONTAINER_OTHER, 6, "7z\xBC\xAF\x27\x1C" },
	{ CONTAINER_OTHER, 6, "Rar!\x1A\x07" },
	{ CONTAINER_OTHER, 4, "\x28\xB5\x2F\xFD" },
	{ CONTAINER_OTHER, 5, "%PDF-" },
	{ CONTAINER_OTHER, 4, "\xD0\xCF\x11\xE0" },
	{ CONTAINER_OTHER, 4, "PAR1" },
	{ CONTAINER_PGP_ARMOR, 27, "-----BEGIN PGP MESSAGE-----" },
	{ CONTAINER_PGP, 1, "\x84" },
	{ CONTAINER_PGP, 1, "\x85" },
	{ CONTAINER_PGP, 1, "\x86" },
	{ CONTAINER_PGP, 1, "\xC1" },
};

enum {
	TAR_AT = 257,
	ZIP_NAME_LENGTH_AT = 26,
	ZIP_NAME_AT = 30,
};

/* Does the zip entry that begins at head[at] have a workbook's name? */
static bool
entry_is_excel(struct str head, size_t at)
{
	struct str name;
	size_t n;

	if (head.n - at < ZIP_NAME_AT)
		return false;
	n = (unsigned char)head.p[at + ZIP_NAME_LENGTH_AT] |
	    (size_t)(unsigned char)head.p[at + ZIP_NAME_LENGTH_AT + 1] << 8;
	at += ZIP_NAME_AT;
	if (n > head.n - at)
		return false;
	name = str_cut(head, at, at + n);
	return str_eq_text(name, "[Content_Types].xml") ||
	    str_starts(name, "xl/");
}

static bool
is_excel(struct str head)
{
	static const char entry[] = "PK\x03\x04";

	for (size_t at = 0; at < head.n; at++) {
		size_t hit = str_find_text(str_cut(head, at, head.n), entry);

		at += hit;
		if (at < head.n && entry_is_excel(head, at))
			return true;
	}
	return false;
}

enum container
sniff_file(struct str head)
{
	size_t count = sizeof(signatures) / sizeof(signatures[0]);

	if (head.n == 0)
		return CONTAINER_EMPTY;
	for (size_t i = 0; i < count; i++) {
		const struct signature *s = &signatures[i];

		if (head.n < s->n || memcmp(head.p, s->bytes, s->n) != 0)
			continue;
		if (s->container == CONTAINER_ZIP && is_excel(head))
			return CONTAINER_EXCEL;
		return s->container;
	}
	return CONTAINER_PLAIN;
}

enum container
sniff_inner(struct str head)
{
	enum container c = sniff_file(head);

	if (c == CONTAINER_PLAIN && head.n > TAR_AT &&
	    str_starts(str_cut(head, TAR_AT, head.n), "ustar"))
		return CONTAINER_TAR;
	return c;
}
