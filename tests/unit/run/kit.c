/* SPDX-License-Identifier: MIT */
/* What the tests of the desk share: files, a home, and usual moves. */
#include "tests/unit/run/kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "tests/unit/unit.h"

/* Two repairs without a guess (trailing blanks, an empty line), one line
 * that only a person can settle, three that are fine. */
const char kit_faulty[] =
    "cust-1\td_sid=24\n"
    "cust-2\td_sid=24  \n"
    "\n"
    "cust-3\td_sid=26\n"
    "6.81E+37\td_sid=26\n"
    "Cust-5\td_sid=24,d_sid=26\n";

const char kit_good[] = "cust-1\td_sid=24\ncust-2\td_sid=26\n";

static char folder[4096];

/* A fresh home for session, settings and practice, and a fixed moment. */
void
kit_home(void)
{
	(void)snprintf(folder, sizeof(folder), "%s", unit_folder());
	ck_assert_int_eq(setenv("XDG_STATE_HOME", folder, 1), 0);
	ck_assert_int_eq(setenv("XDG_DATA_HOME", folder, 1), 0);
	ck_assert_int_eq(setenv("XDG_CONFIG_HOME", folder, 1), 0);
	clock_fix(1795444920);
}

const char *
kit_file(const char *name, const char *bytes)
{
	static char path[5000];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	(void)fputs(bytes, f);
	(void)fclose(f);
	return path;
}

struct desk *
kit_desk(const char *name, const char *bytes)
{
	struct desk *d;
	struct err err = { 0 };

	kit_home();
	d = desk_new(false, &err);
	ck_assert_msg(d != NULL, "%s", err.text);
	ck_assert_msg(desk_open(d, kit_file(name, bytes), &err), "%s",
	    err.text);
	ck_assert(desk_finish(d, NULL, NULL));
	ck_assert_int_eq(desk_work(d, DESK_CHECK), WORK_DONE);
	return d;
}

void
kit_answer(struct desk *d)
{
	desk_set(d, "dpid", "1204", "Data source ID");
	desk_set(d, "env", "practice", "Destination");
	ck_assert(desk_finish(d, NULL, NULL));
}

const struct cause *
kit_cause(const struct desk *d, enum rule_id rule)
{
	static struct cause causes[RULE_COUNT];
	size_t count = desk_causes(d, causes, NULL);

	for (size_t i = 0; i < count; i++)
		if (causes[i].rule == rule)
			return &causes[i];
	return NULL;
}

bool
kit_blocked(const struct desk *d, const char *key, enum rule_id rule)
{
	struct blocker list[BLOCKERS_MAX];
	size_t count = desk_blockers(d, list);

	for (size_t i = 0; i < count; i++) {
		ck_assert_str_ne(list[i].text, "");
		if (key != NULL && list[i].key != NULL &&
		    strcmp(list[i].key, key) == 0)
			return true;
		if (key == NULL && list[i].rule == rule)
			return true;
	}
	return false;
}

uint64_t
kit_search(struct desk *d, uint64_t line, enum rule_id rule)
{
	struct search_order order = { .what = { .problem = true,
		.rule = rule }, .line = line, .want = 1 };
	struct err err = { 0 };
	struct found found;
	unsigned turn;

	ck_assert_msg(desk_search(d, &order, &turn, &err), "%s", err.text);
	ck_assert(desk_finish(d, NULL, NULL));
	desk_found(d, &found);
	ck_assert_int_eq(found.state, WORK_DONE);
	ck_assert_uint_eq(found.turn, turn);
	return found.count == 0 ? 0 : desk_found_line(d, 0)->line;
}

void
kit_copy(struct desk *d)
{
	struct err err = { 0 };

	desk_set_aside(d, RULE_ID_SCI, true);
	ck_assert_msg(desk_repair(d, &err), "%s", err.text);
	ck_assert(desk_finish(d, NULL, NULL));
	err = desk_error(d, DESK_REPAIR);
	ck_assert_msg(desk_work(d, DESK_REPAIR) == WORK_DONE, "%s",
	    err.text);
	err = desk_error(d, DESK_COPY_CHECK);
	ck_assert_msg(desk_work(d, DESK_COPY_CHECK) == WORK_DONE, "%s",
	    err.text);
}

const char *
kit_folder(void)
{
	return folder;
}

void
kit_deliver(struct desk *d, const char *word)
{
	struct err err = { 0 };

	ck_assert_msg(desk_send(d, &(struct sending){ .word = word }, &err),
	    "%s", err.text);
	ck_assert(desk_finish(d, NULL, NULL));
	err = desk_error(d, DESK_SEND);
	ck_assert_msg(desk_work(d, DESK_SEND) == WORK_DONE, "%s", err.text);
}
