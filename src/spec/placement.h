/* SPDX-License-Identifier: MIT */
/*
 * Where a customer ID lives on the website: what to ask, what the web team
 * must do, and how the snippet reads it.
 */
#ifndef SPEC_PLACEMENT_H
#define SPEC_PLACEMENT_H

#include "spec/field.h"

/* In the order people see them. */
enum placement {
	PLACEMENT_COOKIE,
	PLACEMENT_EVAR,
	PLACEMENT_JSVAR,
	PLACEMENT_DATALAYER,
	PLACEMENT_DOM,
	PLACEMENT_STORAGE,
	PLACEMENT_URL,
	PLACEMENT_LOGIN,
	PLACEMENT_TAGS,
	PLACEMENT_ECID,
	PLACEMENT_WEBSDK,
	PLACEMENT_DIL,
	PLACEMENT_SDK,
	PLACEMENT_PIXEL,
	PLACEMENT_S2S,
	PLACEMENT_EMAIL,
	PLACEMENT_OFFLINE,
	PLACEMENT_UNKNOWN,
	PLACEMENT_COUNT
};

enum reader {
	READER_NONE,		/* nothing is read from a page */
	READER_COOKIE,
	READER_ANALYTICS,
	READER_PATH,		/* a variable, or the last event of a queue */
	READER_DOM,
	READER_STORAGE,
	READER_URL,
};

/* The piece of code that passes the ID on. */
enum sender {
	SENDER_ECID,
	SENDER_WEBSDK,
	SENDER_IMAGE,
	SENDER_DCS,
	SENDER_MOBILE,
	SENDER_COUNT		/* none: nothing to send from */
};

enum { PLACEMENT_ASKS_MAX = 6 };

struct placement_row {
	const char *code;	/* P-COOKIE */
	const char *word;	/* cookie */
	const char *name;	/* "in a cookie" */
	const char *team;	/* what the web team must do */
	enum field_id asks[PLACEMENT_ASKS_MAX];	/* the extra questions */
	size_t ask_count;
	enum reader reader;
	enum sender sender;	/* proposed until the person chooses */
	const char *topic;
};

const struct placement_row *placement_get(enum placement p);
/* PLACEMENT_COUNT if the word is none. */
enum placement placement_find(struct str word);

const char *sender_word(enum sender s);		/* ecid, websdk, image ... */
/* The answer "placement.sender", else what the placement proposes. */
enum sender sender_of(const struct answers *a);
/* The questions a sender adds (organization, integration code ...);
 * returns how many. */
size_t sender_asks(enum sender s, enum field_id asks[PLACEMENT_ASKS_MAX]);

enum { PLACEMENT_RULES_MAX = 16 };
/*
 * The PLACE rules over all answers about the placement (keys "placement",
 * "placement.*", "site.sample"); returns how many verdicts.  Those with
 * severity error stand in the way of a snippet.
 */
size_t placement_judge(const struct answers *a,
    struct field_verdict verdicts[PLACEMENT_RULES_MAX]);

#endif
