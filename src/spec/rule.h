/* SPDX-License-Identifier: MIT */
/* The catalogue of rules: what each is, never how it is checked. */
#ifndef SPEC_RULE_H
#define SPEC_RULE_H

#include "base/str.h"
#include "spec/fix.h"

enum severity {
	SEVERITY_INFO,		/* harmless */
	SEVERITY_WARNING,	/* accepted, probably not what you want */
	SEVERITY_ERROR,		/* stops the upload */
};

enum rule_scope {
	SCOPE_FILE,		/* the file or its name: line 0 */
	SCOPE_FIRST_LINE,	/* the file, reported at its first line */
	SCOPE_LINE,
	SCOPE_FIELD,
	SCOPE_CROSS,		/* needs more than one line */
	SCOPE_SET,		/* several files */
	SCOPE_INPUT,		/* an answer */
	SCOPE_CHOICE,
	SCOPE_PLACE,		/* the key in the bucket */
	SCOPE_UPLOAD,
	SCOPE_URL,
	SCOPE_RECEIPT,
};

/* Structure is settled before detail: while it stands, the rest is noise. */
enum rule_weight { WEIGHT_DETAIL, WEIGHT_STRUCTURE };

/* The line of Adobe's receipt that the rule predicts. */
enum rule_counter {
	COUNTER_NONE,
	COUNTER_NO_TRAIT,	/* No Trait Realized */
	COUNTER_NO_MATCH,	/* No Matching AAM ID */
	COUNTER_DEVICE_ID,	/* Invalid Device ID (report only) */
	COUNTER_AAM_ID,		/* Invalid AAM ID */
	COUNTER_FORMAT,		/* Format Errors */
	COUNTER_VALIDATION,	/* Total traits failed validation */
	COUNTER_BY_ID_TYPE,	/* AAM_ID, DEVICE_ID or NO_MATCH by the ID */
};

enum rule_id {
#define RULE(id, code, severity, scope, weight, counter, fix, class, title, \
    message, remedy) RULE_##id,
#include "spec/rules.def"
#undef RULE
	RULE_COUNT
};

struct rule {
	const char *code;
	enum severity severity;	/* the usual one; a finding has its own */
	enum rule_scope scope;
	enum rule_weight weight;
	enum rule_counter counter;
	enum fix_id fix;
	enum fix_class fix_class;
	const char *title;	/* at most 34 columns; translate with _() */
	const char *message;
	const char *remedy;
};

const struct rule *rule_get(enum rule_id id);
/* RULE_COUNT if there is no such code (letter case does not matter). */
enum rule_id rule_find(struct str code);
/* Its help topic: "rule-name-case". */
enum { RULE_TOPIC_MAX = 40 };
const char *rule_topic(enum rule_id id, char out[RULE_TOPIC_MAX]);
/* error, warning, info */
const char *severity_name(enum severity severity);

#endif
