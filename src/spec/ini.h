/* SPDX-License-Identifier: MIT */
/*
 * Settings files, read strictly.  The whole file is checked before inih
 * sees it, because inih cuts long lines and names without a word.  Every
 * refusal reads "FILE:LINE: what is there, and what to do".
 *
 *	[section]
 *	key = value
 *	; a comment on a line of its own
 */
#ifndef SPEC_INI_H
#define SPEC_INI_H

#include "base/err.h"
#include "base/str.h"

enum {
	INI_BYTES_MAX = 256 * 1024,
	INI_LINE_MAX = 190,	/* bytes, the line end not counted */
	INI_NAME_MAX = 48,	/* bytes of a section or key */
	INI_KEYS_MAX = 2000,
};

/* One setting; texts are borrowed for the call. */
struct ini_item {
	const char *file;
	unsigned line;
	const char *section;	/* "" before the first */
	const char *key;
	const char *value;	/* may be "" */
};

/* Takes one setting.  False stops the reading; err says why, mostly with
 * ini_refuse(). */
struct ini_reader {
	bool (*take)(void *user, const struct ini_item *item,
	    struct err *err);
	void *user;
};

/* Give all settings of a file to the reader in order.  Nothing is given
 * before the whole file was checked. */
bool ini_read(const char *path, const struct ini_reader *reader,
    struct err *err);
bool ini_read_text(const char *name, struct str text,
    const struct ini_reader *reader, struct err *err);

/* "FILE:LINE: ..."; returns false. */
bool ini_refuse(const struct ini_item *item, struct err *err,
    const char *fmt, ...) PRINTF_LIKE(3, 4);
/* Refuse an unknown section or key: what is "section" or "setting", word
 * the one at fault, known all there are, NULL at the end.  Names the
 * nearest. */
bool ini_unknown(const struct ini_item *item, const char *what,
    const char *word, const char *const *known, struct err *err);

#endif
