/* SPDX-License-Identifier: MIT */
/* Marks and names for what can not be seen. */
#include "ui/visible.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "spec/mask.h"

/* Characters with a mark of their own, in order. */
static const struct {
	uint32_t from, to;
	enum visible_class class;
	const char *mark;	/* NULL: [U+XXXX], "" : itself */
} ranges[] = {
	{ 0x00, 0x00, VISIBLE_NUL, "NUL" },
	{ 0x09, 0x09, VISIBLE_TAB, NULL },
	{ 0x0D, 0x0D, VISIBLE_CR, "CR" },
	{ 0x1B, 0x1B, VISIBLE_CONTROL, "ESC" },
	{ 0x01, 0x1F, VISIBLE_CONTROL, NULL },
	{ 0x7F, 0x7F, VISIBLE_CONTROL, "DEL" },
	{ 0x80, 0x9F, VISIBLE_CONTROL, NULL },
	{ 0xA0, 0xA0, VISIBLE_NBSP, "NBSP" },
	{ 0xAD, 0xAD, VISIBLE_SOFT_HYPHEN, "SHY" },
	{ 0x061C, 0x061C, VISIBLE_BIDI, "ALM" },
	{ 0x1680, 0x1680, VISIBLE_NBSP, NULL },
	{ 0x2000, 0x200A, VISIBLE_NBSP, NULL },
	{ 0x200B, 0x200B, VISIBLE_ZERO_WIDTH, "ZWSP" },
	{ 0x200C, 0x200C, VISIBLE_ZERO_WIDTH, "ZWNJ" },
	{ 0x200D, 0x200D, VISIBLE_ZERO_WIDTH, "ZWJ" },
	{ 0x200E, 0x200E, VISIBLE_BIDI, "LRM" },
	{ 0x200F, 0x200F, VISIBLE_BIDI, "RLM" },
	{ 0x2018, 0x201F, VISIBLE_QUOTE, "" },
	{ 0x2028, 0x2028, VISIBLE_SEPARATOR, "LS" },
	{ 0x2029, 0x2029, VISIBLE_SEPARATOR, "PS" },
	{ 0x202A, 0x202A, VISIBLE_BIDI, "LRE" },
	{ 0x202B, 0x202B, VISIBLE_BIDI, "RLE" },
	{ 0x202C, 0x202C, VISIBLE_BIDI, "PDF" },
	{ 0x202D, 0x202D, VISIBLE_BIDI, "LRO" },
	{ 0x202E, 0x202E, VISIBLE_BIDI, "RLO" },
	{ 0x202F, 0x202F, VISIBLE_NBSP, "NNBSP" },
	{ 0x205F, 0x205F, VISIBLE_NBSP, NULL },
	{ 0x2060, 0x2060, VISIBLE_ZERO_WIDTH, "WJ" },
	{ 0x2066, 0x2066, VISIBLE_BIDI, "LRI" },
	{ 0x2067, 0x2067, VISIBLE_BIDI, "RLI" },
	{ 0x2068, 0x2068, VISIBLE_BIDI, "FSI" },
	{ 0x2069, 0x2069, VISIBLE_BIDI, "PDI" },
	{ 0x3000, 0x3000, VISIBLE_NBSP, NULL },
	{ 0xFEFF, 0xFEFF, VISIBLE_BOM, "BOM" },
	{ 0xFF01, 0xFF5E, VISIBLE_FULLWIDTH, "" },
};

/* Greek and Cyrillic letters that look like Latin ones. */
static const uint32_t lookalikes[] = { 0x391, 0x392, 0x395, 0x396, 0x397,
	0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7, 0x3BF,
	0x405, 0x406, 0x408, 0x410, 0x412, 0x415, 0x41A, 0x41C, 0x41D, 0x41E,
	0x420, 0x421, 0x422, 0x425, 0x430, 0x435, 0x43E, 0x440, 0x441, 0x443,
	0x445, 0x455, 0x456, 0x458 };

static bool
is_ascii_letter_at(struct str s, size_t at)
{
	return at < s.n && char_is_letter(s.p[at]);
}

