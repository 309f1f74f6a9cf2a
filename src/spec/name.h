/* SPDX-License-Identifier: MIT */
/*
 * File names: diagnosed in a fixed order, composed, and explained part by
 * part.  (Adobe: inbound-s3-filenames, inbound-ftp-filenames,
 * id-sync-file-based, inbound-file-encryption.)
 */
#ifndef SPEC_NAME_H
#define SPEC_NAME_H

#include "base/buf.h"
#include "spec/finding.h"
#include "spec/kind.h"

enum name_wrap { WRAP_NONE, WRAP_GZIP, WRAP_PGP, WRAP_GPG };

/* No disk stores a longer name, and no such name holds more numbers. */
enum { NAME_DPIDS_MAX = 120, NAME_RULES_MAX = 24, NAME_BYTES_MAX = 255 };

/* What a name says.  0 stands for "not there" in dpids' place only where
 * count says so: data source 0 is legal first in an ID-sync name. */
struct name_parts {
	enum kind kind;
	uint64_t dpids[NAME_DPIDS_MAX];	/* 2nd of a trait file: the target */
	size_t count;
	uint64_t timestamp;		/* seconds since 1970, UTC */
	bool overwrite;
	uint64_t part;			/* split number, 0 if none */
	enum name_wrap wrap;
};

/* Which characters a finding about a name means: column and length count
 * from the start of the base name. */
struct name_verdict {
	struct name_parts parts;	/* as far as they could be read */
	bool known;			/* parts.kind and the ids are usable */
	struct finding findings[NAME_RULES_MAX];	/* line 0 */
	size_t count;
};

/* The part of path that is judged: after its last / or \. */
struct str name_base(struct str path);

/* Judge the base name of path at the time now.  Never fails.  Of a name
 * longer than NAME_BYTES_MAX only NAME-SYNTAX is told. */
void name_diagnose(struct str path, int64_t now, struct name_verdict *v);

/* Write the one strict form.  Refuses parts that make no legal name; err
 * says which part and why. */
bool name_compose(const struct name_parts *parts, struct buf *out,
    struct err *err);

/* One piece of a name, in words. */
struct name_piece {
	size_t from, to;	/* bytes of the base name */
	char text[64];		/* the piece itself, safe to show */
	char label[32];		/* two or three words: "your source" */
	char words[160];	/* a sentence */
};
enum { NAME_PIECES_MAX = 48 };
/* Explain each piece that can be made out, in the order of the name;
 * returns how many.  The underscores between numbers are in no piece. */
size_t name_explain(struct str path,
    struct name_piece pieces[NAME_PIECES_MAX]);

/* "acme/date=2026-01-01/NAME": the key in the bucket on the UTC day of
 * now. */
void name_s3_key(const char *partner, int64_t now, const char *name,
    struct buf *out);
/* "[folder/]NAME" for SFTP. */
void name_sftp_path(const char *folder, const char *name, struct buf *out);

#endif
