/* SPDX-License-Identifier: MIT */
/*
 * Strict settings files.  The scan below decides what is a setting and
 * refuses everything that inih would read differently from a person: long
 * lines, continuation lines, comments behind a value.  inih then reads the
 * text, and what it says must agree with the scan.
 */
#include "spec/ini.h"

#include <ini.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "file/path.h"
#include "spec/nearest.h"

#define BLANKS " \t"
#define BOM "\xEF\xBB\xBF"

/* A section (key is empty) or a setting, as the scan saw it. */
struct entry {
	struct str section, key, value;
	unsigned line;
};

struct scan {
	const char *file; /* for messages */
	struct str rest;
	unsigned line;
	struct str section;
	struct entry *entries;
	size_t count;
};

/* Columns of foreign words in a message. */
enum {
	SHOWN = 40
};

bool
ini_refuse(const struct ini_item *item, struct err *err, const char *fmt, ...)
{
	char text[ERR_TEXT_MAX];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return err_set(
	    err, ERR_CONFIG, "%s:%u: %s", item->file, item->line, text);
}

bool
ini_unknown(const struct ini_item *item, const char *what, const char *word,
    const char *const *known, struct err *err)
{
	struct safetext shown = safetext_make(str_from(word), SHOWN);
	const char *near = nearest_word(str_from(word), known);

	if (near != NULL)
		ini_refuse(item, err,
		    _("there is no %s \"%s\". Did you mean "
		      "\"%s\"?"),
		    what, shown.text, near);
	else
		ini_refuse(item, err,
		    _("there is no %s \"%s\". Take the line "
		      "out, or see the help for what there is"),
		    what, shown.text);
	safetext_release(&shown);
	return false;
}

static bool
refuse(const struct scan *s, struct err *err, const char *what)
{
	struct ini_item at = { .file = s->file, .line = s->line };

	return ini_refuse(&at, err, "%s", what);
}

static bool
refuse_twice(const struct scan *s, struct str name, unsigned before,
    struct err *err)
{
	struct ini_item at = { .file = s->file, .line = s->line };
	struct safetext shown = safetext_make(name, SHOWN);

	ini_refuse(&at, err,
	    _("\"%s\" stands on line %u already; keep one of them"),
	    shown.text, before);
	safetext_release(&shown);
	return false;
}

/* What no line may hold, whatever it is for. */
static bool
check_bytes(const struct scan *s, struct str line, struct err *err)
{
	if (memchr(line.p, '\r', line.n) != NULL)
		return refuse(s, err,
		    _("the line ends are of an old kind; "
		      "save the file with Unix or Windows line ends"));
	for (size_t i = 0; i < line.n; i++) {
		unsigned char c = (unsigned char)line.p[i];

		if ((c < 0x20 && c != '\t') || c == 0x7F)
			return refuse(s, err,
			    _("there is a character nobody "
			      "can see; type the line again"));
	}
	if (!utf8_valid(line))
		return refuse(s, err,
		    _("this is not UTF-8 text; save the "
		      "file as UTF-8"));
	if (line.n > INI_LINE_MAX)
		return refuse(s, err,
		    _("the line is longer than 190 bytes; "
		      "make it shorter"));
	return true;
}

static bool
add_entry(struct scan *s, const struct entry *entry, struct err *err)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct entry *old = &s->entries[i];

		if (!str_eq_nocase(old->section, entry->section) ||
		    !str_eq_nocase(old->key, entry->key))
			continue;
		return refuse_twice(s,
		    entry->key.n == 0 ? entry->section : entry->key,
		    old->line, err);
	}
	if (s->count == INI_KEYS_MAX)
		return refuse(s, err,
		    _("there are too many settings in this "
		      "file"));
	s->entries[s->count++] = *entry;
	return true;
}

static bool
scan_section(struct scan *s, struct str line, struct err *err)
{
	struct entry entry = { .line = s->line };
	size_t end = str_find(line, 0, ']');

	line = str_trim_end(line, BLANKS);
	if (end >= line.n)
		return refuse(s, err,
		    _("the section has no closing bracket; "
		      "write [name]"));
	if (end + 1 != line.n)
		return refuse(s, err,
		    _("something stands behind the section; "
		      "put it on a line of its own"));
	entry.section = str_cut(line, 1, end);
	if (entry.section.n > INI_NAME_MAX)
		return refuse(s, err,
		    _("the name of the section is longer "
		      "than 48 bytes; make it shorter"));
	if (str_trim(entry.section, BLANKS).n != entry.section.n ||
	    entry.section.n == 0 ||
	    str_find(entry.section, 0, ';') < entry.section.n ||
	    str_find(entry.section, 0, '[') < entry.section.n)
		return refuse(s, err,
		    _("this is no name for a section; write "
		      "[name] without blanks at its ends"));
	s->section = entry.section;
	return add_entry(s, &entry, err);
}

static bool
key_fits(struct str key)
{
	for (size_t i = 0; i < key.n; i++)
		if (!char_is_letter(key.p[i]) && !char_is_digit(key.p[i]) &&
		    memchr("._-", key.p[i], 3) == NULL)
			return false;
	return true;
}

/* inih would cut the value there: at the start, or behind a blank. */
static bool
holds_comment(struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == ';' &&
		    (i == 0 || value.p[i - 1] == ' ' || value.p[i - 1] == '\t'))
			return true;
	return false;
}

static bool
quoted(struct str value)
{
	return value.n > 1 && value.p[0] == value.p[value.n - 1] &&
	       (value.p[0] == '"' || value.p[0] == '\'');
}

