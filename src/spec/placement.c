/* SPDX-License-Identifier: MIT */
/*
 * Placements (Adobe: declared-ids, authenticated-state, dil-modules,
 * appmeasurement-to-web-sdk), and the rules over all answers about one.
 */
#include "spec/placement.h"

#include <string.h>

#include "base/intl.h"

#define ASKS(...)                                                              \
	.asks = { __VA_ARGS__ },                                               \
	.ask_count =                                                           \
	    sizeof((enum field_id[]){ __VA_ARGS__ }) / sizeof(enum field_id)

static const struct placement_row rows[PLACEMENT_COUNT] = {
	[PLACEMENT_COOKIE] = {
		.code = "P-COOKIE",
		.word = "cookie",
		.name = N_("in a cookie"),
		.team = N_("Make the cookie readable by scripts (HttpOnly "
		    "cookies are not) and set it before the tag runs."),
		ASKS(FIELD_COOKIE, FIELD_HTTPONLY, FIELD_ENCODING),
		.reader = READER_COOKIE,
		.sender = SENDER_ECID,
		.topic = "placement-cookie",
	},
	[PLACEMENT_EVAR] = {
		.code = "P-EVAR",
		.word = "evar",
		.name = N_("in an Analytics variable"),
		.team = N_("Keep the variable set before the tag, add the "
		    "call below, and filter the variable out of the data "
		    "forwarded as signals."),
		ASKS(FIELD_EVAR, FIELD_OBJECT, FIELD_SIGNAL),
		.reader = READER_ANALYTICS,
		.sender = SENDER_ECID,
		.topic = "placement-evar",
	},
	[PLACEMENT_JSVAR] = {
		.code = "P-JSVAR",
		.word = "variable",
		.name = N_("in a JavaScript variable"),
		.team = N_("Define the variable above the tag."),
		ASKS(FIELD_PATH, FIELD_ENCODING),
		.reader = READER_PATH,
		.sender = SENDER_ECID,
		.topic = "placement-jsvar",
	},
	[PLACEMENT_DATALAYER] = {
		.code = "P-DATALAYER",
		.word = "datalayer",
		.name = N_("in the data layer"),
		.team = N_("Make the value available when the tag runs, or "
		    "fire the tag on the event that brings it."),
		ASKS(FIELD_PATH, FIELD_QUEUE, FIELD_ENCODING),
		.reader = READER_PATH,
		.sender = SENDER_ECID,
		.topic = "placement-datalayer",
	},
	[PLACEMENT_DOM] = {
		.code = "P-DOM",
		.word = "page",
		.name = N_("in the page code"),
		.team = N_("Keep the element and its name as they are when "
		    "the page is redesigned."),
		ASKS(FIELD_SELECTOR, FIELD_ATTRIBUTE, FIELD_ENCODING),
		.reader = READER_DOM,
		.sender = SENDER_ECID,
		.topic = "placement-dom",
	},
	[PLACEMENT_STORAGE] = {
		.code = "P-STORAGE",
		.word = "storage",
		.name = N_("in the browser's storage"),
		.team = N_("Write the value before the tag runs."),
		ASKS(FIELD_STORAGE, FIELD_ITEM, FIELD_ENCODING),
		.reader = READER_STORAGE,
		.sender = SENDER_ECID,
		.topic = "placement-storage",
	},
	[PLACEMENT_URL] = {
		.code = "P-URL",
		.word = "url",
		.name = N_("in the page address"),
		.team = N_("Put the parameter only on links you send "
		    "yourself, and take it out of the address once it is "
		    "read."),
		ASKS(FIELD_PARAM),
		.reader = READER_URL,
		.sender = SENDER_ECID,
		.topic = "placement-url",
	},
	[PLACEMENT_LOGIN] = {
		.code = "P-LOGIN",
		.word = "login",
		.name = N_("only the server knows it, after sign-in"),
		.team = N_("Print the ID into the page for visitors who are "
		    "signed in, as the variable named here."),
		ASKS(FIELD_PATH),
		.reader = READER_PATH,
		.sender = SENDER_ECID,
		.topic = "placement-login",
	},
	[PLACEMENT_TAGS] = {
		.code = "P-TAGS",
		.word = "tags",
		.name = N_("in an Adobe tags (Launch) rule"),
		.team = N_("Use the action Set Customer IDs of the ECID "
		    "extension, or an identity map of the Web SDK extension, "
		    "with the data element that holds the ID."),
		ASKS(FIELD_PATH, FIELD_ENCODING),
		.reader = READER_PATH,
		.sender = SENDER_ECID,
		.topic = "placement-tags",
	},
	[PLACEMENT_ECID] = {
		.code = "P-ECID",
		.word = "ecid",
		.name = N_("setCustomerIDs is called already"),
		.team = N_("The key must be the integration code, the state "
		    "must be set, and the call must stand on every page."),
		ASKS(FIELD_IC, FIELD_STATE),
		.reader = READER_NONE,
		.sender = SENDER_ECID,
		.topic = "placement-ecid",
	},
	[PLACEMENT_WEBSDK] = {
		.code = "P-WEBSDK",
		.word = "websdk",
		.name = N_("the Web SDK sends an identityMap already"),
		.team = N_("The namespace must be the one shown for the data "
		    "source, and the state authenticated."),
		ASKS(FIELD_NAMESPACE, FIELD_STATE),
		.reader = READER_NONE,
		.sender = SENDER_WEBSDK,
		.topic = "placement-websdk",
	},
	[PLACEMENT_DIL] = {
		.code = "P-DIL",
		.word = "dil",
		.name = N_("DIL sends it as declaredId"),
		.team = N_("Move to the Experience Cloud ID service or the "
		    "Web SDK. Until then: values as they are, not encoded."),
		ASKS(FIELD_DIL),
		.reader = READER_NONE,
		.sender = SENDER_ECID,
		.topic = "placement-dil",
	},
	[PLACEMENT_SDK] = {
		.code = "P-SDK",
		.word = "app",
		.name = N_("in a mobile app"),
		.team = N_("Call the line below when a person signs in."),
		ASKS(FIELD_SDK),
		.reader = READER_NONE,
		.sender = SENDER_MOBILE,
		.topic = "placement-sdk",
	},
	[PLACEMENT_PIXEL] = {
		.code = "P-PIXEL",
		.word = "pixel",
		.name = N_("in an image call on the page"),
		.team = N_("Place the image where consent was given, with "
		    "the ID percent-encoded once."),
		ASKS(FIELD_PATH, FIELD_CONSENT),
		.reader = READER_PATH,
		.sender = SENDER_IMAGE,
		.topic = "placement-pixel",
	},
	[PLACEMENT_S2S] = {
		.code = "P-S2S",
		.word = "server",
		.name = N_("our server calls Audience Manager"),
		.team = N_("Call the address below with the ID encoded "
		    "before it is joined with %01."),
		ASKS(FIELD_PARTNER),
		.reader = READER_NONE,
		.sender = SENDER_DCS,
		.topic = "placement-server",
	},
	[PLACEMENT_EMAIL] = {
		.code = "P-EMAIL",
		.word = "mail",
		.name = N_("an image in our newsletters"),
		.team = N_("Put the address below in an image, with the "
		    "mailing system's own mark for the ID. Most mail "
		    "programs block images."),
		.reader = READER_NONE,
		.sender = SENDER_IMAGE,
		.topic = "placement-mail",
	},
	[PLACEMENT_OFFLINE] = {
		.code = "P-OFFLINE",
		.word = "offline",
		.name = N_("nowhere: we have no website or app"),
		.team = N_("Use a cross-device data source and the merge rule "
		    "\"All Cross-Device Profiles\", or hashed e-mails with "
		    "People-Based Destinations."),
		.reader = READER_NONE,
		.sender = SENDER_COUNT,
		.topic = "placement-offline",
	},
	[PLACEMENT_UNKNOWN] = {
		.code = "P-UNKNOWN",
		.word = "unknown",
		.name = N_("I don't know"),
		.team = N_("Answer the one-page questionnaire."),
		.reader = READER_NONE,
		.sender = SENDER_COUNT,
		.topic = "placement-unknown",
	},
};

