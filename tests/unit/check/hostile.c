/* SPDX-License-Identifier: MIT */
/* Makers of files that are a burden. */
#include "tests/unit/check/hostile.h"

#include <inttypes.h>
#include <string.h>

#include "file/deflate.h"
#include "tests/unit/unit.h"

#define TIME "_1767225600.sync"
#define TRAIT "ftp_dpm_12345" TIME

enum { PIECE = 1 << 16 };

/* The same bytes over and over. */
static void
fill(FILE *f, const char *bytes, size_t n, uint64_t times)
{
	while (times-- > 0)
		fwrite(bytes, 1, n, f);
}

static void
fill_one(FILE *f, char c, uint64_t n)
{
	char piece[PIECE];

	memset(piece, c, sizeof(piece));
	for (; n > sizeof(piece); n -= sizeof(piece))
		fwrite(piece, 1, sizeof(piece), f);
	fwrite(piece, 1, n, f);
}

/* Lines from a format with their number in it. */
static uint64_t
number_lines(FILE *f, uint64_t bytes, const char *format)
{
	uint64_t n = 0, written = 0;

	while (written < bytes) {
		int length = fprintf(f, format, ++n);

		ck_assert_int_gt(length, 0);
		written += (uint64_t)length;
	}
	return n;
}

static uint64_t
one_line(FILE *f, uint64_t bytes)
{
	fill_one(f, 'x', bytes);
	return 1;
}

static uint64_t
one_line_of_tabs(FILE *f, uint64_t bytes)
{
	fill_one(f, '\t', bytes);
	fputs("x\n", f);
	return 1;
}

static uint64_t
one_person(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, "the-one\tk=%" PRIu64 "\n");
}

static uint64_t
the_same_line(FILE *f, uint64_t bytes)
{
	fill(f, "a\td_sid=1\n", 10, bytes / 10);
	return bytes / 10 - 1;
}

static uint64_t
fault_on_each_line(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, "cust-%" PRIu64 " d_sid=1\n");
}

static uint64_t
many_faults_on_each_line(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, " a:%" PRIu64 " \t d_sid=x,,=,'k'=\t\n");
}

static uint64_t
returns(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, "cust-%" PRIu64 "\td_sid=1\r\n");
}

static uint64_t
old_returns(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, "cust-%" PRIu64 "\td_sid=1\r");
}

static uint64_t
short_lines(FILE *f, uint64_t bytes)
{
	fill(f, "a\t1\n", 4, bytes / 4);
	return bytes / 4 - 1;
}

static uint64_t
blank_lines(FILE *f, uint64_t bytes)
{
	fill(f, "\n \n\t\n", 5, bytes / 5 + 1);
	return (bytes / 5 + 1) * 3;
}

static uint64_t
zeros(FILE *f, uint64_t bytes)
{
	fill_one(f, '\0', bytes);
	return 1;
}

static uint64_t
zero_on_each_line(FILE *f, uint64_t bytes)
{
	uint64_t n = 0;

	for (uint64_t written = 0; written < bytes; written += 24) {
		fprintf(f, "cust-%08" PRIu64, ++n % 100000000);
		fputc('\0', f);
		fputs("\td_sid=1\n", f);
	}
	return n;
}

static uint64_t
quotes(FILE *f, uint64_t bytes)
{
	return number_lines(f, bytes, "cust-%" PRIu64 "\tk=\"v\n");
}

/* As wide as a line may be. */
static uint64_t
wide_lines(FILE *f, uint64_t bytes)
{
	uint64_t n = 0;

	for (uint64_t written = 0; written < bytes; written += 99000) {
		fprintf(f, "5976755918126206006027887090%010" PRIu64, ++n);
		for (unsigned i = 0; i < 9000; i++)
			fprintf(f, "\tU%09" PRIu64,
			    (n * 9000 + i) % 1000000000);
		fputc('\n', f);
	}
	return n;
}

/* The numbers that fill one corner of a table without a secret. */
static uint64_t
flooding(FILE *f, uint64_t bytes)
{
	uint64_t n = 0;

	for (uint64_t written = 0; written < bytes; written += 26)
		fprintf(f, "%016" PRIX64 "\td_sid=1\n", n++ << 32);
	return n;
}

/* --- packed ------------------------------------------------------------ */

static void
pack(FILE *f, struct deflater *d, const char *bytes, size_t n)
{
	struct str packed;

	deflater_give(d, (struct str){ bytes, n });
	while (deflater_take(d, &packed))
		fwrite(packed.p, 1, packed.n, f);
}

static void
pack_end(FILE *f, struct deflater *d)
{
	struct str packed;

	deflater_end(d);
	while (deflater_take(d, &packed))
		fwrite(packed.p, 1, packed.n, f);
	deflater_free(d);
}

