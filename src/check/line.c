/* SPDX-License-Identifier: MIT */
/* Carriage returns off, blank or not. */
#include "check/line.h"

static bool
has_ink(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r')
			return true;
	return false;
}

static size_t
returns_at_end(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[s.n - 1 - n] == '\r')
		n++;
	return n;
}

/* Empty, or spaces and tabs: decided at the first other byte. */
static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	return true;
}

void
measure_add(struct measure *m, struct str piece)
{
	size_t returns = returns_at_end(piece);

	m->length += piece.n;
	m->returns = returns == piece.n ? m->returns + returns : returns;
	if (!m->inked)
		m->inked = has_ink(piece);
}

void
line_measured(struct line *line, struct str text, const struct measure *m)
{
	line->returns = m->returns;
	line->length = m->length - m->returns;
	line->text = text;
	if (line->length < text.n)
		line->text.n = (size_t)line->length;
	line->blank = line->length == line->text.n ? is_blank(line->text) :
	    !m->inked && is_blank(line->text);
}

void
line_whole(struct line *line, struct str bytes)
{
	struct measure m = { 0 };

	if (bytes.n > READER_HOLD) {
		measure_add(&m, bytes);
		bytes.n = READER_HOLD;
	} else {
		/* All of it is kept: nobody asks for ink. */
		m.length = bytes.n;
		m.returns = returns_at_end(bytes);
	}
	line_measured(line, bytes, &m);
}
