/* SPDX-License-Identifier: MIT */
/*
 * Adobe's receipt as it came by e-mail: read, explained, and judged beside
 * our own numbers.  (inbound-receipt-message, onboarding-status-report.)
 */
#ifndef SPEC_RECEIPT_H
#define SPEC_RECEIPT_H

#include "spec/forecast.h"

enum { RECEIPT_FILES_MAX = 1000 };

/* The counters, in the order of the receipt. */
enum receipt_line {
	RECEIPT_RECEIVED,
	RECEIPT_FORMAT,
	RECEIPT_AAM_ID,
	RECEIPT_DEVICE_ID,	/* of the status report alone */
	RECEIPT_NO_MATCH,
	RECEIPT_NO_TRAIT,
	RECEIPT_PROCESSED,
	RECEIPT_STORED,
	RECEIPT_DEVICES,
	RECEIPT_SIGNALS,
	RECEIPT_UNUSED,
	RECEIPT_REALIZED,
	RECEIPT_REMOVED,
	RECEIPT_FAILED,
	RECEIPT_FAILED_USERS,
	RECEIPT_LINES
};

struct receipt {
	uint64_t partner;	/* "ID:7", 0 if not there */
	char *files[RECEIPT_FILES_MAX];	/* addresses as printed, owned */
	size_t file_count;
	bool cut;		/* it lists more files */
	struct forecast counters;
	uint32_t has;		/* a bit per receipt_line that was there */
	uint32_t odd;		/* ... with something else than a number */
	bool several;		/* another receipt follows; it is not read */
	int64_t start, end;	/* 0 if not there; UTC is assumed */
};

/*
 * Tolerant: labels in any case, spacing and line breaks, thousands
 * separators, unknown lines.  The first number of a counter is taken.  False
 * when the text is no receipt.
 */
bool receipt_parse(struct str text, struct receipt *r, struct err *err);
/* The same for a mail as it was saved (spec/mailtext.h). */
bool receipt_parse_mail(struct str mail, struct receipt *r, struct err *err);
void receipt_release(struct receipt *r);

bool receipt_has(const struct receipt *r, enum receipt_line line);
/* The same counter of an estimate, or of r->counters. */
uint64_t receipt_value(const struct forecast *f, enum receipt_line line);
void receipt_set(struct forecast *f, enum receipt_line line, uint64_t value);
/* A word for programs, the label as Adobe writes it, and what it means,
 * translated. */
const char *receipt_key(enum receipt_line line);
const char *receipt_label(enum receipt_line line);
const char *receipt_meaning(enum receipt_line line);
/* Can an estimate tell it?  Whom Adobe knows nobody can. */
bool receipt_foreseen(enum receipt_line line, bool beta);
/* May this rule of ours explain that number of Adobe's? */
bool receipt_explains(enum receipt_line line, enum rule_id rule,
    enum severity severity, enum idtype first_column);

/* What we know of what was sent. */
struct receipt_sent {
	const char *const *names;	/* our files; none: not known */
	size_t count;
	uint64_t records;	/* lines with data in all of them, 0 unknown */
	uint64_t blank;		/* lines without */
	bool beta;
};
/* Is this one of the files listed?  Adobe may have added a part number. */
bool receipt_lists(const struct receipt *r, const char *name);
/* Are all files listed ours, so that its numbers are about them alone?  One
 * file is taken for ours. */
bool receipt_is_ours(const struct receipt *r,
    const struct receipt_sent *sent);

/* The RCPT rules.  Returns how many findings (line 0). */
enum { RECEIPT_RULES_MAX = 12 };
size_t receipt_judge(const struct receipt *r,
    const struct receipt_sent *sent, struct finding out[RECEIPT_RULES_MAX]);

#endif
