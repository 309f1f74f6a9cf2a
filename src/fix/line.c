/* SPDX-License-Identifier: MIT */
/* Repairs of blanks and separators; those of the payload are in payload.c */
#include "fix/line.h"

#include "fix/pairs.h"
#include "spec/payload.h"

static unsigned
count_tabs(struct str s)
{
	unsigned tabs = 0;

	for (size_t i = 0; i < s.n; i++)
		tabs += s.p[i] == '\t';
	return tabs;
}

/* R08: the tab after an ID alone is part of the line. */
static bool
trim_end(const struct fix_line *line, struct buf *out)
{
	struct str cut = str_trim_end(line->text, " \t");

	if (cut.n == line->text.n || cut.n == 0 ||
	    (!line->cells && count_tabs(cut) < line->tabs))
		return false;
	buf_add_str(out, cut);
	return true;
}

static struct str
trim_front(struct str s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = str_cut(s, 1, s.n);
	return s;
}

/* R09 */
static bool
trim_start(const struct fix_line *line, struct buf *out)
{
	struct str cut = trim_front(line->text);

	if (cut.n == line->text.n || cut.n == 0)
		return false;
	buf_add_str(out, cut);
	return true;
}

/* R10: blanks on both sides of the tabs that separate. */
static bool
trim_around_tabs(const struct fix_line *line, struct buf *out)
{
	unsigned tabs = line->cells ? FIX_TABS_ANY : line->tabs;
	struct str rest = line->text;

	for (unsigned i = 0; i < tabs; i++) {
		size_t tab = str_find(rest, 0, '\t');

		if (tab == rest.n)
			break;
		buf_add_str(out, str_trim_end(str_cut(rest, 0, tab), " "));
		buf_add_char(out, '\t');
		rest = trim_front(str_cut(rest, tab + 1, rest.n));
	}
	buf_add_str(out, rest);
	return out->n != line->text.n;
}

/* R11: as many as the kind needs, with the blanks around them.  With
 * nothing behind it a real tab would say something else: take all away. */
static bool
typed_tabs(const struct fix_line *line, struct buf *out)
{
	unsigned have = count_tabs(line->text);
	struct str rest = line->text;
	size_t at, n;

	while (have < line->tabs && (n = payload_typed_tab(rest, &at)) > 0) {
		buf_add_str(out, str_trim_end(str_cut(rest, 0, at), " "));
		buf_add_char(out, '\t');
		rest = trim_front(str_cut(rest, at + n, rest.n));
		have++;
	}
	if (out->n == 0 || str_trim(rest, " \t").n == 0)
		return false;
	buf_add_str(out, rest);
	return true;
}

/* Repair the payload; leave what stands before it, and blanks after it. */
static bool
on_payload(const struct fix_line *line, struct buf *out,
    bool (*repair)(struct str payload, struct buf *out))
{
	struct str kept = str_trim_end(line->text, " \t");
	size_t at = 0;

	for (unsigned i = 0; i < line->tabs; i++) {
		at = str_find(kept, at, '\t');
		if (at == kept.n)
			return false;
		at++;
	}
	buf_add_str(out, str_cut(kept, 0, at));
	if (!repair(str_cut(kept, at, kept.n), out))
		return false;
	buf_add_str(out, str_cut(line->text, kept.n, line->text.n));
	return !str_eq(buf_str(out), line->text);
}

static const struct {
	bool (*line)(const struct fix_line *line, struct buf *out);
	bool (*payload)(struct str payload, struct buf *out);
} repairs[FIX_COUNT] = {
	[FIX_R08] = { .line = trim_end },
	[FIX_R09] = { .line = trim_start },
	[FIX_R10] = { .line = trim_around_tabs },
	[FIX_R11] = { .line = typed_tabs },
	[FIX_R15] = { .payload = pairs_plain_quotes },
	[FIX_R15B] = { .payload = pairs_single_quotes },
	[FIX_R16] = { .payload = pairs_no_dash },
	[FIX_R17] = { .payload = pairs_no_empty },
};

bool
line_repair(enum fix_id fix, const struct fix_line *line, struct buf *out)
{
	bool done = false;

	if (repairs[fix].line != NULL)
		done = repairs[fix].line(line, out);
	else if (repairs[fix].payload != NULL)
		done = on_payload(line, out, repairs[fix].payload);
	if (!done)
		buf_clear(out);
	return done;
}