static bool
scan_setting(struct scan *s, struct str line, struct err *err)
{
	size_t equals = str_find(line, 0, '=');
	struct entry entry = { .section = s->section, .line = s->line };

	if (equals == line.n || str_find(line, 0, ':') < equals)
		return refuse(s, err,
		    _("this is no setting; write "
		      "key = value"));
	entry.key = str_trim_end(str_cut(line, 0, equals), BLANKS);
	entry.value = str_trim(str_cut(line, equals + 1, line.n), BLANKS);
	if (entry.key.n == 0)
		return refuse(s, err,
		    _("there is nothing before the equals "
		      "sign; write key = value"));
	if (entry.key.n > INI_NAME_MAX)
		return refuse(s, err,
		    _("the name before the equals sign is "
		      "longer than 48 bytes; make it shorter"));
	if (!key_fits(entry.key))
		return refuse(s, err,
		    _("the name before the equals sign may hold letters, "
		      "digits, dots and dashes only"));
	if (holds_comment(entry.value))
		return refuse(s, err,
		    _("a semicolon after a blank starts a "
		      "comment; put comments on a line of their own"));
	if (quoted(entry.value))
		return refuse(s, err,
		    _("quotes would become part of the "
		      "value; write it without them"));
	return add_entry(s, &entry, err);
}

static bool
scan_line(struct scan *s, struct str line, struct err *err)
{
	struct str bare = str_trim(line, BLANKS);

	if (!check_bytes(s, line, err))
		return false;
	if (bare.n == 0 || bare.p[0] == ';' || bare.p[0] == '#')
		return true;
	if (bare.p != line.p)
		return refuse(s, err,
		    _("the line starts with a blank, which "
		      "would continue the line above; take it away"));
	return bare.p[0] == '[' ? scan_section(s, line, err)
				: scan_setting(s, line, err);
}

static bool
scan_all(struct scan *s, struct err *err)
{
	while (s->rest.n > 0) {
		size_t end = str_find(s->rest, 0, '\n');
		struct str line = str_cut(s->rest, 0, end);

		s->line++;
		s->rest = str_cut(
		    s->rest, end < s->rest.n ? end + 1 : end, s->rest.n);
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (!scan_line(s, line, err))
			return false;
	}
	return true;
}

/* --- inih -------------------------------------------------------------- */

struct reading {
	const struct scan *scan;
	size_t at; /* of the entries */
	const struct ini_reader *reader;
	bool stopped;
	struct err *err;
};

/* 1 goes on; inih has no way to stop, so what follows a 0 is ignored. */
static int
take(void *user, const char *section, const char *key, const char *value)
{
	struct reading *r = user;
	const struct entry *entry;
	struct ini_item item = { r->scan->file, 0, section, key, value };

	if (r->stopped)
		return 0;
	while (r->at < r->scan->count && r->scan->entries[r->at].key.n == 0)
		r->at++;
	r->stopped = r->at == r->scan->count;
	if (r->stopped)
		return err_set(r->err, ERR_CONFIG,
		    _("%s cannot be read reliably"), item.file);
	entry = &r->scan->entries[r->at++];
	item.line = entry->line;
	if (!str_eq_text(entry->section, section) ||
	    !str_eq_text(entry->key, key) || !str_eq_text(entry->value, value))
		r->stopped = !ini_refuse(&item, r->err,
		    _("this line cannot be read reliably; write it simpler"));
	else
		r->stopped = !r->reader->take(r->reader->user, &item, r->err);
	return r->stopped ? 0 : 1;
}

static bool
give(const struct scan *s, const char *text, const struct ini_reader *reader,
    struct err *err)
{
	struct reading r = { .scan = s, .reader = reader, .err = err };

	if (ini_parse_string(text, take, &r) != 0 && !r.stopped)
		return err_set(
		    err, ERR_CONFIG, _("%s cannot be read"), s->file);
	return !r.stopped;
}

bool
ini_read_text(const char *name, struct str text,
    const struct ini_reader *reader, struct err *err)
{
	struct str whole =
	    str_starts(text, BOM) ? str_cut(text, 3, text.n) : text;
	struct scan s = { .file = name, .rest = whole };
	char *copy;
	bool ok;

	if (text.n > INI_BYTES_MAX)
		return err_set(err, ERR_CONFIG,
		    _("%s is larger than 256 KiB; a settings file is small"),
		    name);
	s.entries = xreallocarray(NULL, INI_KEYS_MAX, sizeof(*s.entries));
	copy = xstrndup(whole.p == NULL ? "" : whole.p, whole.n);
	ok = scan_all(&s, err) && give(&s, copy, reader, err);
	free(copy);
	free(s.entries);
	return ok;
}

bool
ini_read(const char *path, const struct ini_reader *reader, struct err *err)
{
	struct safetext shown = safetext_make(str_from(path), 0);
	struct stat st;
	char *text = NULL;
	size_t n;
	bool ok = false;

	if (stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    (st.st_mode & S_IWOTH) != 0)
		err_set(err, ERR_CONFIG,
		    _("%s can be changed by everybody on "
		      "this computer; take that away with chmod o-w"),
		    shown.text);
	else if ((text = path_read_small(path, INI_BYTES_MAX, &n, err)) != NULL)
		ok = ini_read_text(
		    shown.text, (struct str){ text, n }, reader, err);
	free(text);
	safetext_release(&shown);
	return ok;
}