/* Only beside a Latin letter; a Russian word is just a word. */
static bool
looks_alike(struct str s, size_t at, size_t n, uint32_t cp)
{
	if (!is_ascii_letter_at(s, at + n) &&
	    (at == 0 || !is_ascii_letter_at(s, at - 1)))
		return false;
	for (size_t i = 0; i < sizeof(lookalikes) / sizeof(lookalikes[0]); i++)
		if (lookalikes[i] == cp)
			return true;
	return false;
}

/* A space that a person has to see: at an edge, beside another one, or
 * beside a mark that separates. */
static bool
space_matters(struct str s, size_t at)
{
	static const char beside[] = " \t,=;\"";

	return at == 0 || at + 1 == s.n ||
	    memchr(beside, s.p[at - 1], sizeof(beside) - 1) != NULL ||
	    memchr(beside, s.p[at + 1], sizeof(beside) - 1) != NULL;
}

static void
say(struct visible *v, const char *text)
{
	(void)snprintf(v->text, sizeof(v->text), "%s", text);
	v->columns = utf8_columns(str_from(v->text));
}

static void
keep(struct visible *v, const char *bytes, uint32_t cp)
{
	memcpy(v->text, bytes, v->used);
	v->text[v->used] = '\0';
	v->columns = utf8_width(cp);
}

static void
say_code(struct visible *v, uint32_t cp, const struct visible_style *style)
{
	(void)snprintf(v->text, sizeof(v->text),
	    style->glyphs == GLYPHS_ASCII ? "<U+%04X>" : "[U+%04X]", cp);
	v->columns = (int)strlen(v->text);
}

/* In ASCII the four quotes people meet have names. */
static void
say_quote(struct visible *v, const char *bytes, uint32_t cp,
    const struct visible_style *style)
{
	static const char *const names[] = { "<LSQUO>", "<RSQUO>", "<SBQUO>",
		"<HSQUO>", "<LDQUO>", "<RDQUO>", "<BDQUO>", "<HDQUO>" };

	if (style->glyphs == GLYPHS_ASCII)
		say(v, names[cp - 0x2018]);
	else
		keep(v, bytes, cp);
}

static void
say_blank(struct visible *v, enum glyph g, const struct visible_style *style)
{
	if (style->marks)
		say(v, glyph_text(style->glyphs, g));
	else
		say(v, g == GLYPH_TAB ? "    " : " ");
}

/* What stands in the table of ranges; false if nothing does. */
static bool
from_table(struct visible *v, const char *bytes, uint32_t cp,
    const struct visible_style *style)
{
	char mark[12];
	size_t i;

	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp >= ranges[i].from && cp <= ranges[i].to)
			break;
	if (i == sizeof(ranges) / sizeof(ranges[0]))
		return false;
	v->class = ranges[i].class;
	if (v->class == VISIBLE_TAB) {
		say_blank(v, GLYPH_TAB, style);
	} else if (v->class == VISIBLE_QUOTE) {
		say_quote(v, bytes, cp, style);
	} else if (ranges[i].mark == NULL) {
		say_code(v, cp, style);
	} else if (ranges[i].mark[0] != '\0') {
		(void)snprintf(mark, sizeof(mark), "[%s]", ranges[i].mark);
		say(v, mark);
	} else if (style->glyphs == GLYPHS_ASCII) {
		say_code(v, cp, style);
	} else {
		keep(v, bytes, cp);
	}
	return true;
}

/* The shape in the place of a letter or digit, as wide as it was. */
static void
mask(struct visible *v, uint32_t cp)
{
	char shape = mask_of(cp);
	int columns = utf8_width(cp);

	if (shape == 0 || (v->class != VISIBLE_PLAIN &&
	    v->class != VISIBLE_LOOKALIKE && v->class != VISIBLE_FULLWIDTH))
		return;
	memset(v->text, shape, (size_t)columns);
	v->text[columns] = '\0';
	v->columns = columns;
}

