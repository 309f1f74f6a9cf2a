/* SPDX-License-Identifier: MIT */
/* Fills templates of letters from the answers. */
#include "run/letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/safetext.h"
#include "file/path.h"
#include "run/newtext.h"
#include "spec/idtype.h"

enum { TEMPLATE_MAX = 16 << 10, VALUE_COLUMNS = 60 };

/* Where an answer is missing, a line to write on. */
static const char blank[] = "____________";

static const struct letter_row letters[LETTER_COUNT] = {
	[LETTER_SOURCE] = { "source", N_("Ask for the data source ID"),
	    N_("your Audience Manager administrator or Adobe contact") },
	[LETTER_TARGET] = { "target", N_("Ask whose traits these are"),
	    N_("your Audience Manager administrator or Adobe contact") },
	[LETTER_IDTYPE] = { "idtype", N_("Ask what kind of ID it is"),
	    N_("whoever exported the file") },
	[LETTER_WEBSITE] = { "website", N_("Ask where the website keeps "
	    "the ID"), N_("your web team") },
	[LETTER_PARTNER] = { "partner", N_("Ask for the folder and the "
	    "login"), N_("your Adobe contact") },
	[LETTER_BETA] = { "beta", N_("Ask for the beta sandbox"),
	    N_("your Adobe contact") },
	[LETTER_TRAITS] = { "traits", N_("Ask for the trait IDs"),
	    N_("your Audience Manager administrator") },
	[LETTER_HASHING] = { "hashing", N_("Ask how e-mails are hashed"),
	    N_("your web team") },
	[LETTER_EXPORT] = { "export", N_("Ask for traits and segments "
	    "back"), N_("your Adobe contact") },
};

const struct letter_row *
letter_get(enum letter l)
{
	return &letters[l];
}

enum letter
letter_for(const char *key)
{
	static const struct {
		const char *key;
		enum letter letter;
	} rows[] = {
		{ "dpid", LETTER_SOURCE },
		{ "target", LETTER_TARGET },
		{ "idtype", LETTER_IDTYPE },
		{ "kind", LETTER_IDTYPE },
		{ "file.path", LETTER_IDTYPE },
		{ "site.sample", LETTER_WEBSITE },
		{ "partner", LETTER_PARTNER },
		{ "env", LETTER_BETA },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].key, key) == 0)
			return rows[i].letter;
	return strncmp(key, "placement", 9) == 0 ? LETTER_WEBSITE
	    : LETTER_COUNT;
}

/* --- filling in -------------------------------------------------------- */

/* Answers that are words of ours are said in words. */
static void
add_answer(const struct session *s, struct str key, struct buf *out)
{
	char name[64];
	struct str value;
	enum idtype t;

	(void)snprintf(name, sizeof(name), "%.*s", STR_ARG(key));
	if (strcmp(name, "file") == 0)
		(void)snprintf(name, sizeof(name), "file.path");
	value = str_from(session_get(s, name));
	if (strcmp(name, "file.path") == 0)
		value = path_base(value);
	t = idtype_find(value);
	if (value.n == 0)
		buf_add_text(out, blank);
	else if (strcmp(name, "idtype") == 0 && t != IDTYPE_COUNT)
		buf_add_text(out, _(idtype_get(t)->name));
	else
		(void)safetext_add(out, value, VALUE_COLUMNS);
}

static bool
is_key(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && s.p[i] != '.')
			return false;
	return s.n > 0;
}

/* {key} becomes the answer; any other brace stays. */
static void
fill(struct str text, const struct session *s, struct buf *out)
{
	for (size_t at = 0; at < text.n;) {
		size_t open = str_find(text, at, '{');
		size_t close = str_find(text, open, '}');
		struct str key = str_cut(text, open + 1, close);

		buf_add_str(out, str_cut(text, at, open));
		at = open;
		if (open == text.n)
			break;
		if (close < text.n && is_key(key)) {
			add_answer(s, key, out);
			at = close + 1;
		} else {
			buf_add_char(out, '{');
			at++;
		}
	}
}

bool
letter_write(enum letter l, const struct session *s, struct buf *out,
    struct err *err)
{
	struct buf name = { 0 };
	char *path, *text;
	size_t n = 0;

	buf_printf(&name, "data/letters/en/%s.txt", letters[l].word);
	path = path_data(buf_text(&name));
	text = path_read_small(path, TEMPLATE_MAX, &n, err);
	if (text != NULL)
		fill((struct str){ text, n }, s, out);
	buf_release(&name);
	free(path);
	free(text);
	return n > 0;
}

bool
letter_save(enum letter l, const struct session *s, const char *folder,
    char **path, struct err *err)
{
	char name[64];
	struct buf text = { 0 };
	bool ok = letter_write(l, s, &text, err);

	(void)snprintf(name, sizeof(name), "letter-%s", letters[l].word);
	ok = ok && newtext_save(folder, name, buf_str(&text), path, err);
	buf_release(&text);
	return ok;
}
