/* SPDX-License-Identifier: MIT */
/* One line by itself. */
#include <string.h>

#include "check/check.h"
#include "check/judge.h"

size_t
check_one_line(const struct context *context, const struct name_parts *name,
    struct str line, bool first, struct finding *out, size_t max)
{
	struct facts facts;
	struct judge judge = { .facts = NULL };
	struct line one = { .text = line, .number = first ? 1 : 2 };
	size_t n;

	one.text = str_trim_end(line, "\r");
	one.length = one.text.n;
	facts_fill(&facts, context, name);
	judge_line(&judge, &facts, &one, first);
	n = judge.count;
	for (size_t i = 0; i < n && i < max; i++) {
		out[i] = judge.found[i];
		out[i].line = 1;
	}
	judge_release(&judge);
	facts_release(&facts);
	return n;
}
