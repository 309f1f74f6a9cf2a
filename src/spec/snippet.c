/* SPDX-License-Identifier: MIT */
/*
 * Code for the web team.  Everything an answer contributes passes
 * snippet_literal() or a check that leaves letters and digits only.
 */
#include "spec/snippet.h"

#include <string.h>

#include "base/intl.h"
#include "spec/filler.h"
#include "spec/placement.h"
#include "spec/snippet_make.h"

/* --- guard ------------------------------------------------------------- */

static void
add_decode(const struct making *m)
{
	if (m->row->reader == READER_URL)
		return; /* decoded already */
	if (snippet_is(m, FIELD_ENCODING, "url")) {
		buf_add_text(m->out, "    try { v = decodeURIComponent(v); } "
				     "catch (x) { return null; }\n");
	} else if (snippet_is(m, FIELD_ENCODING, "base64")) {
		buf_add_text(m->out,
		    "    try { v = atob(v); } catch (x) { return null; }\n");
	} else if (snippet_is(m, FIELD_ENCODING, "json")) {
		buf_add_text(m->out, "    try { v = walk(JSON.parse(v), ");
		snippet_steps(snippet_answer(m, FIELD_JSON), m->out);
		buf_add_text(m->out,
		    "); } catch (x) { return null; }\n"
		    "    if (v === null || typeof v === \"object\") "
		    "{ return null; }\n"
		    "    v = String(v);\n");
	}
}

static void
add_guard(const struct making *m)
{
	const char *filler;

	buf_add_text(m->out,
	    "  function guard(v) {\n"
	    "    if (typeof v !== \"string\" && typeof v !== \"number\") "
	    "{ return null; }\n"
	    "    v = String(v);\n");
	add_decode(m);
	buf_add_text(m->out,
	    "    v = v.trim();\n"
	    "    if (v === \"\" || v.length > 255 || "
	    "/[:@\\u0000-\\u001F\\u007F]/.test(v)) { return null; }\n"
	    "    if ([");
	for (size_t i = 0; (filler = filler_get(i)) != NULL; i++) {
		buf_add_text(m->out, i > 0 ? ", " : "");
		snippet_literal(str_from(filler), m->out);
	}
	buf_add_text(m->out,
	    "].indexOf(v.toLowerCase()) >= 0) { return null; }\n"
	    "    return v;\n"
	    "  }\n");
}

/* --- senders ----------------------------------------------------------- */

/* The ways to say a state. */
static const struct state {
	const char *word;    /* the answer, and of the Web SDK */
	const char *visitor; /* of the ECID service */
	int number;          /* of the DCS */
} states[] = {
	{ "authenticated", "AUTHENTICATED", 1 },
	{ "loggedOut", "LOGGED_OUT", 2 },
	{ "unknown", "UNKNOWN", 0 },
};

static const struct state *
state_of(const struct making *m)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (snippet_is(m, FIELD_STATE, states[i].word))
			return &states[i];
	return &states[0];
}

static void
send_ecid(const struct making *m)
{
	buf_add_text(m->out,
	    "  if (!id || typeof Visitor === \"undefined\") { return; }\n"
	    "  var visitor = Visitor.getInstance(");
	snippet_literal(snippet_answer(m, FIELD_ORG), m->out);
	buf_add_text(m->out, ");\n  visitor.setCustomerIDs({ ");
	snippet_literal(snippet_answer(m, FIELD_IC), m->out);
	buf_printf(m->out,
	    ": { \"id\": id, \"authState\": Visitor.AuthState.%s } });\n",
	    state_of(m)->visitor);
}

static void
send_websdk(const struct making *m)
{
	const char *word = state_of(m)->word;

	buf_add_text(m->out,
	    "  if (!id || typeof alloy === \"undefined\") { return; }\n"
	    "  alloy(\"sendEvent\", { \"xdm\": { \"identityMap\": { ");
	snippet_literal(snippet_answer(m, FIELD_NAMESPACE), m->out);
	buf_printf(m->out,
	    ": [\n    { \"id\": id, \"authenticatedState\": \"%s\", "
	    "\"primary\": false }\n  ] } } });\n",
	    strcmp(word, "unknown") == 0 ? "ambiguous" : word);
}