const struct placement_row *
placement_get(enum placement p)
{
	return &rows[p];
}

enum placement
placement_find(struct str word)
{
	unsigned i = 0;

	while (i < PLACEMENT_COUNT && !str_eq_text(word, rows[i].word))
		i++;
	return (enum placement)i;
}

/* --- senders ----------------------------------------------------------- */

static const struct sender_row {
	const char *word;
	enum field_id asks[PLACEMENT_ASKS_MAX];
	size_t ask_count;
} senders[SENDER_COUNT] = {
	[SENDER_ECID] = { .word = "ecid",
	    ASKS(FIELD_ORG, FIELD_IC, FIELD_STATE) },
	[SENDER_WEBSDK] = { .word = "websdk",
	    ASKS(FIELD_NAMESPACE, FIELD_STATE) },
	[SENDER_IMAGE] = { .word = "image", ASKS(FIELD_CONSENT) },
	[SENDER_DCS] = { .word = "dcs", ASKS(FIELD_PARTNER, FIELD_STATE) },
	[SENDER_MOBILE] = { .word = "mobile",
	    ASKS(FIELD_SDK, FIELD_IC, FIELD_STATE) },
};

const char *
sender_word(enum sender s)
{
	return s == SENDER_COUNT ? "" : senders[s].word;
}

