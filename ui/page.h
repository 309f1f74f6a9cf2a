/* SPDX-License-Identifier: MIT */
/*
 * The dialogue model: one screen as data.  It is built anew from the session
 * after every event; the full-screen and the linear renderer both show it,
 * so neither can lack a thing.  A page owns all its text.
 *
 * Words given as const char * are words of this program (translated).
 * What came from outside - file names, data, settings, what was typed -
 * goes through page_safe() first, or is given as a slice of bytes.
 *
 * The functions that add return the item, so that a screen can say more:
 *
 *	f = page_field(p, "dpid", _("Data source ID (DPID)"), value);
 *	f->note = _("from the file name");
 *	f->error = page_print(p, _("Did you mean %s?"), page_safe(p, s, 0));
 *
 * What is assigned must be a literal, _() or come from page_print,
 * page_safe or page_copy.
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "ui/keys.h"

enum item_kind {
	ITEM_HEADING,	/* a line over what follows */
	ITEM_TEXT,	/* a paragraph */
	ITEM_GAP,	/* an empty line; the first to go in a small window */
	ITEM_FIELD,	/* one line of text to type */
	ITEM_CHOICE,	/* one of a group, one is selected */
	ITEM_TICK,	/* yes or no */
	ITEM_ROW,	/* a line of a table; can be opened if it has an id */
	ITEM_ACTION,	/* does something: "Start" */
	ITEM_BUTTON,	/* the same inside a sentence: [ Write an e-mail ] */
	ITEM_FACT,	/* label, value, note */
	ITEM_DATA,	/* a line of the customer's file */
	ITEM_LEGEND,	/* the marks that data lines show */
	ITEM_BAR,	/* progress */
	ITEM_PIECES,	/* a file name part by part, a label under each */
	ITEM_STAGE,	/* a part of some work or of a timeline */
	ITEM_LITERAL,	/* letters and snippets, line by line as they are */
};

enum item_state {
	STATE_PLAIN,
	STATE_TODO,
	STATE_CURRENT,
	STATE_DONE,
	STATE_ATTENTION,
};

/* What a small window drops first. */
enum item_keep {
	KEEP_ALWAYS,
	KEEP_IF_ROOM,		/* goes when all gaps are gone */
	KEEP_EXTRA,		/* goes first */
};

enum item_align { ALIGN_LEFT, ALIGN_RIGHT };

enum { ITEM_CELLS_MAX = 6, PAGE_ITEMS_MAX = 2000 };

struct item_cell {
	const char *text;
	enum item_align align;
};

/* ITEM_DATA: columns count from 1 in bytes of the line; 0 is none. */
struct item_data {
	uint64_t number;	/* of the line; 0: label stands in its place */
	struct str bytes;	/* owned by the page */
	char end[3];		/* the line end, shown only if it is no \n */
	uint32_t fault, fault_length;	/* what is wrong */
	uint32_t cursor;	/* where the person stands */
	bool caret;		/* ^^ in a row below the fault */
	bool plain;		/* marks for invisible characters are off */
	bool masked;		/* as the page was when it was added */
};

struct item_piece {
	const char *text, *label;
};

struct item {
	enum item_kind kind;
	const char *id;		/* NULL: the focus does not stop here */
	const char *group;	/* choices that belong together */
	const char *label;
	const char *value;	/* field: what it holds */
	const char *note;	/* one phrase to the right */
	const char *detail;	/* a sentence or more below */
	const char *error;	/* field: what is to correct, and why */
	const char *remedy;	/* field: how */
	const char *suggestion;	/* field: Tab takes it.  Bytes as typed */
	enum item_state state;
	enum item_keep keep;
	int indent;		/* columns */
	int width;		/* field: columns of its box, 0: 22 */
	unsigned permille;	/* bar */
	bool selected;		/* choice */
	bool ticked;		/* tick */
	bool aside;		/* field: on the row of its label or choice */
	bool sideways;		/* choice: on one row with its group */
	bool unknown;		/* the answer "I don't know" */
	bool head;		/* row: names the columns, no line of its own */
	bool moves;		/* arrows go to the screen as EVENT_MOVE */
	bool personal;		/* field: masked while nobody types in it */
	bool secret;		/* field: never shown; its value is "" or
				 * anything, when there is one already */
	bool danger;		/* needs a typed word; must be wholly in view */
	struct item_cell cells[ITEM_CELLS_MAX];
	size_t cell_count;
	struct item_data data;
	struct item_piece *pieces;
	size_t piece_count;
	uint32_t marks;		/* legend: set of enum visible_class */
};

