/* SPDX-License-Identifier: MIT */
/*
 * "I don't know": the finished polite message to the person who does, with
 * the exact things to send back.  The texts are templates in
 * data/letters/LANG/NAME.txt; {placeholders} are filled from the answers,
 * and what is not answered stays as a line to fill in.
 */
#ifndef RUN_LETTERS_H
#define RUN_LETTERS_H

#include "base/buf.h"
#include "run/session.h"

enum letter {
	LETTER_SOURCE,		/* data source ID, to Adobe contact or admin */
	LETTER_TARGET,		/* whose traits: the target data owner */
	LETTER_IDTYPE,		/* what kind of ID, to whoever made the file */
	LETTER_WEBSITE,		/* the web team's questionnaire */
	LETTER_PARTNER,		/* folder name and login, to Adobe */
	LETTER_BETA,		/* access to the beta sandbox */
	LETTER_TRAITS,		/* trait IDs, to the admin */
	LETTER_HASHING,		/* does the website send the same hash */
	LETTER_EXPORT,		/* traits and segments back to one's own S3 or
				 * FTP, for offline marketing */
	LETTER_COUNT
};

struct letter_row {
	const char *word;	/* of the template and on disk: "source" */
	const char *title;	/* "Ask for the data source ID" */
	const char *to;		/* "your Adobe contact" */
};

const struct letter_row *letter_get(enum letter l);
/* The letter that answers "I don't know" to this key of the session;
 * LETTER_COUNT if none does. */
enum letter letter_for(const char *key);

/* Write it out: a subject line, an empty line, the message; UTF-8, lines of
 * at most 72 columns where the template has them.  ERR_CONFIG when the
 * template is not there. */
bool letter_write(enum letter l, const struct session *s, struct buf *out,
    struct err *err);
/* Keep it as a new text file (0600) in folder, or in our own state folder
 * when folder is NULL; *path (the caller frees) is where.  A name that is
 * taken gets a number. */
bool letter_save(enum letter l, const struct session *s, const char *folder,
    char **path, struct err *err);

#endif
