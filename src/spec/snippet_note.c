/* SPDX-License-Identifier: MIT */
/* Letters beside the code: the hand-over note and the questionnaire. */
#include "base/intl.h"
#include "base/safetext.h"
#include "spec/placement.h"
#include "spec/snippet.h"

/* Where the code goes, and what to mind. */
static const char *const advice[SENDER_COUNT] = {
	[SENDER_ECID] =
	    N_("Place it after visitor.js and before the Analytics call, on "
	       "every page: IDs and states are not kept in a cookie. The key "
	       "is the integration code, not the number of the data source. "
	       "The library encodes the ID; please do not."),
	[SENDER_WEBSDK] =
	    N_("The namespace must be written as Experience Platform shows "
	       "it, capitals included. Audience Manager must be switched on "
	       "in the datastream. Experience Platform joins all IDs sent "
	       "this way, so never send one that a household shares."),
	[SENDER_IMAGE] =
	    N_("No Adobe library is needed. Fire it once a session, or every "
	       "14 days. It is of use only where third-party cookies are "
	       "allowed."),
	[SENDER_DCS] =
	    N_("Encode the ID first, then join it with the literal %01. Use "
	       "the host of the region nearest to you."),
	[SENDER_MOBILE] =
	    N_("Call it whenever a person signs in. The names are those of "
	       "Adobe's public reference; please compare them with your "
	       "version."),
};

/* "Label: value", when there is a value. */
static void
add_answer(const struct answers *a, enum field_id id, struct buf *out)
{
	const struct field *f = field_get(id);
	struct str value = answers_get(a, f->key);

	if (value.n == 0)
		return;
	buf_printf(out, "  %s: ", _(f->label));
	(void)safetext_add(out, value, 0);
	buf_add_char(out, '\n');
}

/* Does the place itself ask for it? */
static bool
asked(const struct placement_row *row, enum field_id id)
{
	for (size_t i = 0; i < row->ask_count; i++)
		if (row->asks[i] == id)
			return true;
	return false;
}

static void
add_answers(const struct answers *a, const struct placement_row *row,
    enum sender sender, struct buf *out)
{
	enum field_id more[PLACEMENT_ASKS_MAX];
	size_t n = sender_asks(sender, more);

	buf_printf(out, "%s\n", _("What it was made from"));
	add_answer(a, FIELD_DPID, out);
	buf_printf(out, "  %s: %s\n", _("The ID is read"), _(row->name));
	for (size_t i = 0; i < row->ask_count; i++)
		add_answer(a, row->asks[i], out);
	for (size_t i = 0; i < n; i++)
		if (!asked(row, more[i]))
			add_answer(a, more[i], out);
	buf_add_char(out, '\n');
}

static const char test_steps[] =
    N_("Three steps to test it\n"
       "  1. Sign in with a test account, open the browser's network panel "
       "and filter for demdex.\n"
       "  2. Find d_cid_ic, d_cid or dpuuid in one of the calls.\n"
       "  3. Compare the ID there with the one in the file, capitals "
       "included.\n\n"
       "Codes in Adobe's answer\n"
       "  300  the ID is not one Adobe accepts\n"
       "  302  the data source is not yours\n"
       "  303  the ID is blocked: it was seen far too often\n"
       "  311  the address is not encoded as it should be\n"
       "  312  the device ID does not have the right form\n\n"
       "Proof in Audience Manager: the Data Source Synced Trait of this "
       "data source shows people.\n");

bool
snippet_note(const struct answers *a, struct buf *out, struct err *err)
{
	enum placement p = placement_find(answers_get(a, "placement"));
	enum sender sender = sender_of(a);

	if (p == PLACEMENT_COUNT || sender == SENDER_COUNT)
		return err_set(err, ERR_USAGE,
		    _("There is no code to hand over for this place"));
	buf_printf(out, "%s\n\n",
	    _("For the web team: pass our customer ID on to Adobe Audience "
	      "Manager"));
	add_answers(a, placement_get(p), sender, out);
	buf_printf(out, "%s\n  %s\n  %s\n", _("What is to be done"),
	    _(placement_get(p)->team), _(advice[sender]));
	if (p == PLACEMENT_EVAR)
		buf_printf(out, "  %s\n",
		    _("Filter the variable out of the forwarded data (DIL: "
		      "filterFromContextVariables; do not list it in names "
		      "or iteratedNames)."));
	buf_printf(out, "\n%s", _(test_steps));
	return true;
}

void
snippet_questions(struct buf *out)
{
	static const char *const questions[] = {
		N_("In which place does our website keep the customer ID: a "
		   "cookie, an Analytics variable, a JavaScript variable, "
		   "the data layer, the page code, the browser's storage, "
		   "the address, or only on the server?"),
		N_("What is its exact name or path there?"),
		N_("Please give one example from a test account."),
		N_("Is it exactly the ID of our customer database, capitals "
		   "included?"),
		N_("Is it there on every page, or only after signing in?"),
		N_("Is it encoded there (URL encoding, base64, JSON)?"),
		N_("If it is a cookie: is it marked HttpOnly?"),
		N_("Which of these is on the site: Adobe tags (Launch), Web "
		   "SDK, visitor.js, AppMeasurement, DIL, another tag "
		   "manager, nothing from Adobe?"),
		N_("Who changes code on the website (name, mailbox)?"),
		N_("Is there a consent banner, and does it follow IAB TCF?"),
	};

	buf_printf(out, "%s\n%s\n\n", _("Questions for the web team"),
	    _("We want Audience Manager to recognise our customers on the "
	      "website. For that it must see the same ID there as in our "
	      "file."));
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		buf_printf(out, "%2zu. %s\n    ____________________\n\n", i + 1,
		    _(questions[i]));
}
