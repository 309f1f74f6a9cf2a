/* SPDX-License-Identifier: MIT */
/* A ticket with everything that is hard to keep. */
#include "tests/unit/send/tickets.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static char odd_path[] = "/srv/100% of \xC3\xA4\xFF\n\tx.sync";
static char name[] = "ftp_dpm_1204_1767225600.sync";
static char place[] = "s3://bucket/acme/date=2026-01-01/x.sync";
static char login[] = "your AWS profile \"work\"";

struct ticket_facts
ticket_sample(void)
{
	struct ticket_facts f = { .name = name,
		.address = place, .path = odd_path, .login = login,
		.identity = { 5, 77, 100000, -12, INT64_MAX },
		.records = 412907, .created = 1767225600 };

	memset(f.sha256, 'a', sizeof(f.sha256) - 1);
	f.service = name + strlen(name) - 4;	/* sync */
	return f;
}

struct ticket_part
ticket_sample_part(unsigned number)
{
	struct ticket_part p = { .number = number, .md5 = "0123456789abcdef"
	    "0123456789abcdef" };

	(void)snprintf(p.etag, sizeof(p.etag), "\"etag of %u\"", number);
	return p;
}

static void
add_parts(struct ticket *t)
{
	struct err err = { 0 };

	for (unsigned i = SAMPLE_PARTS; i > 0; i--) {
		struct ticket_part p = ticket_sample_part(i);

		ck_assert_msg(ticket_part(t, &p, &err), "%s", err.text);
	}
}

/* A ticket with an upload and parts; its path. */
char *
ticket_made(const char *folder)
{
	struct ticket_facts f = ticket_sample();
	struct err err = { 0 };
	struct ticket *t = ticket_create(folder, &f, &err);
	char *path;

	ck_assert_msg(t != NULL, "%s", err.text);
	ck_assert(ticket_upload(t, str_from("2~abc/+="), SAMPLE_PART_SIZE,
	    &err));
	add_parts(t);
	path = xstrdup(ticket_path(t));
	ticket_free(t);
	return path;
}

void
ticket_check(const struct ticket_facts *f, size_t parts)
{
	struct ticket_facts was = ticket_sample();

	ck_assert_str_eq(f->name, was.name);
	ck_assert_str_eq(f->environment, "");
	ck_assert_str_eq(f->service, was.service);
	ck_assert_str_eq(f->address, was.address);
	ck_assert_str_eq(f->path, was.path);
	ck_assert_str_eq(f->login, was.login);
	ck_assert_str_eq(f->sha256, was.sha256);
	ck_assert_int_eq(memcmp(&f->identity, &was.identity,
	    sizeof(was.identity)), 0);
	ck_assert_uint_eq(f->records, was.records);
	ck_assert_int_eq(f->created, was.created);
	ck_assert_uint_eq(f->part_count, parts);
	for (size_t i = 0; i < parts; i++) {
		unsigned number = (unsigned)(SAMPLE_PARTS - parts + i + 1);
		struct ticket_part p = ticket_sample_part(number);

		ck_assert_uint_eq(f->parts[i].number, number);
		ck_assert_str_eq(f->parts[i].etag, p.etag);
		ck_assert_str_eq(f->parts[i].md5, p.md5);
		ck_assert_ptr_eq(ticket_facts_part(f, number), &f->parts[i]);
	}
}
