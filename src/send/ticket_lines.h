/* SPDX-License-Identifier: MIT */
/* The lines of a ticket, written and read; for ticket.c alone. */
#ifndef SEND_TICKET_LINES_H
#define SEND_TICKET_LINES_H

#include "base/buf.h"
#include "send/ticket.h"

enum {
	TICKET_SUM = 8 + 1,	/* hex digits that end a line, and a NUL */
	TICKET_BYTES_MAX = 16 << 20,
};

/* All-zero is the state before the first line. */
struct ticket_reader {
	struct ticket_facts facts;
	size_t seen;		/* lines of the head */
	char sum[TICKET_SUM];	/* of the last line */
};

void ticket_reader_release(struct ticket_reader *r);
/* Take one line, given without its line end. */
bool ticket_read_line(struct ticket_reader *r, struct str line,
    struct err *err);
/* Was the whole head read? */
bool ticket_read_head(const struct ticket_reader *r);

/* Whole lines of text, or of an open file that must be ours alone; *whole is
 * their number of bytes. */
bool ticket_read_lines(struct ticket_reader *r, struct str text,
    size_t *whole, struct err *err);
bool ticket_read_file(int fd, struct ticket_reader *r, size_t *whole,
    struct err *err);

/* Add the line, or the lines, to what ended with sum; sum follows. */
void ticket_write_head(struct buf *out, const struct ticket_facts *f,
    char sum[TICKET_SUM]);
void ticket_write_upload(struct buf *out, struct str upload,
    uint64_t part_size, char sum[TICKET_SUM]);
void ticket_write_part(struct buf *out, const struct ticket_part *part,
    char sum[TICKET_SUM]);
void ticket_write_stage(struct buf *out, enum ticket_stage stage,
    char sum[TICKET_SUM]);

/* Let go of t and keep what it said. */
void ticket_facts_take(struct ticket *take_t, struct ticket_facts *f);

#endif
