/* SPDX-License-Identifier: MIT */
/* Words for characters and for what a line means. */
#include "ui/explain.h"

#include "base/intl.h"
#include "spec/payload.h"

enum { ITEMS_MAX = 4, ID_COLUMNS = 24, ITEM_COLUMNS = 30 };

const char *
explain_class(enum visible_class class)
{
	static const char *const texts[VISIBLE_COUNT] = {
		[VISIBLE_TAB] = N_("One tab separates the ID from its traits. "
		    "It is the only place where a tab belongs."),
		[VISIBLE_SPACE] = N_("Spaces count like any letter. One that "
		    "touches an ID makes it another ID."),
		[VISIBLE_CR] = N_("Windows puts it at the end of each line. "
		    "Inside a line it cuts the record in two."),
		[VISIBLE_BOM] = N_("Excel and Notepad write this mark at the "
		    "start of a file. It would become part of the first ID."),
		[VISIBLE_NBSP] = N_("It looks like a space and is none. It "
		    "comes with text copied from a web page or from Word."),
		[VISIBLE_ZERO_WIDTH] = N_("It has no width at all and comes "
		    "with text copied from web pages. IDs with it match "
		    "nobody."),
		[VISIBLE_SOFT_HYPHEN] = N_("A hyphen that only shows at the "
		    "end of a line. It comes from word processors."),
		[VISIBLE_BIDI] = N_("It steers the direction of Arabic or "
		    "Hebrew text and cannot be seen. An ID must not hold it."),
		[VISIBLE_QUOTE] = N_("Word and Outlook turn straight quotes "
		    "into curly ones. Audience Manager only understands the "
		    "straight ones."),
		[VISIBLE_LOOKALIKE] = N_("It looks like a Latin letter and "
		    "belongs to another alphabet. To a computer the two "
		    "differ."),
		[VISIBLE_CONTROL] = N_("A control character, left over from "
		    "another system. It has no place in this file."),
		[VISIBLE_BAD_BYTE] = N_("This byte is not UTF-8. Older "
		    "programs write accents this way."),
		[VISIBLE_FULLWIDTH] = N_("A wide form from an East Asian "
		    "keyboard. It is not the plain character."),
		[VISIBLE_SEPARATOR] = N_("A line separator that only some "
		    "programs know. Audience Manager ends a line elsewhere."),
		[VISIBLE_NUL] = N_("A null byte: the file is damaged here, or "
		    "was saved in another encoding."),
		[VISIBLE_OTHER] = N_("It cannot be seen on screen, and still "
		    "counts."),
	};

	return texts[class] == NULL ? NULL : _(texts[class]);
}

/* The trait number behind a prefix; false if item is not of that form. */
static bool
trait_of(struct str item, const char *prefix, struct str *number)
{
	if (!str_starts(item, prefix))
		return false;
	*number = str_cut(item, str_from(prefix).n, item.n);
	return str_all_digits(*number);
}

static bool
is_removal(struct str item, struct str *number)
{
	size_t colon = str_find(item, 0, ':');
	struct str rest;

	if (trait_of(item, "d_unsid=", number))
		return true;
	if (colon == item.n)
		return false;
	*number = str_cut(item, 0, colon);
	rest = str_cut(item, colon, item.n);
	return str_all_digits(*number) &&
	    (str_eq_text(rest, ":0") || str_eq_text(rest, ":-1"));
}

static const char *
item_words(struct page *page, const struct name_parts *name, struct str item)
{
	struct str number;

	if (trait_of(item, "d_sid=", &number) ||
	    (name->kind == KIND_ODC && str_all_digits(item)))
		return page_print(page, _("joins trait %s"), page_safe(page,
		    name->kind == KIND_ODC ? item : number, ITEM_COLUMNS));
	if (is_removal(item, &number))
		return page_print(page, _("leaves trait %s"), page_safe(page,
		    number, ITEM_COLUMNS));
	if (str_all_digits(item))
		return page_print(page, _("has code ic %s"), page_safe(page,
		    item, ITEM_COLUMNS));
	if (payload_equals(item) < item.n)
		return page_print(page, _("has %s"), page_value(page, item,
		    ITEM_COLUMNS));
	return NULL;
}

static const char *
payload_words(struct page *page, const struct name_parts *name,
    struct str payload)
{
	const char *all = NULL;
	struct str item;
	size_t at = 0, shown = 0, more = 0;

	while (payload_next(payload, &at, &item)) {
		const char *words = item_words(page, name,
		    str_trim(item, " "));

		if (words == NULL)
			continue;
		if (shown == ITEMS_MAX) {
			more++;
			continue;
		}
		all = shown++ == 0 ? words
		    : page_print(page, _("%s, %s"), all, words);
	}
	return more == 0 || all == NULL ? all
	    : page_print(page, _("%s, and %zu more"), all, more);
}

const char *
explain_line(struct page *page, const struct name_parts *name,
    struct str line)
{
	size_t tab = str_find(line, 0, '\t');
	const char *words;
	struct str id;

	if (name->kind == KIND_ODC && tab < line.n) {
		line = str_cut(line, tab + 1, line.n);
		tab = str_find(line, 0, '\t');
	}
	if ((name->kind != KIND_TRAIT && name->kind != KIND_ODC) ||
	    tab == line.n || tab == 0)
		return NULL;
	id = str_cut(line, 0, tab);
	words = payload_words(page, name, str_cut(line, tab + 1, line.n));
	if (words == NULL)
		return NULL;
	return page_print(page, _("%s %s"), page_value(page, id, ID_COLUMNS),
	    words);
}