enum sender
sender_of(const struct answers *a)
{
	struct str chosen = answers_get(a, field_get(FIELD_SENDER)->key);
	enum placement p = placement_find(answers_get(a, "placement"));

	if (p == PLACEMENT_COUNT || rows[p].sender == SENDER_COUNT)
		return SENDER_COUNT;
	for (unsigned i = 0; i < SENDER_COUNT; i++)
		if (str_eq_text(chosen, senders[i].word))
			return (enum sender)i;
	return rows[p].sender;
}

size_t
sender_asks(enum sender s, enum field_id asks[PLACEMENT_ASKS_MAX])
{
	if (s == SENDER_COUNT)
		return 0;
	memcpy(asks, senders[s].asks, sizeof(senders[s].asks));
	return senders[s].ask_count;
}

/* --- rules over the answers -------------------------------------------- */

struct judging {
	const struct answers *a;
	enum placement p;
	struct field_verdict *out;
	size_t n;
};

static void
say(struct judging *j, enum rule_id rule)
{
	struct field_verdict v = { .rule = rule };
	const struct rule *r = rule_get(rule);

	for (size_t i = 0; i < j->n; i++)
		if (j->out[i].rule == rule)
			return;
	if (j->n == PLACEMENT_RULES_MAX)
		return;
	v.severity = r->severity;
	memcpy(
	    v.text, _(r->message), strnlen(_(r->message), sizeof(v.text) - 1));
	j->out[j->n++] = v;
}

/* Rules that one answer of a choice settles. */
static const struct answer_rule {
	enum placement p; /* PLACEMENT_COUNT: any */
	enum field_id field;
	const char *answer; /* NULL: any but the empty one */
	enum rule_id rule;
} answer_rules[] = {
	{ PLACEMENT_UNKNOWN, FIELD_PLACEMENT, NULL, RULE_PLACE_NONE },
	{ PLACEMENT_COOKIE, FIELD_HTTPONLY, "yes", RULE_PLACE_HTTPONLY },
	{ PLACEMENT_EVAR, FIELD_SIGNAL, "yes", RULE_PLACE_LEAK },
	{ PLACEMENT_URL, FIELD_PLACEMENT, NULL, RULE_PLACE_URL },
	{ PLACEMENT_DIL, FIELD_PLACEMENT, NULL, RULE_PLACE_DIL },
	{ PLACEMENT_COUNT, FIELD_STATE, "unknown", RULE_PLACE_AUTH },
	{ PLACEMENT_COUNT, FIELD_ENCODING, "url", RULE_PLACE_ENCODED },
	{ PLACEMENT_COUNT, FIELD_ENCODING, "base64", RULE_PLACE_ENCODED },
	{ PLACEMENT_COUNT, FIELD_ENCODING, "json", RULE_PLACE_ENCODED },
};

