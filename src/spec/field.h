/* SPDX-License-Identifier: MIT */
/*
 * One question is one row: a field of a form, a key of the session, of an
 * answers file and of the command line.  Its check runs the rules about
 * answers and, when something is not right, offers the repaired value.
 */
#ifndef SPEC_FIELD_H
#define SPEC_FIELD_H

#include <stdint.h>

#include "base/buf.h"
#include "spec/answers.h"
#include "spec/rule.h"

enum field_type {
	FIELD_IS_TEXT,
	FIELD_IS_PATH,	/* a file on this computer */
	FIELD_IS_CHOICE,	/* one of field_option() */
};

enum field_id {
#define FIELD(id, key, type, label, where, example, topic) FIELD_##id,
#include "spec/fields.def"
#undef FIELD
	FIELD_COUNT
};

struct field {
	const char *key;	/* "dpid" */
	enum field_type type;
	const char *label;	/* "Data source ID (DPID)" */
	const char *where;	/* where to find it, a sentence or two */
	const char *example;	/* a value that passes; "" for choices */
	const char *topic;	/* of the help */
};

const struct field *field_get(enum field_id id);
/* FIELD_COUNT if there is no such key. */
enum field_id field_find(struct str key);

struct field_option {
	const char *word;	/* the value that is kept */
	const char *name;	/* for people; translate with _() */
};
/* The i-th choice in the order people see them; false past the last. */
bool field_option(enum field_id id, size_t i, struct field_option *option);

enum { FIELD_TEXT_MAX = 240, FIELD_VALUE_MAX = 1024 };

/* What there is to say about a value; nothing when text is "". */
struct field_verdict {
	enum rule_id rule;	/* RULE_COUNT: none of the catalogue */
	enum severity severity;
	char text[FIELD_TEXT_MAX];	/* what and how, safe to show; "" */
	/* A value that passes, for Tab to take; "" when there is none. */
	char suggestion[FIELD_VALUE_MAX];
};

/*
 * Judge a value beside the other answers (NULL: there are
 * none).  True when the person may go on: nothing, or a warning.  An empty
 * value passes: whether an answer is needed is the screen's to say.
 */
bool field_check(enum field_id id, struct str value,
    const struct answers *answers, struct field_verdict *verdict);

/*
 * A pasted value without what nobody sees or means: blanks and line ends
 * around it, one pair of quotes, zero-width characters; full-width letters
 * and digits become plain.  True when out differs from value.
 */
bool field_clean(struct str value, struct buf *out);

/* Analytics variables: "eVar12", "prop5" or a number.  False when value is
 * none; *prop tells which kind. */
bool field_evar(struct str value, bool *prop, uint64_t *number);

#endif
