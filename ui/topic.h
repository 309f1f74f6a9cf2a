/* SPDX-License-Identifier: MIT */
/* A help topic on a page: lines that belong together become paragraphs that
 * fold as the window asks; indented lines stay as they are. */
#ifndef UI_TOPIC_H
#define UI_TOPIC_H

#include "run/help.h"
#include "ui/page.h"

struct topic {
	struct help_topic help;
	bool known;
	char why[ERR_TEXT_MAX];
};

void topic_add(struct page *page, const struct help_topic *help);

#endif
