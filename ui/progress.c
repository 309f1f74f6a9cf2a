/* SPDX-License-Identifier: MIT */
/* Work that goes on: how far, how fast, how long. */
#include "ui/progress.h"

#include "base/intl.h"
#include "base/num.h"

/* How long it will take; NULL when that is not known. */
static const char *
left_words(struct page *page, int64_t seconds)
{
	if (seconds < 0)
		return NULL;
	if (seconds <= 4)
		return _("a few seconds left");
	if (seconds < 100)
		return page_print(page, _("about %u seconds left"),
		    (unsigned)seconds);
	return page_print(page, intl_plural("about %lu minute left",
	    "about %lu minutes left", (unsigned long)(seconds + 30) / 60),
	    (unsigned long)(seconds + 30) / 60);
}

static const char *
with(struct page *page, const char *words, const char *more)
{
	if (more == NULL)
		return words;
	return words == NULL ? more : page_print(page, _("%s, %s"), words,
	    more);
}

void
progress_add(struct app *app, struct page *page, enum work work,
    const char *what)
{
	char done[NUM_TEXT_MAX], total[NUM_TEXT_MAX], rate[NUM_TEXT_MAX];
	const char *words = what;
	struct work_pace p;

	desk_pace(app_desk(app), work, &p);
	if (p.total > 0)
		words = with(page, words, page_print(page, _("%s of %s"),
		    num_size(p.done, done), num_size(p.total, total)));
	if (p.rate > 0)
		words = with(page, words, page_print(page, _("%s a second"),
		    num_size(p.rate, rate)));
	words = with(page, words, left_words(page, p.left));
	page_bar(page, p.permille, words);
}
