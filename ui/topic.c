/* SPDX-License-Identifier: MIT */
/* Folding of help topics. */
#include "ui/topic.h"

#include <string.h>

#include "base/intl.h"

enum { MARK = 3 };	/* "## " and "-> " */

static bool
is_verbatim(const char *line)
{
	return line[0] == ' ' || line[0] == '\t' || line[0] == '-' ||
	    line[0] == '*';
}

static void
flush(struct page *page, struct buf *paragraph, bool verbatim)
{
	if (paragraph->n == 0)
		return;
	if (verbatim)
		page_literal(page, buf_text(paragraph));
	else
		page_text(page, buf_text(paragraph));
	buf_clear(paragraph);
}

/* "-> name": the title of that topic says more than its name. */
static void
add_link(struct page *page, const char *name)
{
	struct help_topic other = { 0 };
	bool known = help_read(&other, name, NULL, NULL);

	page_text(page, page_print(page, _("See also: %s"),
	    known ? other.title : name));
	help_release(&other);
}

/* Headings and links stand alone. */
static bool
is_marked(const char *line)
{
	return strncmp(line, "## ", MARK) == 0 ||
	    strncmp(line, "-> ", MARK) == 0;
}

static void
add_marked(struct page *page, const char *line)
{
	if (line[0] == '#')
		page_heading(page, page_copy(page, line + MARK));
	else
		add_link(page, line + MARK);
}

void
topic_add(struct page *page, const struct help_topic *help)
{
	struct buf paragraph = { 0 };
	bool verbatim = false;

	for (size_t i = 0; i < help->count; i++) {
		const char *line = help->lines[i];

		if (line[0] == '\0') {
			flush(page, &paragraph, verbatim);
			page_gap(page);
			continue;
		}
		if (is_marked(line)) {
			flush(page, &paragraph, verbatim);
			add_marked(page, line);
			continue;
		}
		if (is_verbatim(line) != verbatim) {
			flush(page, &paragraph, verbatim);
			verbatim = is_verbatim(line);
		}
		if (paragraph.n > 0)
			buf_add_char(&paragraph, verbatim ? '\n' : ' ');
		buf_add_text(&paragraph, line);
	}
	flush(page, &paragraph, verbatim);
	buf_release(&paragraph);
}
