/* SPDX-License-Identifier: MIT */
/* Pairs of a name and a value, then the folder. */
#include "tests/server/options.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
set_users(struct options *o, const char *value)
{
	o->users = users_read(value);
	return o->users != NULL;
}

static bool
set_fault(struct options *o, const char *value)
{
	return rules_add(o->rules, value);
}

static bool
open_now(void *of)
{
	struct options *o = of;
	char value[RULE_TEXT];

	return !rules_setting(o->rules, "away", value);
}

static bool
set_control(struct options *o, const char *value)
{
	rules_watch(o->rules, value);
	o->door.open = open_now;
	return true;
}

static bool
set_journal(struct options *o, const char *value)
{
	o->journal = open(value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
	    0644);
	return o->journal >= 0;
}

static bool
set_tls(struct options *o, const char *value)
{
	o->pem = value;
	return true;
}

static bool
set_newest(struct options *o, const char *value)
{
	o->newest = value;
	return true;
}

static bool
set_port(struct options *o, const char *value)
{
	o->door.port = (int)strtol(value, NULL, 10);
	return o->door.port > 0 && o->door.port < 65536;
}

static bool
set_stay(struct options *o, const char *value)
{
	o->door.stay = strcmp(value, "yes") == 0;
	return true;
}

static const struct {
	const char *name;
	bool (*set)(struct options *o, const char *value);
} names[] = {
	{ "--users", set_users }, { "--fault", set_fault },
	{ "--control", set_control }, { "--journal", set_journal },
	{ "--tls", set_tls }, { "--tls-newest", set_newest },
	{ "--port", set_port }, { "--stay", set_stay },
};

static bool
set(struct options *o, const char *name, const char *value)
{
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].set(o, value);
	return o->more != NULL && o->more(o->of, name, value);
}

bool
options_read(struct options *o, int argc, char **argv)
{
	int i = 1;

	o->journal = -1;
	for (; i + 1 < argc; i += 2)
		if (!set(o, argv[i], argv[i + 1])) {
			(void)fprintf(stderr, "%s %s?\n", argv[i],
			    argv[i + 1]);
			return false;
		}
	if (i + 1 != argc || o->users == NULL) {
		(void)fprintf(stderr, "%s --users FILE [OPTION VALUE]... "
		    "FOLDER\n", argv[0]);
		return false;
	}
	o->root = argv[i];
	o->door.of = o;
	return o->pem == NULL ||
	    (o->tls = stream_tls_new(o->pem, o->newest)) != NULL;
}