static void
send_image(const struct making *m)
{
	buf_add_text(m->out,
	    "  if (!id) { return; }\n"
	    "  function strictEncode(s) {\n"
	    "    return encodeURIComponent(s).replace(/[!'()*]/g, "
	    "function (c) {\n"
	    "      return \"%\" + "
	    "c.charCodeAt(0).toString(16).toUpperCase();\n"
	    "    });\n"
	    "  }\n"
	    "  var u = \"https://dpm.demdex.net/ibs:dpid=\" + "
	    "encodeURIComponent(");
	snippet_literal(snippet_answer(m, FIELD_DPID), m->out);
	buf_add_text(m->out, ") + \"&dpuuid=\" + strictEncode(id);\n");
	if (!snippet_is(m, FIELD_CONSENT, "tcf")) {
		buf_add_text(m->out, "  (new Image(1, 1)).src = u;\n");
		return;
	}
	buf_add_text(m->out,
	    "  if (typeof window.__tcfapi !== \"function\") { return; }\n"
	    "  window.__tcfapi(\"addEventListener\", 2, "
	    "function (tc, ok) {\n"
	    "    if (!ok || (tc.eventStatus !== \"tcloaded\" && "
	    "tc.eventStatus !== \"useractioncomplete\")) { return; }\n"
	    "    window.__tcfapi(\"removeEventListener\", 2, "
	    "function () {}, tc.listenerId);\n"
	    "    (new Image(1, 1)).src = u + (tc.gdprApplies ? "
	    "\"&gdpr=1&gdpr_consent=\" + tc.tcString : \"\");\n"
	    "  });\n");
}

static const struct sender_needs {
	enum field_id fields[3];
	size_t count;
	void (*write)(const struct making *m); /* NULL: no page code */
} senders[SENDER_COUNT] = {
	[SENDER_ECID] = { { FIELD_ORG, FIELD_IC }, 2, send_ecid },
	[SENDER_WEBSDK] = { { FIELD_NAMESPACE }, 1, send_websdk },
	[SENDER_IMAGE] = { { FIELD_DPID }, 1, send_image },
	[SENDER_DCS] = { { FIELD_DPID, FIELD_PARTNER }, 2, NULL },
	[SENDER_MOBILE] = { { FIELD_IC }, 1, NULL },
};

static void
add_page_code(const struct making *m, enum sender sender)
{
	buf_add_text(m->out, "<script>\n(function () {\n");
	snippet_reader(m);
	add_guard(m);
	buf_add_text(m->out, "  var id = guard(reader());\n");
	senders[sender].write(m);
	buf_add_text(m->out, "}());\n</script>\n");
}

/* No script runs in a newsletter: the image alone.  The mailing system puts
 * its own mark for the ID there. */
static void
add_mail_image(const struct making *m)
{
	buf_printf(m->out,
	    "<img src=\"https://dpm.demdex.net/ibs:dpid=%.*s"
	    "&amp;dpuuid=ENCODED_ID\"\n"
	    "    width=\"1\" height=\"1\" alt=\"\">\n",
	    STR_ARG(snippet_answer(m, FIELD_DPID)));
}

/* Only letters, digits and the like came through the checks. */
static void
add_server_call(const struct making *m)
{
	buf_printf(m->out,
	    "https://%.*s.demdex.net/event?d_cid=%.*s%%01ENCODED_ID%%01%d"
	    "&d_rtbd=json\n",
	    STR_ARG(snippet_answer(m, FIELD_PARTNER)),
	    STR_ARG(snippet_answer(m, FIELD_DPID)), state_of(m)->number);
}

