/* SPDX-License-Identifier: MIT */
/* What was secret is nowhere in memory when a request is over. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "send/secret.h"
#include "send/transfer.h"
#include "tests/unit/send/web.h"
#include "tests/unit/unit.h"

unit_suite suite_wiped;

/* Each letter one too high, so that the search does not find itself. */
static const char disguised[] = "Dbobsz.jo.uif.dpbm.njof.31371";
enum {
	CANARY = sizeof(disguised) - 1,
	/* What is as large as that belongs to a sanitizer. */
	MAP_MAX = 256 << 20,
};

static bool
is_canary(const char *p)
{
	for (size_t i = 0; i < CANARY; i++)
		if (p[i] != disguised[i] - 1)
			return false;
	return true;
}

/* Through the system, as a sanitizer lets nobody look beside an object.  The
 * block is on the stack, where nobody looks; pieces overlap. */
static unsigned
search(int memory, unsigned long from, unsigned long to)
{
	char block[65536];
	unsigned n = 0;

	while (from + CANARY <= to) {
		size_t want = to - from < sizeof(block) ? to - from
		    : sizeof(block);
		ssize_t got = pread(memory, block, want, (off_t)from);

		if (got < CANARY)
			break;
		for (ssize_t i = 0; i + CANARY <= got; i++)
			n += is_canary(block + i);
		from += (unsigned long)got - CANARY + 1;
	}
	return n;
}

/* In all memory of the heap: the first one and those of threads. */
static unsigned
canaries(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	int memory = open("/proc/self/mem", O_RDONLY);
	char line[512];
	unsigned n = 0;

	ck_assert_ptr_nonnull(maps);
	ck_assert_int_ge(memory, 0);
	while (fgets(line, sizeof(line), maps) != NULL) {
		unsigned long from, to;
		char rights[8], rest[400] = "";

		if (sscanf(line, "%lx-%lx %7s %*s %*s %*s %399s", &from, &to,
		    rights, rest) >= 3 && strncmp(rights, "rw", 2) == 0 &&
		    to - from < MAP_MAX &&
		    (rest[0] == '\0' || strcmp(rest, "[heap]") == 0))
			n += search(memory, from, to);
	}
	ck_assert_int_eq(close(memory), 0);
	ck_assert_int_eq(fclose(maps), 0);
	return n;
}

static void
take_off_disguise(char canary[CANARY + 1])
{
	for (size_t i = 0; i < CANARY; i++)
		canary[i] = (char)(disguised[i] - 1);
	canary[CANARY] = '\0';
}

/* As a header of a request that was sent, or as a password. */
START_TEST(secret_is_gone_when_the_request_is_over)
{
	struct transfer_settings settings = { .parallel = 1, .stall = 1 };
	struct err err = { 0 };
	struct web *web = web_new();
	struct transfer *t = transfer_new(&settings, &err);
	char canary[CANARY + 1];
	struct pair header = { str_from("authorization"),
		{ canary, CANARY } };
	struct transfer_request r = { .method = TRANSFER_GET,
		.host = "127.0.0.1", .path = str_from("/"),
		.scheme = TRANSFER_HTTP, .headers = &header,
		.header_count = 1 };
	struct transfer_result result;

	web->silent = true;
	web_start(web);
	r.port = web->port;
	take_off_disguise(canary);
	if (_i == 1) {
		r.header_count = 0;
		r.scheme = TRANSFER_FTP;
		r.method = TRANSFER_SIZE;
		r.path = str_from("file");
		r.login = (struct transfer_login){ .user = "u",
			.password = canary };
	}
	ck_assert(transfer_start(t, &r, NULL, &err));
	ck_assert_uint_gt(canaries(), 0);
	while (transfer_work(t, 50))
		(void)transfer_finished(t, &result);
	transfer_free(t);
	secret_wipe(canary, sizeof(canary));
	ck_assert_uint_eq(canaries(), 0);
	web_end(web);
}
END_TEST

Suite *
suite_wiped(void)
{
	Suite *s = suite_create("wiped");
	TCase *t = tcase_create("wiped");

	tcase_add_loop_test(t, secret_is_gone_when_the_request_is_over, 0, 2);
	suite_add_tcase(s, t);
	return s;
}