/* Where the file goes, said on every screen. */
enum badge { BADGE_NONE, BADGE_PRACTICE, BADGE_SANDBOX, BADGE_PRODUCTION };

enum { PAGE_STEPS = 8, PAGE_ACTIONS_MAX = 16 };

struct page {
	/* Set before build: the room for content, as advice. */
	int columns, rows;
	bool still;		/* progress without movement */
	bool masked;		/* personal data by its shape alone */

	/* The head, mostly filled by the frame; a screen sets title. */
	int step;		/* 1..8; 9: all done; 0: no rail (rare) */
	enum item_state steps[PAGE_STEPS + 1];	/* from 1 */
	const char *step_names[PAGE_STEPS + 1];
	const char *badge;	/* "nothing sent yet" */
	enum badge badge_kind;
	const char *title;
	const char *title_note;	/* to the right of the title */
	const char *status;	/* one calm sentence */
	const char *saved;	/* "Saved 14:02" */
	const char *enter;	/* what Enter does, in a word: "go" */
	bool leaves;		/* Esc leaves the program */
	bool stops;		/* Esc goes to the screen, which stops what
				 * goes on */
	bool overlay;		/* Esc closes it */

	/* Keys of this screen beside those that work everywhere. */
	struct page_action {
		enum action action;
		const char *label;	/* NULL: that of the table */
	} actions[PAGE_ACTIONS_MAX];
	size_t action_count;

	struct item **items;
	size_t count;
	const char *focus;	/* id; set by the frame */
	size_t edit_at;		/* cursor in the field, a byte offset */
	bool can_undo;		/* there is something to undo */

	char **texts;		/* all text, owned */
	size_t text_count;
};

void page_clear(struct page *p);	/* frees all it holds */

/* Text that lives as long as the page. */
const char *page_copy(struct page *p, const char *words);
const char *page_print(struct page *p, const char *fmt, ...)
    PRINTF_LIKE(2, 3);
/* Bytes from outside, made safe to show; width: see base/safetext.h. */
const char *page_safe(struct page *p, struct str bytes, int width);
/* The same for a value of a person in the file: masked when the page is. */
const char *page_value(struct page *p, struct str bytes, int width);
const char *page_number(struct page *p, uint64_t n);	/* 412,907 */

struct item *page_heading(struct page *p, const char *words);
struct item *page_text(struct page *p, const char *words);
void page_gap(struct page *p);
struct item *page_field(struct page *p, const char *id, const char *label,
    const char *value);
/* group is the same for the choices of one question; the heading above is
 * its question. */
struct item *page_choice(struct page *p, const char *group, const char *id,
    const char *label, bool selected);
struct item *page_tick(struct page *p, const char *id, const char *label,
    bool ticked);
/* A line of a table; id may be NULL.  Neighbouring rows share columns. */
struct item *page_row(struct page *p, const char *id);
void item_cell(struct page *p, struct item *row, const char *text,
    enum item_align align);
struct item *page_action_row(struct page *p, const char *id,
    const char *label);
/* text may be NULL. */
struct item *page_button(struct page *p, const char *id, const char *text,
    const char *label);
struct item *page_fact(struct page *p, const char *label, const char *value,
    const char *note);
/* number 0: label names the line instead. */
struct item *page_data(struct page *p, uint64_t number, const char *label,
    struct str bytes);
void page_legend(struct page *p, uint32_t marks);
struct item *page_bar(struct page *p, unsigned permille, const char *words);
struct item *page_pieces(struct page *p);
void item_piece(struct page *p, struct item *pieces, const char *text,
    const char *label);
/* when: "in 48 hours", or NULL. */
struct item *page_stage(struct page *p, enum item_state state,
    const char *when, const char *label);
/* Lines end in \n; a long line is folded. */
struct item *page_literal(struct page *p, const char *text);

/* The same from bytes from outside, each line made safe to show. */
struct item *page_literal_safe(struct page *p, struct str text);

/* Let this key work here, named in hints, help and linear mode.  label
 * NULL: as the table says. */
void page_allow(struct page *p, enum action action, const char *label);
bool page_allows(const struct page *p, enum action action);

/* Does it show lines of the file? */
bool page_has_data(const struct page *p);
/* NULL if no item has this id. */
struct item *page_find(const struct page *p, const char *id);
/* "needs attention", "done", "current", "to do"; "" for plain. */
const char *item_state_words(enum item_state state);

#endif