static void
bomb(FILE *f, char c, uint64_t bytes)
{
	struct deflater *d = deflater_new(DEFLATE_STEADY);
	char piece[PIECE];

	memset(piece, c, sizeof(piece));
	for (uint64_t n = 0; n < bytes; n += sizeof(piece))
		pack(f, d, piece, sizeof(piece));
	pack_end(f, d);
}

static uint64_t
bomb_of_one_line(FILE *f, uint64_t bytes)
{
	bomb(f, 'x', bytes * 8);
	return 1;
}

static uint64_t
bomb_of_blank_lines(FILE *f, uint64_t bytes)
{
	bomb(f, '\n', bytes * 4);
	return 1;
}

enum { MEMBERS = 10000 };

static void
add_members(FILE *f, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		struct deflater *d = deflater_new(DEFLATE_STEADY);
		char line[32];
		int n = snprintf(line, sizeof(line), "c%u\td_sid=1\n", i);

		pack(f, d, line, (size_t)n);
		pack_end(f, d);
	}
}

static uint64_t
members(FILE *f, uint64_t bytes)
{
	(void)bytes;
	add_members(f, MEMBERS);
	return MEMBERS;
}

static uint64_t
packed_in_packed(FILE *f, uint64_t bytes)
{
	struct deflater *d = deflater_new(DEFLATE_STEADY);
	char inner[PIECE];
	FILE *memory = fmemopen(inner, sizeof(inner), "wb");
	long n;

	(void)bytes;
	add_members(memory, 100);
	n = ftell(memory);
	fclose(memory);
	pack(f, d, inner, (size_t)n);
	pack_end(f, d);
	return 1;
}

/* --- all of them ------------------------------------------------------- */

static const struct hostile files[] = {
	{ "one line as long as the file", TRAIT, one_line,
	    "LINE-LONG=1 LINE-NOEOL=1 users=0" },
	{ "one line of tabs", TRAIT, one_line_of_tabs,
	    "LINE-LONG=1 users=0" },
	{ "one person on every line", TRAIT, one_person,
	    "LINE-200=1 users=1" },
	{ "the same line everywhere", TRAIT, the_same_line,
	    "LINE-DUP=\\N LINE-200=1 users=1" },
	{ "a fault on every line", TRAIT, fault_on_each_line,
	    "LINE-SPACES=\\N users=0" },
	{ "many faults on every line", TRAIT, many_faults_on_each_line,
	    "LINE-TRAILTAB=\\N LINE-LEADSP=\\N LINE-TABSP=\\N ID-COLON=\\N "
	    "TRAIT-NUM=\\N KV-SINGLE=\\N KV-EMPTYKEY=\\N KV-EMPTYVAL=\\N "
	    "KV-EMPTYITEM=\\N users=\\N" },
	{ "a return on every line", TRAIT, returns,
	    "LINE-CRLF=1 users=\\N" },
	{ "old Mac line ends", TRAIT, old_returns, "LINE-CR=1 users=\\N" },
	{ "lines of four bytes", TRAIT, short_lines,
	    "LINE-DUP=\\N LINE-200=1 TRAIT-BARE=1 users=1" },
	{ "nothing but blank lines", TRAIT, blank_lines,
	    "SIZE-EMPTY=1 users=0" },
	{ "nothing but zeros", TRAIT, zeros, "ENC-UTF16=1 users=0" },
	{ "a zero on every line", TRAIT, zero_on_each_line,
	    "ENC-NUL=\\N users=\\N" },
	{ "half a quotation on every line", TRAIT, quotes,
	    "KV-QUOTE=\\N users=\\N" },
	{ "as many cells as there is room for", "adobe_id_0_12345" TIME,
	    wide_lines, "SYNC-COLS=\\N users=\\N" },
	{ "IDs that aim at a table", TRAIT, flooding, "users=\\N" },
	{ "a name of odd bytes", "ftp_dpm_12345\\x1B(\\x07\\n\\xFF" TIME,
	    flooding, "NAME-CHARS=1 users=\\N" },
	{ "ten thousand packed pieces", TRAIT ".gz", members,
	    "COMP-MULTI=1 users=\\N" },
	{ "packed twice", TRAIT ".gz", packed_in_packed,
	    "COMP-NESTED=1 users=0" },
	{ "a bomb of one line", TRAIT ".gz", bomb_of_one_line,
	    "LINE-LONG=1 LINE-NOEOL=1 users=0" },
	{ "a bomb of blank lines", TRAIT ".gz", bomb_of_blank_lines,
	    "SIZE-EMPTY=1 users=0" },
};

size_t
hostile_count(void)
{
	return sizeof(files) / sizeof(files[0]);
}

const struct hostile *
hostile_get(size_t i)
{
	return &files[i];
}
