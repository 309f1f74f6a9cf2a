/* SPDX-License-Identifier: MIT */
/* A piece of a file that is judged in one go: whole lines. */
#ifndef CHECK_BLOCK_H
#define CHECK_BLOCK_H

#include "check/line.h"

enum {
	BLOCK_BYTES = 1 << 20,	/* read for one block */
	BLOCK_PAD = 64,		/* readable bytes before and after */
};

/*
 * Lines with their ends; only the last line of a file may lack its own.  A
 * line that is longer than READER_HOLD and did not end in what was read is a
 * block by itself, of which only the beginning is there (beginning).
 *
 * The last six are what was known when the block was handed on: less than
 * the whole truth while blocks before it are still being judged.
 */
struct block {
	struct str text;
	uint64_t offset;	/* of its first byte in the file */
	char end;		/* of lines */
	bool beginning;		/* text is the beginning of line */
	struct line line;
	uint64_t number;	/* of its first line; 2 if it is not known */
	bool titles;		/* no record comes before it */
	bool returns_told, bare_told;	/* LINE-CRLF, TRAIT-BARE */
	unsigned counted;	/* 1 << enum mention_note: keeps no places */
	bool removes;		/* traits were taken away from someone */
};

#endif
