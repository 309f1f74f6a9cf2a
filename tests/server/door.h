/* SPDX-License-Identifier: MIT */
/*
 * The door of a test server: a free port of 127.0.0.1, told on standard
 * output; a thread for each who comes in.  The server ends with its
 * standard input or with SIGTERM.
 */
#ifndef TESTS_SERVER_DOOR_H
#define TESTS_SERVER_DOOR_H

#include <stdbool.h>

struct door {
	int port;		/* 0: any that is free */
	bool stay;		/* the end of standard input is not ours */
	/* A guest: fd is his to close. */
	void (*guest)(void *of, int fd);
	/* Is the door open?  Asked every few milliseconds; NULL: always.
	 * While it is not, those who come are refused. */
	bool (*open)(void *of);
	void *of;
};

/* Bound and listening; *port is set.  -1 with a line on standard error. */
int door_listen(int *port);
/* Prints the port and serves.  Comes back when it is time to end; status
 * for exit(). */
int door_serve(struct door *d);

#endif