/* Is the field asked with this placement or its sender? */
static bool
asked(const struct judging *j, enum field_id field)
{
	const struct placement_row *row = &rows[j->p];
	enum field_id more[PLACEMENT_ASKS_MAX];
	size_t n = sender_asks(sender_of(j->a), more);

	for (size_t i = 0; i < row->ask_count; i++)
		if (row->asks[i] == field)
			return true;
	for (size_t i = 0; i < n; i++)
		if (more[i] == field)
			return true;
	return field == FIELD_PLACEMENT || field == FIELD_SAMPLE ||
	       (field == FIELD_JSON &&
		   answers_is(j->a, field_get(FIELD_ENCODING)->key, "json"));
}

static void
judge_answers(struct judging *j)
{
	for (size_t i = 0; i < sizeof(answer_rules) / sizeof(answer_rules[0]);
	     i++) {
		const struct answer_rule *r = &answer_rules[i];
		struct str answer = answers_get(j->a, field_get(r->field)->key);

		if ((r->p != PLACEMENT_COUNT && r->p != j->p) ||
		    answer.n == 0 || !asked(j, r->field))
			continue;
		if (r->answer == NULL || str_eq_text(answer, r->answer))
			say(j, r->rule);
	}
}

/* DIL 6.2 and later have no use for declaredId. */
static bool
is_late_dil(struct str version)
{
	unsigned parts[2] = { 0, 0 };
	size_t at = 0;

	for (size_t i = 0; i < version.n && at < 2; i++)
		if (version.p[i] == '.')
			at++;
		else if (char_is_digit(version.p[i]) && parts[at] < 1000)
			parts[at] =
			    parts[at] * 10 + (unsigned)(version.p[i] - '0');
	return parts[0] > 6 || (parts[0] == 6 && parts[1] >= 2);
}

/* The verdicts of the fields that belong here. */
static void
judge_fields(struct judging *j)
{
	for (unsigned f = FIELD_PLACEMENT; f < FIELD_COUNT; f++) {
		enum field_id id = (enum field_id)f;
		struct str value = answers_get(j->a, field_get(id)->key);
		struct field_verdict v;

		if (value.n == 0 || !asked(j, id))
			continue;
		(void)field_check(id, value, j->a, &v);
		if (v.text[0] != '\0' && j->n < PLACEMENT_RULES_MAX)
			j->out[j->n++] = v;
	}
}

size_t
placement_judge(
    const struct answers *a, struct field_verdict verdicts[PLACEMENT_RULES_MAX])
{
	struct judging j = { .a = a, .out = verdicts };

	j.p = placement_find(answers_get(a, "placement"));
	if (j.p == PLACEMENT_COUNT)
		return 0;
	judge_fields(&j);
	judge_answers(&j);
	if (j.p == PLACEMENT_DIL &&
	    is_late_dil(answers_get(a, field_get(FIELD_DIL)->key)))
		say(&j, RULE_PLACE_DECLARED);
	if (j.p == PLACEMENT_EVAR && !answers_has(a, "placement.sender"))
		say(&j, RULE_PLACE_SIGNAL);
	/* An empty integration code is a finding too. */
	if (asked(&j, FIELD_IC) && !answers_has(a, field_get(FIELD_IC)->key))
		say(&j, RULE_INPUT_IC);
	return j.n;
}
