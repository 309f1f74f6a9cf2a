/* SPDX-License-Identifier: MIT */
/* How the snippet reads the ID: one function of JavaScript a placement. */
#include <inttypes.h>
#include <string.h>

#include "spec/jspath.h"
#include "spec/snippet.h"
#include "spec/snippet_make.h"

struct str
snippet_answer(const struct making *m, enum field_id id)
{
	return answers_get(m->a, field_get(id)->key);
}

bool
snippet_is(const struct making *m, enum field_id id, const char *word)
{
	return str_eq_text(snippet_answer(m, id), word);
}

/* Bytes of the separator U+2028 or U+2029 at s[i]; 0 if there is none. */
static size_t
separator_at(struct str s, size_t i)
{
	return s.n - i >= 3 && s.p[i] == '\xE2' && s.p[i + 1] == '\x80' &&
		       (s.p[i + 2] == '\xA8' || s.p[i + 2] == '\xA9')
		   ? 3
		   : 0;
}

void
snippet_literal(struct str text, struct buf *out)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (separator_at(text, i) > 0) {
			buf_add_text(out,
			    text.p[i + 2] == '\xA8' ? "\\u2028" : "\\u2029");
			i += 2;
		} else if (c == '"' || c == '\\') {
			buf_printf(out, "\\%c", c);
		} else if (c < 0x20 || c == 0x7F || c == '<' || c == '>' ||
			   c == '\'' || c == '&') {
			buf_printf(out, "\\u%04X", c);
		} else {
			buf_add_char(out, (char)c);
		}
	}
	buf_add_char(out, '"');
}

void
snippet_steps(struct str path, struct buf *out)
{
	struct jspath_step step;
	bool first = true;

	buf_add_char(out, '[');
	while (jspath_next(&path, first, &step)) {
		buf_add_text(out, first ? "" : ", ");
		if (step.index)
			buf_add_str(out, step.name);
		else
			snippet_literal(step.name, out);
		first = false;
	}
	buf_add_char(out, ']');
}

static struct str
answer_or(const struct making *m, enum field_id id, const char *fallback)
{
	struct str s = snippet_answer(m, id);

	return s.n > 0 ? s : str_from(fallback);
}

/* A cookie's name inside a regular expression. */
static void
add_escaped_name(struct str name, struct buf *out)
{
	struct buf escaped = { 0 };

	for (size_t i = 0; i < name.n; i++) {
		if (memchr("$*+.^|", name.p[i], 6) != NULL)
			buf_add_char(&escaped, '\\');
		buf_add_char(&escaped, name.p[i]);
	}
	snippet_literal(buf_str(&escaped), out);
	buf_release(&escaped);
}

static void
read_cookie(const struct making *m)
{
	buf_add_text(m->out, "    var m = document.cookie.match(new RegExp(\n"
			     "      \"(?:^|;\\\\s*)\" + ");
	add_escaped_name(snippet_answer(m, FIELD_COOKIE), m->out);
	buf_add_text(m->out, " + \"=([^;]*)\"));\n"
			     "    return m ? m[1] : null;\n");
}

static void
read_analytics(const struct making *m)
{
	struct buf name = { 0 };
	uint64_t number = 0;
	bool prop = false;

	(void)field_evar(snippet_answer(m, FIELD_EVAR), &prop, &number);
	buf_printf(&name, "%s%" PRIu64, prop ? "prop" : "eVar", number);
	buf_add_text(m->out, "    var o = walk(window, ");
	snippet_steps(answer_or(m, FIELD_OBJECT, "s"), m->out);
	buf_add_text(m->out, ");\n    return o ? o[");
	snippet_literal(buf_str(&name), m->out);
	buf_add_text(m->out, "] : null;\n");
	buf_release(&name);
}

