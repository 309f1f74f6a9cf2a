/* SPDX-License-Identifier: MIT */
/* The code for the web team and the ID-sync address: shown, and saved. */
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "spec/placement.h"
#include "spec/snippet.h"
#include "spec/syncurl.h"
#include "ui/form.h"
#include "ui/kept.h"
#include "ui/screens.h"

static void
add_questions(struct app *app, struct page *page,
    const struct answers *answers)
{
	enum field_id asks[PLACEMENT_ASKS_MAX];
	size_t count = sender_asks(sender_of(answers), asks);

	form_choices(app, page, FIELD_SENDER);
	page_gap(page);
	for (size_t i = 0; i < count; i++) {
		if (field_get(asks[i])->type == FIELD_IS_CHOICE)
			form_choices(app, page, asks[i]);
		else
			(void)form_field(app, page, asks[i]);
		page_gap(page);
	}
}

/* The address that tells Adobe whose ID it is, for the sample. */
static void
sync_address(struct app *app, struct buf *out)
{
	struct desk *desk = app_desk(app);
	const char *sample = desk_get(desk, field_get(FIELD_SAMPLE)->key);
	struct syncurl parts = { .id = str_from(sample[0] == '\0' ? "USER123"
	    : sample) };
	struct finding why;

	if (num_parse(str_from(desk_get(desk, "dpid")), UINT64_MAX,
	    &parts.dpid, NULL))
		(void)syncurl_compose(&parts, out, &why, NULL);
}

/* Everything the web team gets, as one text. */
static bool
compose(struct app *app, struct buf *out, struct err *err)
{
	struct answers answers = form_answers(app);
	struct buf url = { 0 };

	if (!snippet_code(&answers, out, err))
		return false;
	buf_add_char(out, '\n');
	if (!snippet_note(&answers, out, err))
		return false;
	sync_address(app, &url);
	if (url.n > 0)
		buf_printf(out, "\n%s\n%s\n", _("The same as an ID-sync "
		    "address, for one person:"), buf_text(&url));
	buf_release(&url);
	return true;
}

/* Code that holds nothing to be made visible is shown to the letter: people
 * copy it from here, and a doubled backslash would break it. */
static bool
is_plain(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < ' ' && text.p[i] != '\n') || text.p[i] > '~')
			return false;
	return true;
}

static void
build(struct app *app, struct page *page)
{
	struct kept *kept = app_state(app);
	struct answers answers = form_answers(app);
	struct buf text = { 0 };
	struct err err = { 0 };
	bool ok;

	page->title = _("The code for your web team");
	page->enter = _("go");
	page->status = kept->path != NULL
	    ? _("Saved. Send it to your web team.")
	    : _("The code only reads the ID; it sends nothing to us.");
	add_questions(app, page, &answers);
	ok = compose(app, &text, &err);
	kept_rows(app, page, ok);
	if (ok && is_plain(buf_str(&text)))
		page_literal(page, page_copy(page, buf_text(&text)));
	else if (ok)
		page_literal_safe(page, buf_str(&text));
	else
		page_text(page, page_safe(page, str_from(err.text), 0))->state =
		    STATE_ATTENTION;
	buf_release(&text);
}

static enum nav
save(struct app *app)
{
	struct kept *kept = app_state(app);
	struct buf text = { 0 };
	struct err err = { 0 };

	kept_release(kept);
	if (!compose(app, &text, &err) || !desk_save_text(app_desk(app),
	    "web-team-code", buf_str(&text), &kept->path, &err))
		app_say(app, "%s", err.text);
	buf_release(&text);
	return NAV_STAY;
}

static enum nav
act(struct app *app, const struct event *event)
{
	if (event->kind == EVENT_CHOOSE && strcmp(event->id, "save") == 0)
		return save(app);
	if (event->kind == EVENT_CHOOSE && strcmp(event->id, "back") == 0)
		return NAV_BACK;
	return form_act(app, event);
}

const struct screen screen_snippet = {
	.name = "snippet",
	.stage = STAGE_CUSTOMER,
	.sub = true,
	.topic = "snippets",
	.state_size = sizeof(struct kept),
	.release = kept_release,
	.enter = kept_enter,
	.build = build,
	.act = act,
};
