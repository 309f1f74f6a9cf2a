/* SPDX-License-Identifier: MIT */
/* What each line of a receipt is called and means, and which of our rules
 * feed it. */
#include "spec/receipt_line.h"

#include <stddef.h>
#include <string.h>

#include "base/intl.h"

/* What an estimate knows of a number. */
enum foresight {
	FORESEEN,
	FORESEEN_BETA,	/* in beta nobody is known; elsewhere who knows */
	UNFORESEEN,
};

static const struct line {
	const char *letters, *key, *label, *meaning;
	size_t at;			/* in struct forecast */
	enum rule_counter counter;	/* that rules name; NONE: none */
	enum foresight foresight;
} lines[RECEIPT_LINES] = {
#define AT(field) offsetof(struct forecast, field)
	[RECEIPT_RECEIVED] = { "recordsreceived", "received",
	    "Records received",
	    N_("Lines that Adobe counted in all files listed."),
	    AT(received), COUNTER_NONE, FORESEEN },
	[RECEIPT_FORMAT] = { "formaterrors", "format_errors",
	    "Format Errors",
	    N_("Lines that Adobe could not understand: no tab, no ID, a "
	    "quote without its partner."),
	    AT(format_errors), COUNTER_FORMAT, FORESEEN },
	[RECEIPT_AAM_ID] = { "invalidaamid", "invalid_aam_id",
	    "Invalid AAM ID",
	    N_("IDs of Audience Manager that do not have 38 digits."),
	    AT(invalid_aam_id), COUNTER_AAM_ID, FORESEEN },
	[RECEIPT_DEVICE_ID] = { "invaliddeviceid", "invalid_device_id",
	    "Invalid Device ID",
	    N_("IDs of phones and TVs in another form than theirs. Only the "
	    "status report has this line."),
	    AT(invalid_device_id), COUNTER_DEVICE_ID, FORESEEN },
	[RECEIPT_NO_MATCH] = { "nomatchingaamid", "no_match",
	    "No Matching AAM ID",
	    N_("People whom Audience Manager does not know, or not yet."),
	    AT(no_match), COUNTER_NO_MATCH, FORESEEN_BETA },
	[RECEIPT_NO_TRAIT] = { "notraitrealized", "no_trait",
	    "No Trait Realized",
	    N_("Lines in which nothing fits a trait of yours."),
	    AT(no_trait), COUNTER_NO_TRAIT, FORESEEN },
	[RECEIPT_PROCESSED] = { "recordsprocessed", "processed",
	    "Records processed",
	    N_("Lines that were worked through: usually all of them."),
	    AT(processed), COUNTER_NONE, FORESEEN },
	[RECEIPT_STORED] = { "storedrecords", "stored", "Stored Records",
	    N_("Lines that were kept: those processed, less the trouble "
	    "above."),
	    AT(stored), COUNTER_NONE, FORESEEN },
	[RECEIPT_DEVICES] = { "totaldevices", "devices", "Total devices",
	    N_("Devices for which something was stored."),
	    AT(devices), COUNTER_NONE, UNFORESEEN },
	[RECEIPT_SIGNALS] = { "totalsignals", "signals", "Total signals",
	    N_("Pairs of key and value in the lines that were processed."),
	    AT(signals), COUNTER_NONE, FORESEEN },
	[RECEIPT_UNUSED] = { "totalunusedsignals", "unused_signals",
	    "Total unused signals",
	    N_("Pairs that no trait of yours looks at."),
	    AT(unused_signals), COUNTER_NO_TRAIT, UNFORESEEN },
	[RECEIPT_REALIZED] = { "totalrealizedtraits", "realized_traits",
	    "Total realized traits",
	    N_("Memberships in traits, over all people."),
	    AT(realized), COUNTER_NONE, UNFORESEEN },
	[RECEIPT_REMOVED] = { "totalremovedtraits", "removed",
	    "Total removed traits",
	    N_("Memberships that ended. An overwrite file also ends those it "
	    "does not list."),
	    AT(removed), COUNTER_NONE, FORESEEN },
	[RECEIPT_FAILED] = { "totaltraitsfailedvalidation",
	    "failed_validation", "Total traits failed validation",
	    N_("Traits that belong to another data source than the one in "
	    "the file name."),
	    AT(failed_validation), COUNTER_VALIDATION, FORESEEN },
	[RECEIPT_FAILED_USERS] = {
	    "totalusersthathavetraitswhichfailedvalidation",
	    "failed_users",
	    "Total users that have traits which failed validation",
	    N_("Lines that have such traits."),
	    AT(failed_users), COUNTER_VALIDATION, UNFORESEEN },
#undef AT
};

const char *
receipt_letters(size_t line)
{
	return lines[line].letters;
}

void
receipt_set(struct forecast *f, enum receipt_line line, uint64_t value)
{
	memcpy((char *)f + lines[line].at, &value, sizeof(value));
}

uint64_t
receipt_value(const struct forecast *f, enum receipt_line line)
{
	uint64_t value;

	memcpy(&value, (const char *)f + lines[line].at, sizeof(value));
	return value;
}

bool
receipt_has(const struct receipt *r, enum receipt_line line)
{
	return (r->has >> line & 1U) != 0;
}

const char *
receipt_key(enum receipt_line line)
{
	return lines[line].key;
}

const char *
receipt_label(enum receipt_line line)
{
	return lines[line].label;
}

const char *
receipt_meaning(enum receipt_line line)
{
	return _(lines[line].meaning);
}

bool
receipt_foreseen(enum receipt_line line, bool beta)
{
	return lines[line].foresight == FORESEEN ||
	    (beta && lines[line].foresight == FORESEEN_BETA);
}

/* Lines that Adobe may have counted otherwise than as one. */
static bool
changes_count(enum rule_id rule)
{
	return rule == RULE_LINE_LONG || rule == RULE_LINE_200 ||
	    rule == RULE_LINE_BLANK;
}

/* Whatever keeps a line from being stored. */
static bool
keeps_out(enum rule_id rule, enum severity severity, enum idtype first)
{
	static const enum rule_counter counters[] = { COUNTER_FORMAT,
		COUNTER_AAM_ID, COUNTER_DEVICE_ID, COUNTER_NO_MATCH,
		COUNTER_NO_TRAIT };

	for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++)
		if (forecast_feeds(rule, severity, first, counters[i]))
			return true;
	return changes_count(rule);
}

bool
receipt_explains(enum receipt_line line, enum rule_id rule,
    enum severity severity, enum idtype first_column)
{
	enum rule_counter counter = lines[line].counter;

	if (line == RECEIPT_RECEIVED || line == RECEIPT_PROCESSED)
		return changes_count(rule);
	if (line == RECEIPT_STORED)
		return keeps_out(rule, severity, first_column);
	return counter != COUNTER_NONE &&
	    forecast_feeds(rule, severity, first_column, counter);
}
