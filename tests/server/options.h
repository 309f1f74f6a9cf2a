/* SPDX-License-Identifier: MIT */
/* What both servers are told on the command line. */
#ifndef TESTS_SERVER_OPTIONS_H
#define TESTS_SERVER_OPTIONS_H

#include "tests/server/door.h"
#include "tests/server/rules.h"
#include "tests/server/stream.h"
#include "tests/server/users.h"

struct options {
	struct rules *rules;	/* made by the caller */
	struct users *users;
	struct stream_tls *tls;
	int journal;		/* -1: none */
	struct door door;
	const char *root;
	const char *pem, *newest;	/* for tls */
	/* An option that only one server knows; false: nor this one. */
	bool (*more)(void *of, const char *name, const char *value);
	void *of;
};

/* False and a line on standard error: they make no sense. */
bool options_read(struct options *o, int argc, char **argv);

#endif
