/* SPDX-License-Identifier: MIT */
/* Pages with every kind of item, made up for tests. */
#include "tests/unit/ui/pages.h"

#include <stdio.h>

static void
head(struct page *p, int step, const char *title)
{
	static const char *const names[] = { "", "Welcome", "Your file",
		"Data source", "Customer ID", "Destination", "Preview", "Fix",
		"Send" };

	p->step = step;
	for (int i = 1; i <= PAGE_STEPS; i++) {
		p->step_names[i] = names[i];
		p->steps[i] = i == step ? STATE_CURRENT : i < step
		    ? STATE_DONE : STATE_TODO;
	}
	p->badge = "nothing sent yet";
	p->title = title;
	p->saved = "Saved 14:02 UTC";
	p->status = "Nothing has been sent.";
}

static void
source(struct page *p)
{
	struct item *f;

	head(p, 3, "Which data source does this file belong to?");
	f = page_field(p, "dpid", "Data source ID (DPID)", "12O4");
	f->error = "The third character is the letter O. Did you mean 1204?";
	f->suggestion = "1204";
	page_gap(p);
	page_heading(p, "The IDs in the file are");
	page_choice(p, "idtype", "crm", "our own customer IDs", true)->note =
	    "98 of 100 sampled lines";
	page_choice(p, "idtype", "idfa", "iPhone IDs (IDFA)", false)->note =
	    "none seen";
	page_choice(p, "idtype", "gaid", "Android IDs (GAID)", false)->note =
	    "none seen";
	page_gap(p);
	page_heading(p, "Where do I find the DPID?")->keep = KEEP_IF_ROOM;
	page_text(p, "Audience Manager, Audience Data, Data Sources: each "
	    "source shows its ID.")->indent = 3;
	page_button(p, "letter", "Cannot see it?", "Write an e-mail")
	    ->unknown = true;
	p->focus = "dpid";
	p->edit_at = 4;
}

static void
destination(struct page *p)
{
	struct item *i;

	head(p, 5, "Where should this file go?");
	p->badge = "going to: PRODUCTION";
	p->badge_kind = BADGE_PRODUCTION;
	i = page_choice(p, "to", "beta", "Beta sandbox", false);
	i->note = "a rehearsal";
	i->detail = "Checks the name and layout. No live data changes. The "
	    "report will say \"No matching AAM ID\" for every line: that is "
	    "normal here.";
	page_gap(p);
	i = page_choice(p, "to", "production", "Production", true);
	i->note = "for real";
	i->detail = "Adds to your live audiences.";
	page_gap(p);
	page_heading(p, "What it does")->sideways = true;
	page_choice(p, "mode", "add", "adds traits", true)->sideways = true;
	page_choice(p, "mode", "replace", "replaces traits", false)->sideways
	    = true;
	page_gap(p);
	i = page_field(p, "word", "Type PRODUCTION to send", "PRODUC");
	i->aside = true;
	i->width = 12;
	p->focus = "production";
}

static void
add_data(struct page *p, uint64_t number, const char *bytes, uint32_t fault)
{
	struct item *i = page_data(p, number, NULL, str_from(bytes));

	i->data.fault = fault;
	i->data.fault_length = fault > 0 ? 2 : 0;
	i->state = fault > 0 ? STATE_ATTENTION : STATE_PLAIN;
}

static void
preview(struct page *p)
{
	struct item *i;

	head(p, 6, "summer_loyalty.sync");
	p->title_note = "lines 1 to 8 of 412,907";
	add_data(p, 2, "b77c-90\td_sid=24", 0);
	add_data(p, 3, "User9931\td_sid=24  ", 18);
	add_data(p, 6, "c301-77  d_sid=26", 8);
	i = p->items[p->count - 1];
	i->id = "data";
	i->moves = true;
	i->data.cursor = 8;
	i->data.caret = true;
	add_data(p, 7, "d940-11\t\xE2\x80\x9Cgender\xE2\x80\x9D=\"f\"", 0);
	add_data(p, 8, "\xE6\xBC\xA2\xE5\xAD\x97\xC2\xA0\x1B\xFF\td_sid=1", 5);
	page_gap(p);
	page_text(p, "Cursor: two spaces, where one tab should be.");
	page_gap(p);
	page_legend(p, 0x7E);
	p->focus = "data";
	page_allow(p, ACTION_NEXT_PROBLEM, NULL);
	page_allow(p, ACTION_EXPLAIN, NULL);
	page_allow(p, ACTION_MARKS, NULL);
	page_allow(p, ACTION_FIND, NULL);
}

static void
add_cause(struct page *p, const char *id, const char *what, uint64_t lines,
    const char *result)
{
	struct item *row = page_row(p, id);

	item_cell(p, row, what, ALIGN_LEFT);
	item_cell(p, row, page_number(p, lines), ALIGN_RIGHT);
	item_cell(p, row, result, ALIGN_LEFT);
}

static void
fix(struct page *p)
{
	struct item *i;

	head(p, 7, "We read all 412,907 lines.");
	i = page_row(p, NULL);
	i->head = true;
	item_cell(p, i, "", ALIGN_LEFT);
	item_cell(p, i, "lines", ALIGN_RIGHT);
	item_cell(p, i, "likely result", ALIGN_LEFT);
	add_cause(p, "a", "Spaces at the end of a line", 11020,
	    "may be skipped");
	add_cause(p, "b", "ID damaged by a spreadsheet", 366,
	    "Invalid AAM ID");
	page_gap(p);
	i = page_tick(p, "t1", "Remove spaces at line ends", true);
	item_cell(p, i, "11,020", ALIGN_RIGHT);
	item_cell(p, i, "safe", ALIGN_LEFT);
	i = page_tick(p, "t2", "Turn e-mail addresses into hashes", false);
	item_cell(p, i, "3,391", ALIGN_RIGHT);
	item_cell(p, i, "ask first", ALIGN_LEFT);
	page_gap(p);
	page_fact(p, "The copy", "summer_loyalty.fixed.sync", NULL);
	page_fact(p, "Set aside", "summer_loyalty.aside.tsv", "with reasons");
	page_gap(p);
	page_action_row(p, "make", "Make the copy");
	p->focus = "t2";
	p->can_undo = true;
}

static void
sending(struct page *p)
{
	struct item *i;

	head(p, 8, "One last look");
	p->badge = "PRACTICE";
	p->badge_kind = BADGE_PRACTICE;
	i = page_pieces(p);
	item_piece(p, i, "ftp_dpm_", "fixed");
	item_piece(p, i, "1204", "your source");
	item_piece(p, i, "_1795444920", "date and time, UTC");
	item_piece(p, i, ".sync", "adds traits");
	item_piece(p, i, ".gz", "packed");
	page_gap(p);
	page_bar(p, 640, "6.3 of 9.8 MB");
	page_gap(p);
	page_stage(p, STATE_DONE, "now", "The file is there");
	page_stage(p, STATE_CURRENT, "in hours", "Sending")->note =
	    "part 7 of 10";
	page_stage(p, STATE_TODO, "in a day", "The report fills up")->detail =
	    "Only admins can open it.";
	page_gap(p);
	page_literal(p, "Dear colleague,\n\nplease send us the ID.\n");
}

const struct test_page test_pages[] = {
	{ "source", source },
	{ "destination", destination },
	{ "preview", preview },
	{ "fix", fix },
	{ "sending", sending },
	{ NULL, NULL },
};
