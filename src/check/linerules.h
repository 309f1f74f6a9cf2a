/* SPDX-License-Identifier: MIT */
/* The LINE rules: what a record looks like before anyone reads its ID. */
#ifndef CHECK_LINERULES_H
#define CHECK_LINERULES_H

#include "check/judge.h"

enum {
	LINE_BYTES_MAX = 102400,
	C2C_HASHES_MAX = 10,	/* cells behind the first */
};

void rule_return_inside(struct judge *j);	/* LINE-CR */
void rule_long(struct judge *j);		/* LINE-LONG */
bool rule_blank(struct judge *j);		/* LINE-BLANK: stop */
bool rule_header(struct judge *j);		/* LINE-HEADER: stop */
/* LINE-LEADSP; the spaces are gone from the body after it. */
void rule_leading_space(struct judge *j);

/* LINE-TRAILTAB or LINE-TRAILSP, for what stands in s behind trimmed. */
void rule_trailing(struct judge *j, struct str s, struct str trimmed);
/* LINE-TABSP: spaces at either side of the tab at s[tab]. */
void rule_tab_space(struct judge *j, struct str s, size_t tab);
/* Exactly one of LINE-LITTAB, LINE-SPACES, LINE-CSV, LINE-NOTAB, and the
 * rules of personal data on what stands before the first separator. */
void rule_separator(struct judge *j, struct str s);

#endif
