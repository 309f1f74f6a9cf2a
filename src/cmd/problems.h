/* SPDX-License-Identifier: MIT */
/* The list of problems as a file: every finding that was kept, with the
 * piece of the line it is about.  Values are masked unless asked for. */
#ifndef CMD_PROBLEMS_H
#define CMD_PROBLEMS_H

#include "cmd/report.h"

/* How a row is written.  The first row of a form may be a heading. */
struct problem {
	const char *file;
	const struct finding *finding;
	uint64_t count;		/* places of the rule in this file */
	struct str before, fault, after;	/* of the line, to be shown */
};
struct problems_form {
	const char *word;	/* "tsv", which is also its ending */
	const char *heading;	/* NULL: none */
	void (*add)(const struct problem *p, struct buf *out);
};
/* NULL if the word is none. */
const struct problems_form *problems_form_find(struct str word);
/* By the ending of path. */
const struct problems_form *problems_form_of(const char *path);

struct problems_way {
	const char *path;	/* NULL: no list is wanted */
	const struct problems_form *form;	/* NULL: by the ending */
	bool values, force;
};

struct problems;

/* ERR_USAGE for an ending that tells no form, ERR_OUTPUT when the file
 * cannot be made. */
struct problems *problems_open(const struct problems_way *way,
    struct err *err);
/* All findings of a file whose check has ended. */
bool problems_add(struct problems *p, const struct report *r,
    struct err *err);
/* ERR_CANCELLED when the person has stopped the program: there is no part
 * of a list. */
bool problems_publish(struct problems *p, struct err *err);
void problems_free(struct problems *p);

#endif
