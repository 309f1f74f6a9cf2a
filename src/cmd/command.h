/* SPDX-License-Identifier: MIT */
/*
 * The commands: what can be done without the wizard, for scripts, for tests
 * and for support.  Results go to standard output, all else to standard
 * error; the exit status means the same everywhere (base/err.h), and 1 that
 * problems were found.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "cmd/option.h"

enum { COMMAND_OK = 0, COMMAND_PROBLEMS = 1 };

/* One call of a command, its options read. */
struct call {
	const struct command *command;
	void *settings;		/* zeroed, then filled by the options */
	char **args;		/* what is no option */
	size_t count;
};

struct command {
	const char *name;
	const char *arguments;	/* "FILE..." */
	const char *summary;	/* one line */
	const char *details;	/* more for its own help; may be NULL */
	const struct option *options;	/* ends with a row without name */
	size_t settings_size;
	size_t least, most;	/* arguments */
	/* Returns the exit status. */
	int (*run)(const struct call *call);
};

/* Is there a command of this name? */
bool command_known(const char *name);
/* argv[1] names the command, or is --help or --version.  Without any it
 * tells what there is.  Returns the exit status of the program. */
int command_main(int argc, char **argv);

/* Say what stands in the way on standard error; returns the exit status of
 * its kind. */
int command_refuse(const struct err *err);
/* Write to standard output and see that it arrives (ERR_OUTPUT). */
bool command_write(struct str text, struct err *err);
/* The last thing a command does: write out and return status, or the status
 * of the trouble with writing. */
int command_finish(struct buf *out, int status);

#endif
