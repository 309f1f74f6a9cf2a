/* SPDX-License-Identifier: MIT */
/* What the command check was asked to do. */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "cmd/problems.h"
#include "spec/context.h"

struct check_settings {
	const char *as, *site_ids, *traits, *temp_folder;
	enum kind kind;
	enum idtype idtype;
	enum master master;
	uint64_t dpid, target, examples, memory;
	unsigned threads;	/* 0, as memory: what is usual */
	int64_t now;
	struct problems_way report;
	bool kind_given, examples_given, ic, json;
};

/* Check all files that these words stand for, and report on them.  Returns
 * the exit status. */
int check_words(const struct check_settings *s, char **words, size_t count);

#endif