/* The first step is the list of events; the rest is looked for in each. */
static void
read_queue(const struct making *m)
{
	struct str rest = snippet_answer(m, FIELD_PATH);
	struct jspath_step list, index;

	(void)jspath_next(&rest, true, &list);
	/* The place in the list is not the person's to know. */
	if (rest.n > 0 && rest.p[0] == '[')
		(void)jspath_next(&rest, false, &index);
	if (rest.n > 0 && rest.p[0] == '.')
		rest = str_cut(rest, 1, rest.n);
	buf_add_text(m->out, "    var q = window[");
	snippet_literal(list.name, m->out);
	buf_add_text(m->out, "] || [], i, v;\n"
			     "    for (i = q.length - 1; i >= 0; i--) {\n"
			     "      v = walk(q[i], ");
	snippet_steps(rest, m->out);
	buf_add_text(m->out, ");\n"
			     "      if (v !== null) { return v; }\n"
			     "    }\n"
			     "    return null;\n");
}

static void
read_path(const struct making *m)
{
	if (m->row == placement_get(PLACEMENT_DATALAYER) &&
	    snippet_is(m, FIELD_QUEUE, "queue")) {
		read_queue(m);
		return;
	}
	buf_add_text(m->out, "    return walk(window, ");
	snippet_steps(snippet_answer(m, FIELD_PATH), m->out);
	buf_add_text(m->out, ");\n");
}

static void
read_dom(const struct making *m)
{
	struct str attribute = snippet_answer(m, FIELD_ATTRIBUTE);

	buf_add_text(m->out, "    var e = document.querySelector(");
	snippet_literal(snippet_answer(m, FIELD_SELECTOR), m->out);
	buf_add_text(m->out, ");\n    return e ? ");
	if (str_eq_text(attribute, "text")) {
		buf_add_text(m->out, "e.textContent");
	} else if (str_eq_text(attribute, "value")) {
		buf_add_text(m->out, "e.value");
	} else {
		buf_add_text(m->out, "e.getAttribute(");
		snippet_literal(attribute, m->out);
		buf_add_char(m->out, ')');
	}
	buf_add_text(m->out, " : null;\n");
}

static void
read_storage(const struct making *m)
{
	buf_add_text(m->out, "    try { return window[");
	snippet_literal(answer_or(m, FIELD_STORAGE, "localStorage"), m->out);
	buf_add_text(m->out, "].getItem(");
	snippet_literal(snippet_answer(m, FIELD_ITEM), m->out);
	buf_add_text(m->out, "); } catch (x) { return null; }\n");
}

static void
read_url(const struct making *m)
{
	buf_add_text(
	    m->out, "    return new URLSearchParams(location.search).get(");
	snippet_literal(snippet_answer(m, FIELD_PARAM), m->out);
	buf_add_text(m->out, ");\n");
}

static const struct reader_row {
	void (*write)(const struct making *m);
	enum field_id needs[2];
	size_t need_count;
} readers[] = {
	[READER_NONE] = { NULL, { FIELD_COOKIE }, 0 },
	[READER_COOKIE] = { read_cookie, { FIELD_COOKIE }, 1 },
	[READER_ANALYTICS] = { read_analytics, { FIELD_EVAR }, 1 },
	[READER_PATH] = { read_path, { FIELD_PATH }, 1 },
	[READER_DOM] = { read_dom, { FIELD_SELECTOR, FIELD_ATTRIBUTE }, 2 },
	[READER_STORAGE] = { read_storage, { FIELD_ITEM }, 1 },
	[READER_URL] = { read_url, { FIELD_PARAM }, 1 },
};

void
snippet_reader(const struct making *m)
{
	enum reader r = m->row->reader;

	buf_add_text(m->out,
	    "  function walk(o, path) {\n"
	    "    for (var i = 0; i < path.length; i++) {\n"
	    "      if (o === null || o === undefined) { return null; }\n"
	    "      o = o[path[i]];\n"
	    "    }\n"
	    "    return o === undefined ? null : o;\n"
	    "  }\n"
	    "  function reader() {\n");
	if (readers[r].write != NULL)
		readers[r].write(m);
	else
		buf_add_text(m->out,
		    "    /* Return the customer ID your code has already. */\n"
		    "    return null;\n");
	buf_add_text(m->out, "  }\n");
}

size_t
snippet_reader_needs(const struct making *m, const enum field_id **fields)
{
	const struct reader_row *r = &readers[m->row->reader];

	*fields = r->needs;
	return r->need_count;
}
