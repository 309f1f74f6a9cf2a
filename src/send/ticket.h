/* SPDX-License-Identifier: MIT */
/*
 * The ticket of one delivery: what it takes to go on after a crash, a power
 * cut or a closed laptop.  A small file (0600) in a folder of our state,
 * to which a line is added, and brought to the disk, for each part that the
 * other end has confirmed.  No secret is ever in it.
 *
 *	aam-onboard ticket 1 6f0c2a91
 *	name ftp_dpm_1204_1767225600.sync 0b77d3e2
 *	...
 *	upload 2~Ab8c 16777216 91c055fd
 *	part 1 d41d8cd98f00b204e9800998ecf8427e ... 5c1f2a00
 *
 * Each line ends with a checksum of itself and of all before it, so that
 * lines can be neither changed nor left out nor brought in from elsewhere.
 * A last line that was not written to its end is dropped; with any other
 * damage the whole ticket is set aside and never used.  Names are bytes,
 * written with %XX.  One program at a time holds a ticket.
 *
 *	ticket_create -\                        /-> ticket_remove  (arrived,
 *	                >- ticket_upload, part -                or given up)
 *	ticket_open   -/                        \-> ticket_free    (kept)
 */
#ifndef SEND_TICKET_H
#define SEND_TICKET_H

#include "base/err.h"
#include "base/str.h"
#include "file/hash.h"
#include "file/source.h"

enum {
	TICKET_FORMAT = 1,
	TICKET_PARTS_MAX = 10000,	/* of one upload, as S3 has it */
	TICKET_ETAG_MAX = 128,		/* with the NUL */
	TICKET_MD5_MAX = 32 + 1,
	TICKET_VALUE_MAX = 8192,	/* bytes of one text */
};

/* How far it is, beyond the parts that are there. */
enum ticket_stage {
	TICKET_SENDING,
	/* The request that makes it whole (Complete, rename) is on its way:
	 * look at the other end before anything is sent again. */
	TICKET_FINISHING,
};

/* What the other end confirmed.  number is 1 or more. */
struct ticket_part {
	unsigned number;
	char etag[TICKET_ETAG_MAX];	/* as the server gave it; "" none */
	char md5[TICKET_MD5_MAX];	/* of the bytes sent, hex; "" none */
};

/* Texts are owned and never NULL in what this module gives. */
struct ticket_facts {
	char *name;		/* that the file gets */
	char *environment;	/* its name: production ... */
	char *service;		/* its word: s3, sftp ... */
	char *address;		/* in full */
	char *path;		/* of the file; what was checked */
	char *login;		/* where the login came from, in words */
	struct source_identity identity;	/* of the file */
	char sha256[HASH_HEX];	/* of the bytes that were checked */
	uint64_t records;
	int64_t created;	/* seconds since 1970, UTC */

	/* What was added since. */
	enum ticket_stage stage;
	char *upload;		/* S3: upload id; FTP: name until the end */
	uint64_t part_size;	/* bytes; 0: one piece */
	struct ticket_part *parts;	/* in the order of their numbers */
	size_t part_count;
};

void ticket_facts_release(struct ticket_facts *f);
/* NULL: that part has to be sent. */
const struct ticket_part *ticket_facts_part(const struct ticket_facts *f,
    unsigned number);
/*
 * NULL when the file is still the one the ticket is about.  Otherwise a
 * sentence for people.  sha256 (may be NULL) is that of the check now:
 * equal bytes are the same file, wherever they lie.
 */
const char *ticket_facts_change(const struct ticket_facts *f,
    const struct source_identity *now, const char *sha256);

struct ticket;	/* held: no other program can go on with it */

/*
 * Begin one in folder, with the first ten of facts, which are copied; NULL
 * texts are "".  It is on the disk when this returns.  NULL with ERR_OUTPUT
 * on failure.
 */
struct ticket *ticket_create(const char *folder,
    const struct ticket_facts *facts, struct err *err);

/*
 * Hold the ticket at path, to go on with it.  NULL on failure:
 *	ERR_USAGE	another program holds it, or it is gone
 *	ERR_CONFIG	damaged (it has another name now, which the text says)
 *			or of a newer program (left alone)
 *	ERR_OUTPUT	it cannot be opened
 */
struct ticket *ticket_open(const char *path, struct err *err);
void ticket_free(struct ticket *t);	/* lets go of it; the file stays */
/* The delivery is over: the file goes too.  t is freed in any case. */
bool ticket_remove(struct ticket *take_t, struct err *err);

const struct ticket_facts *ticket_facts(const struct ticket *t);
const char *ticket_path(const struct ticket *t);

/*
 * Each of these is on the disk when it returns true.  On ERR_OUTPUT the
 * ticket takes nothing more; what was in it before stays true.
 */
/* A new upload, or a new start: parts of the one before are forgotten. */
bool ticket_upload(struct ticket *t, struct str upload, uint64_t part_size,
    struct err *err);
/* Once for each part; a second time replaces the first. */
bool ticket_part(struct ticket *t, const struct ticket_part *part,
    struct err *err);
bool ticket_stage(struct ticket *t, enum ticket_stage stage,
    struct err *err);

/* One ticket of a folder, found at the start of the program. */
struct ticket_found {
	char *path;
	struct ticket_facts facts;	/* empty with trouble */
	bool busy;			/* another program is at it */
	/* Why it cannot be used, a sentence; "" when it can. */
	char trouble[ERR_TEXT_MAX];
};

struct ticket_list {
	struct ticket_found *list;	/* the oldest first */
	size_t count;
};

/* All tickets in folder; damaged ones are set aside on the way.  No folder
 * is an empty list. */
void ticket_list_read(struct ticket_list *l, const char *folder);
void ticket_list_release(struct ticket_list *l);

/* From text, for tests with damaged bytes: *whole is the number of bytes
 * that may be kept.  ERR_CONFIG on damage, with sys ENOTSUP if newer. */
bool ticket_parse(struct str text, struct ticket_facts *f, size_t *whole,
    struct err *err);

#endif
