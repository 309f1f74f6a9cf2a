/* SPDX-License-Identifier: MIT */
/*
 * The options of a command: each row says how it is called, where its value
 * goes and which function takes it there.  The same rows make the help.
 *
 *	--name value   --name=value   --flag   --   arguments
 */
#ifndef CMD_OPTION_H
#define CMD_OPTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct option {
	const char *name;	/* without the dashes */
	const char *value;	/* "N" in the help; NULL: takes none */
	const char *summary;
	/* Put text (NULL for a flag) at to; ERR_USAGE on a refusal, which
	 * gets the option's name in front. */
	bool (*take)(void *to, const char *text, struct err *err);
	size_t at;		/* offset in the command's settings */
};

/* Takers for common kinds of settings. */
bool option_flag(void *to, const char *text, struct err *err);	/* bool */
bool option_text(void *to, const char *text, struct err *err);	/* char * */
bool option_number(void *to, const char *text, struct err *err); /* u64 */
bool option_time(void *to, const char *text, struct err *err);	/* i64 */

/*
 * Take the options out of argv[0 .. *argc), which lose their place to the
 * arguments; *argc becomes the number of those.  rows end with a row without
 * name.  ERR_USAGE names the nearest option for an unknown one.
 */
bool options_read(const struct option *rows, void *settings, int *argc,
    char **argv, struct err *err);
/* The rows as lines of help, at most 80 columns. */
void options_describe(const struct option *rows, struct buf *out);

#endif