static void
add_mobile_call(const struct making *m)
{
	if (snippet_is(m, FIELD_SDK, "android4")) {
		buf_printf(m->out,
		    "AudienceManager.setDpidAndDpuuid(\"%.*s\", id);\n",
		    STR_ARG(snippet_answer(m, FIELD_DPID)));
	} else if (snippet_is(m, FIELD_SDK, "ios4")) {
		buf_printf(m->out,
		    "[ADBMobile audienceSetDpid:@\"%.*s\" dpuuid:id];\n",
		    STR_ARG(snippet_answer(m, FIELD_DPID)));
	} else {
		buf_add_text(m->out, "Identity.syncIdentifier(");
		snippet_literal(snippet_answer(m, FIELD_IC), m->out);
		buf_printf(m->out,
		    ", id, MobileVisitorAuthenticationState.%s);\n"
		    "MobileCore.setAdvertisingIdentifier(adid);\n",
		    state_of(m)->visitor);
	}
}

/* --- together ---------------------------------------------------------- */

static bool
start(struct making *m, const struct answers *a, struct buf *out)
{
	enum placement p = placement_find(answers_get(a, "placement"));

	if (p == PLACEMENT_COUNT || placement_get(p)->sender == SENDER_COUNT)
		return false;
	*m = (struct making){ a, placement_get(p), out };
	return true;
}

bool
snippet_wanted(const struct answers *a)
{
	struct making m;

	return start(&m, a, NULL);
}

/* An answer that is there and passes its own check. */
static bool
need(const struct making *m, enum field_id id, struct err *err)
{
	struct field_verdict v;
	struct str value = snippet_answer(m, id);

	if (value.n == 0)
		return err_set(err, ERR_USAGE, _("Please answer \"%s\" first"),
		    _(field_get(id)->label));
	if (!field_check(id, value, m->a, &v) || v.rule == RULE_INPUT_TS ||
	    (v.rule == RULE_INPUT_IC &&
		!str_eq(value, snippet_answer(m, FIELD_DPID))))
		return err_set(
		    err, ERR_USAGE, "%s: %s", _(field_get(id)->label), v.text);
	return true;
}

static bool
need_all(const struct making *m, enum sender sender, struct err *err)
{
	const enum field_id *fields;
	size_t n = snippet_reader_needs(m, &fields);

	for (size_t i = 0; senders[sender].write != NULL && i < n; i++)
		if (!need(m, fields[i], err))
			return false;
	for (size_t i = 0; i < senders[sender].count; i++)
		if (!need(m, senders[sender].fields[i], err))
			return false;
	if (sender == SENDER_MOBILE && snippet_answer(m, FIELD_SDK).n > 0 &&
	    !snippet_is(m, FIELD_SDK, "current") && !need(m, FIELD_DPID, err))
		return false;
	return !snippet_is(m, FIELD_ENCODING, "json") ||
	       need(m, FIELD_JSON, err);
}

/* Answers of the form that passed alone, but not together. */
static bool
agree(const struct making *m, struct err *err)
{
	struct field_verdict v[PLACEMENT_RULES_MAX];
	size_t n = placement_judge(m->a, v);

	for (size_t i = 0; i < n; i++)
		if (v[i].severity == SEVERITY_ERROR)
			return err_set(err, ERR_USAGE, "%s", v[i].text);
	return true;
}

bool
snippet_code(const struct answers *a, struct buf *out, struct err *err)
{
	enum sender sender = sender_of(a);
	struct making m;

	if (!start(&m, a, out) || sender == SENDER_COUNT)
		return err_set(err, ERR_USAGE,
		    _("There is no code to write for this place"));
	if (!need_all(&m, sender, err) || !agree(&m, err))
		return false;
	if (m.row == placement_get(PLACEMENT_EMAIL) && sender == SENDER_IMAGE)
		add_mail_image(&m);
	else if (senders[sender].write != NULL)
		add_page_code(&m, sender);
	else if (sender == SENDER_DCS)
		add_server_call(&m);
	else
		add_mobile_call(&m);
	return true;
}
