/* SPDX-License-Identifier: MIT */
/*
 * Help topics: one text file each, help/LANG/TOPIC.txt.  The first line is
 * the title ("# Title"), a heading in the text is "## Heading", and what is
 * set off by four blanks is an example to be kept as it is.  In the
 * person's language when there is one, else in English.  What comes out is
 * safe to show whatever the file holds.
 */
#ifndef RUN_HELP_H
#define RUN_HELP_H

#include <stddef.h>

#include "base/err.h"

enum { HELP_BYTES_MAX = 64 << 10, HELP_TOPICS_MAX = 1024 };

struct help_topic {
	char *name;	/* "rule-line-notab": letters, digits, dashes */
	char *title;
	char **lines;	/* without the title and the empty line after it */
	size_t count;
};

/* lang: "de", "de_AT"; NULL takes it from the environment.  ERR_CONFIG when
 * there is no such topic, naming the nearest one. */
bool help_read(struct help_topic *t, const char *name, const char *lang,
    struct err *err);
void help_release(struct help_topic *t);

/* All topics in order of their names; lines and count are empty. */
struct help_list {
	struct help_topic *topics;
	size_t count;
};
bool help_all(struct help_list *list, const char *lang, struct err *err);
/* Those in which every word of words occurs (title or text, any letter
 * case), titles first. */
bool help_search(struct help_list *list, const char *words,
    const char *lang, struct err *err);
void help_list_release(struct help_list *list);

#endif
