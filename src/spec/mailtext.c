/* SPDX-License-Identifier: MIT */
/*
 * Reads a mail the way it is: a head, then bodies, each up to a line that
 * begins with "--" and a boundary that some head told.  Nothing is trusted
 * to be complete, and nothing is nested: the parts of a mail in a mail come
 * one after the other just as well.
 */
#include "spec/mailtext.h"

#include "spec/mailcode.h"

enum { BOUNDARIES_MAX = 16 };

enum coding { CODING_NONE, CODING_QUOTED, CODING_BASE64 };

struct reading {
	struct str mail;
	struct buf *out;
	struct str boundaries[BOUNDARIES_MAX];
	size_t count;
	enum coding coding;	/* of the body that comes */
	bool html, other;	/* other: no text at all */
	bool message;		/* another head comes first */
};

/* --- heads ------------------------------------------------------------- */

/* "Content-Type: ..."; not "Records received: ...". */
static bool
is_header(struct str line)
{
	size_t i = 0;

	while (i < line.n && (char_is_letter(line.p[i]) ||
	    char_is_digit(line.p[i]) || line.p[i] == '-'))
		i++;
	return i > 0 && i < line.n && line.p[i] == ':';
}

static bool
is_more_of_header(struct str line)
{
	return line.n > 1 && (line.p[0] == ' ' || line.p[0] == '\t');
}

static bool
holds(struct str s, const char *word)
{
	struct str w = str_from(word);

	for (size_t i = 0; i + w.n <= s.n; i++)
		if (str_eq_nocase(str_cut(s, i, i + w.n), w))
			return true;
	return false;
}

static bool
is_called(struct str line, const char *name)
{
	size_t n = strlen(name);

	return line.n > n &&
	    str_eq_nocase(str_cut(line, 0, n), str_from(name));
}

static void
take_boundary(struct reading *r, struct str line)
{
	static const char mark[] = "boundary=";
	size_t n = sizeof(mark) - 1;
	struct str value;

	for (size_t i = 0; i + n < line.n; i++) {
		if (!str_eq_nocase(str_cut(line, i, i + n), str_from(mark)))
			continue;
		value = str_cut(line, i + n, line.n);
		value = str_cut(value, 0, str_find(value, 0, ';'));
		value = str_trim(value, "\" \t\r");
		if (value.n > 0 && r->count < BOUNDARIES_MAX)
			r->boundaries[r->count++] = value;
		return;
	}
}

static void
take_header(struct reading *r, struct str line)
{
	take_boundary(r, line);
	if (is_called(line, "content-transfer-encoding:"))
		r->coding = holds(line, "base64") ? CODING_BASE64
		    : holds(line, "quoted-printable") ? CODING_QUOTED
		    : CODING_NONE;
	if (!is_called(line, "content-type:"))
		return;
	r->html = holds(line, "text/html");
	r->message = holds(line, "message/");
	r->other = !r->message && !holds(line, "text/") &&
	    !holds(line, "multipart/");
}

/* A head ends at an empty line, or where people pasted on without one.
 * What it says stays in the text: a receipt may stand right below. */
static size_t
take_head(struct reading *r, size_t at)
{
	size_t start = at;

	r->coding = CODING_NONE;
	r->html = r->other = r->message = false;
	while (at < r->mail.n) {
		size_t end = str_find(r->mail, at, '\n');
		struct str line = str_trim_end(str_cut(r->mail, at, end),
		    "\r");

		if (!is_header(line) && !is_more_of_header(line))
			break;
		take_header(r, line);
		at = end < r->mail.n ? end + 1 : end;
	}
	buf_add_str(r->out, str_cut(r->mail, start, at));
	return at;
}

/* --- bodies ------------------------------------------------------------ */

static void
add_decoded(struct buf *out, struct str text, bool html)
{
	if (html)
		mailcode_html(out, text);
	else
		buf_add_str(out, text);
}

static void
add_coded(struct buf *out, struct str text, enum coding coding, bool html)
{
	struct buf plain = { .max = text.n + 1 };

	if (coding == CODING_QUOTED)
		mailcode_quoted(&plain, text);
	else
		mailcode_base64(&plain, text);
	add_decoded(out, buf_str(&plain), html);
	buf_release(&plain);
}

static void
add_body(struct reading *r, size_t from, size_t to)
{
	struct str body = str_cut(r->mail, from, to);

	if (r->other)
		return;
	if (r->coding == CODING_NONE)
		add_decoded(r->out, body, r->html);
	else
		add_coded(r->out, body, r->coding, r->html);
	buf_add_char(r->out, '\n');
}

static bool
is_boundary(const struct reading *r, struct str line)
{
	if (!str_starts(line, "--"))
		return false;
	line = str_cut(line, 2, line.n);
	for (size_t i = 0; i < r->count; i++) {
		struct str b = r->boundaries[i];

		if (line.n >= b.n && str_eq(str_cut(line, 0, b.n), b))
			return true;
	}
	return false;
}

static size_t
take_body(struct reading *r, size_t at)
{
	size_t start = at;

	while (at < r->mail.n) {
		size_t end = str_find(r->mail, at, '\n');
		size_t next = end < r->mail.n ? end + 1 : end;

		if (is_boundary(r, str_cut(r->mail, at, end))) {
			add_body(r, start, at);
			return next;
		}
		at = next;
	}
	add_body(r, start, at);
	return at;
}

static size_t
skip_empty_line(struct str s, size_t at)
{
	if (at < s.n && s.p[at] == '\r')
		at++;
	return at < s.n && s.p[at] == '\n' ? at + 1 : at;
}

static void
read_as_told(struct buf *out, struct str mail)
{
	struct reading r = { .mail = mail, .out = out };
	size_t at = 0;

	while (at < mail.n) {
		at = skip_empty_line(mail, take_head(&r, at));
		if (!r.message)
			at = take_body(&r, at);
	}
}

/* --- without headers --------------------------------------------------- */

/* The lines without the marks of a forwarded mail. */
static void
add_unmarked(struct buf *out, struct str mail)
{
	for (size_t at = 0; at < mail.n;) {
		size_t end = str_find(mail, at, '\n');

		while (at < end && (mail.p[at] == '>' || mail.p[at] == ' '))
			at++;
		buf_add_str(out, str_cut(mail, at, end));
		buf_add_char(out, '\n');
		at = end + 1;
	}
}

static void
read_guessed(struct buf *out, struct str mail, enum mailtext_way way)
{
	struct buf plain = { .max = mail.n + 1 };

	add_unmarked(&plain, mail);
	add_coded(out, buf_str(&plain), way == MAILTEXT_QUOTED
	    ? CODING_QUOTED : CODING_BASE64, true);
	buf_release(&plain);
}

static void
read_letters(struct buf *out, struct str mail, enum mailtext_way way)
{
	if (way == MAILTEXT_AS_TOLD)
		read_as_told(out, mail);
	else
		read_guessed(out, mail, way);
}

void
mailtext_add(struct buf *out, struct str mail, enum mailtext_way way)
{
	struct buf whole = { .max = mail.n + 1 };

	if (str_find(mail, 0, '\0') == mail.n) {
		read_letters(out, mail, way);
		return;
	}
	for (size_t i = 0; i < mail.n; i++)
		if (mail.p[i] != '\0')
			buf_add_char(&whole, mail.p[i]);
	read_letters(out, buf_str(&whole), way);
	buf_release(&whole);
}
