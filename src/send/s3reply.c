/* SPDX-License-Identifier: MIT */
/* The scanner for replies: a document is a row of tokens, tags and text. */
#include "send/s3reply.h"

#include <stdint.h>

enum token_kind {
	TOKEN_OPEN,		/* <name ...> */
	TOKEN_CLOSE,		/* </name> */
	TOKEN_BOTH,		/* <name/> */
	TOKEN_TEXT,
	TOKEN_OTHER,		/* <?xml ...?> and comments */
	TOKEN_END,
	TOKEN_BAD,
};

struct token {
	enum token_kind kind;
	struct str text;	/* the name, or the text as it stands */
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The end of a tag, which is no > within quotes; body.n: it has none. */
static size_t
tag_end(struct str body, size_t at)
{
	char quote = '\0';

	for (; at < body.n; at++) {
		char c = body.p[at];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			break;
	}
	return at;
}

/* "s3:Code a='b'" -> "Code" */
static struct str
tag_name(struct str inside)
{
	size_t end = 0, colon;

	while (end < inside.n && !is_space(inside.p[end]) &&
	    inside.p[end] != '/')
		end++;
	colon = str_find(str_cut(inside, 0, end), 0, ':');
	return str_cut(inside, colon < end ? colon + 1 : 0, end);
}

static struct token
read_tag(struct str body, size_t *at)
{
	size_t from = *at + 1, end = tag_end(body, from);
	struct token token = { TOKEN_OPEN, { NULL, 0 } };
	struct str inside;

	if (end == body.n)
		return (struct token){ .kind = TOKEN_BAD };
	inside = str_cut(body, from, end);
	*at = end + 1;
	if (str_starts(inside, "/")) {
		token.kind = TOKEN_CLOSE;
		inside = str_cut(inside, 1, inside.n);
	} else if (str_ends(inside, "/")) {
		token.kind = TOKEN_BOTH;
	}
	token.text = tag_name(inside);
	if (token.text.n == 0)
		token.kind = TOKEN_BAD;
	return token;
}

/* A declaration or a comment; anything else with <! has no place here. */
static struct token
read_other(struct str body, size_t *at)
{
	struct str rest = str_cut(body, *at, body.n);
	bool comment = str_starts(rest, "<!--");
	const char *end = comment ? "-->" : "?>";
	size_t skip = comment ? 4 : 2, found;

	if (!comment && !str_starts(rest, "<?"))
		return (struct token){ .kind = TOKEN_BAD };
	rest = str_cut(rest, skip, rest.n);
	found = str_find_text(rest, end);
	if (found == rest.n)
		return (struct token){ .kind = TOKEN_BAD };
	*at += skip + found + strlen(end);
	return (struct token){ .kind = TOKEN_OTHER };
}

/* The token at *at, which moves behind it. */
static struct token
next_token(struct str body, size_t *at)
{
	size_t from = *at;

	if (from >= body.n)
		return (struct token){ .kind = TOKEN_END };
	if (body.p[from] != '<') {
		*at = str_find(body, from, '<');
		return (struct token){ TOKEN_TEXT,
			str_cut(body, from, *at) };
	}
	if (from + 1 < body.n &&
	    (body.p[from + 1] == '!' || body.p[from + 1] == '?'))
		return read_other(body, at);
	return read_tag(body, at);
}

static bool
only_space(struct str s)
{
	return str_trim(s, " \t\r\n").n == 0;
}

bool
s3reply_whole(struct str body, struct str *root)
{
	struct str open[S3REPLY_DEPTH], first = { NULL, 0 };
	size_t depth = 0, at = 0;

	if (body.n > S3REPLY_MAX)
		return false;
	for (;;) {
		struct token t = next_token(body, &at);
		bool begins = t.kind == TOKEN_OPEN || t.kind == TOKEN_BOTH;

		if (t.kind == TOKEN_END)
			break;
		if (t.kind == TOKEN_BAD ||
		    (depth == 0 && begins && first.p != NULL) ||
		    (depth == 0 && t.kind == TOKEN_TEXT &&
		    !only_space(t.text)))
			return false;
		if (begins && first.p == NULL)
			first = t.text;
		if (t.kind == TOKEN_OPEN) {
			if (depth == S3REPLY_DEPTH)
				return false;
			open[depth++] = t.text;
		} else if (t.kind == TOKEN_CLOSE &&
		    (depth == 0 || !str_eq(open[--depth], t.text))) {
			return false;
		}
	}
	if (depth > 0 || first.p == NULL)
		return false;
	if (root != NULL)
		*root = first;
	return true;
}

/* "#34" or "#x22": a character of ASCII; 0: not that. */
static char
numbered(struct str entity)
{
	unsigned value = 0, base = 10;
	size_t i = 1;

	if (entity.n < 2 || entity.n > 6 || entity.p[0] != '#')
		return '\0';
	if (entity.p[1] == 'x') {
		base = 16;
		i = 2;
	}
	for (; i < entity.n; i++) {
		char c = char_lower(entity.p[i]);

		if (!(base == 16 ? char_is_hex(c) : char_is_digit(c)))
			return '\0';
		value = value * base +
		    (unsigned)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return value > 0 && value < 128 ? (char)value : '\0';
}

static char
entity_char(struct str entity)
{
	static const struct {
		const char *name;
		char c;
	} five[] = {
		{ "amp", '&' },
		{ "lt", '<' },
		{ "gt", '>' },
		{ "quot", '"' },
		{ "apos", '\'' },
	};

	for (size_t i = 0; i < sizeof(five) / sizeof(five[0]); i++)
		if (str_eq_text(entity, five[i].name))
			return five[i].c;
	return numbered(entity);
}

static bool
unescape(struct str text, char *out, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '&') {
			size_t end = str_find(text, i, ';');

			if (end == text.n)
				return false;
			c = entity_char(str_cut(text, i + 1, end));
			i = end;
		}
		if (c == '\0' || n + 1 >= room)
			return false;
		out[n++] = c;
	}
	out[n] = '\0';
	return true;
}

/* Behind the opening tag: text, perhaps none, and the end of the element. */
static bool
read_text(struct str body, size_t at, const char *name, struct str *text)
{
	struct token t = next_token(body, &at);

	*text = (struct str){ "", 0 };
	if (t.kind == TOKEN_TEXT) {
		*text = t.text;
		t = next_token(body, &at);
	}
	return t.kind == TOKEN_CLOSE && str_eq_text(t.text, name);
}

bool
s3reply_text(struct str body, const char *name, char *out, size_t room)
{
	struct token t = { .kind = TOKEN_OTHER };
	struct str text = { "", 0 };
	size_t at = 0;

	out[0] = '\0';
	if (body.n > S3REPLY_MAX)
		return false;
	while (t.kind != TOKEN_END && t.kind != TOKEN_BAD) {
		t = next_token(body, &at);
		if ((t.kind == TOKEN_OPEN || t.kind == TOKEN_BOTH) &&
		    str_eq_text(t.text, name))
			break;
	}
	if ((t.kind == TOKEN_BOTH ||
	    (t.kind == TOKEN_OPEN && read_text(body, at, name, &text))) &&
	    unescape(text, out, room))
		return true;
	out[0] = '\0';
	return false;
}