static void
show(struct str line, size_t at, uint32_t cp,
    const struct visible_style *style, struct visible *out)
{
	const char *bytes = line.p + at;

	if (out->used == 0) {
		out->used = 1;
		out->class = VISIBLE_BAD_BYTE;
		(void)snprintf(out->text, sizeof(out->text), "[x%02X]",
		    (unsigned)(unsigned char)bytes[0]);
		out->columns = 5;
	} else if (cp == ' ') {
		if (space_matters(line, at)) {
			out->class = VISIBLE_SPACE;
			say_blank(out, GLYPH_SPACE, style);
		} else {
			say(out, " ");
		}
	} else if (cp > ' ' && cp < 0x7F) {
		keep(out, bytes, cp);
	} else if (from_table(out, bytes, cp, style)) {
		return;
	} else if (utf8_hides(cp)) {
		out->class = VISIBLE_OTHER;
		say_code(out, cp, style);
	} else {
		if (looks_alike(line, at, out->used, cp))
			out->class = VISIBLE_LOOKALIKE;
		if (style->glyphs == GLYPHS_ASCII)
			say_code(out, cp, style);
		else
			keep(out, bytes, cp);
	}
}

void
visible_next(struct str line, size_t at, const struct visible_style *style,
    struct visible *out)
{
	uint32_t cp = 0;

	*out = (struct visible){ .used = utf8_decode(line, at, &cp) };
	show(line, at, cp, style, out);
	if (style->masked && out->class != VISIBLE_BAD_BYTE)
		mask(out, cp);
}

uint32_t
visible_classes(struct str line)
{
	static const struct visible_style style = { GLYPHS_ASCII, true, false };
	struct visible v;
	uint32_t set = 0;

	for (size_t at = 0; at < line.n; at += v.used) {
		visible_next(line, at, &style, &v);
		set |= 1u << v.class;
	}
	return set & ~(1u << VISIBLE_PLAIN);
}

const char *
visible_name(enum visible_class class)
{
	static const char *const names[] = {
		[VISIBLE_PLAIN] = N_("plain character"),
		[VISIBLE_TAB] = N_("tab"),
		[VISIBLE_SPACE] = N_("space"),
		[VISIBLE_CR] = N_("carriage return"),
		[VISIBLE_BOM] = N_("byte order mark"),
		[VISIBLE_NBSP] = N_("no-break or odd space"),
		[VISIBLE_ZERO_WIDTH] = N_("character without width"),
		[VISIBLE_SOFT_HYPHEN] = N_("soft hyphen"),
		[VISIBLE_BIDI] = N_("text direction mark"),
		[VISIBLE_QUOTE] = N_("curly quote"),
		[VISIBLE_LOOKALIKE] = N_("look-alike letter"),
		[VISIBLE_CONTROL] = N_("control character"),
		[VISIBLE_BAD_BYTE] = N_("byte that is no UTF-8"),
		[VISIBLE_FULLWIDTH] = N_("full-width character"),
		[VISIBLE_SEPARATOR] = N_("line separator"),
		[VISIBLE_NUL] = N_("NUL byte"),
		[VISIBLE_OTHER] = N_("hidden character"),
	};

	return _(names[class]);
}

/* What a plain character is. */
static void
describe_plain(const struct visible *v, bool masked, struct buf *out)
{
	bool letter = char_is_letter(v->text[0]);

	if (masked && (letter || v->text[0] == '\0'))
		buf_add_text(out, _("a letter"));
	else if (masked && v->text[0] == '9')
		buf_add_text(out, _("a digit"));
	else
		buf_printf(out, letter ? _("the letter %s")
		    : _("the character %s"), v->text);
}

void
visible_describe(struct str line, size_t at, bool masked, struct buf *out)
{
	struct visible_style style = { GLYPHS_UNICODE, true, masked };
	struct visible v;
	unsigned long run = 0;

	if (at >= line.n) {
		buf_add_text(out, _("the end of the line"));
		return;
	}
	visible_next(line, at, &style, &v);
	if (line.p[at] == ' ') {
		while (at + run < line.n && line.p[at + run] == ' ')
			run++;
		buf_printf(out, intl_plural("%lu space", "%lu spaces", run),
		    run);
	} else if (v.class == VISIBLE_PLAIN) {
		describe_plain(&v, masked, out);
	} else if (v.class == VISIBLE_TAB) {
		buf_add_text(out, _("a tab"));
	} else {
		buf_printf(out, _("%s, shown as %s"), visible_name(v.class),
		    v.text);
	}
}
