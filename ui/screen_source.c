/* SPDX-License-Identifier: MIT */
/* "Data source": the number, the IDs in the file, and for device IDs the
 * company's own data source. */
#include "base/intl.h"
#include "base/num.h"
#include "ui/form.h"
#include "ui/screens.h"

/* Types asked for one by one; the rest wait behind "another kind". */
static const enum idtype common[] = { IDTYPE_CRM, IDTYPE_IDFA, IDTYPE_GAID,
	IDTYPE_AAM, IDTYPE_HEMAIL };

enum { COMMON = sizeof(common) / sizeof(common[0]) };

static bool
is_common(enum idtype t)
{
	for (size_t i = 0; i < COMMON; i++)
		if (common[i] == t)
			return true;
	return false;
}

static const char *
seen_words(struct page *page, const struct evidence *e, enum idtype t)
{
	if (e->sampled == 0)
		return NULL;
	if (e->seen[t] == 0)
		return _("none seen");
	return page_print(page, _("%u of %u lines"), e->seen[t],
	    e->sampled);
}

static void
add_idtype(struct app *app, struct page *page, enum idtype t)
{
	struct evidence e = { 0 };
	const struct idtype_row *row = idtype_get(t);
	struct item *item;

	desk_evidence(app_desk(app), &e);
	item = form_choice(app, page, FIELD_IDTYPE, row->word, _(row->name));
	item->note = seen_words(page, &e, t);
}

/* A rarer type is listed when it was chosen or seen, or on request. */
static void
add_idtypes(struct app *app, struct page *page)
{
	const bool *all = app_state(app);
	const char *chosen = desk_get(app_desk(app), "idtype");
	struct evidence e = { 0 };
	bool hidden = false;

	desk_evidence(app_desk(app), &e);
	page_heading(page, _(field_get(FIELD_IDTYPE)->label));
	for (unsigned i = 0; i < IDTYPE_COUNT; i++) {
		enum idtype t = (enum idtype)i;

		if (*all || is_common(t) || e.seen[t] > 0 ||
		    str_eq_text(str_from(chosen), idtype_get(t)->word))
			add_idtype(app, page, t);
		else
			hidden = true;
	}
	if (hidden)
		page_button(page, "all-types", _("TV and other device IDs"),
		    _("Show them"))->indent = 3;
	page_button(page, "letter.idtype", _("I don't know."),
	    _("Write an e-mail"))->indent = 3;
}

/* The IDs of a phone or TV go into a shared source; the traits are those of
 * a source of one's own. */
static bool
needs_target(struct app *app)
{
	struct desk *desk = app_desk(app);
	enum idtype t = idtype_find(str_from(desk_get(desk, "idtype")));
	uint64_t dpid = 0;

	if (desk_get(desk, "target")[0] != '\0')
		return true;
	if (num_parse(str_from(desk_get(desk, "dpid")), UINT64_MAX, &dpid,
	    NULL) && idtype_is_shared(dpid))
		return true;
	return t != IDTYPE_COUNT && idtype_is_device(t);
}

static const enum field_id asked[] = { FIELD_DPID, FIELD_TARGET,
	FIELD_PARTNER };

static void
build(struct app *app, struct page *page)
{
	struct item *dpid;
	const char *open;

	page->title = _("Which data source does this file belong to?");
	dpid = form_field(app, page, FIELD_DPID);
	if (desk_practising(app_desk(app)))
		dpid->detail = _("In this exercise it is 1204.");
	else
		form_where(app, page, FIELD_DPID);
	page_gap(page);
	if (needs_target(app)) {
		form_field(app, page, FIELD_TARGET)->detail = _("Phone and "
		    "TV IDs live in a data source that all companies share. "
		    "The traits are those of your own source.");
		page_gap(page);
	}
	add_idtypes(app, page);
	page_gap(page);
	(void)form_field(app, page, FIELD_PARTNER);
	form_where(app, page, FIELD_PARTNER);
	page_gap(page);
	page_action_row(page, "next", _("Go on"));
	open = form_status(app, page, asked,
	    sizeof(asked) / sizeof(asked[0]));
	page->enter = _("next");
	page->status = open != NULL ? open : desk_has_file(app_desk(app))
	    ? _("What the file told us is filled in already. Please look "
	    "it over.")
	    : _("No file yet: your answers are kept until you choose one.");
}

static enum nav
act(struct app *app, const struct event *event)
{
	bool *all = app_state(app);

	if (event->kind == EVENT_CHOOSE &&
	    str_eq_text(str_from(event->id), "all-types")) {
		*all = true;
		return NAV_STAY;
	}
	if (event->kind == EVENT_NEXT || (event->kind == EVENT_CHOOSE &&
	    str_eq_text(str_from(event->id), "next")))
		return NAV_NEXT;
	return form_act(app, event);
}

const struct screen screen_source = {
	.name = "data-source",
	.stage = STAGE_SOURCE,
	.topic = "screen-data-source",
	.state_size = sizeof(bool),
	.build = build,
	.act = act,
};
