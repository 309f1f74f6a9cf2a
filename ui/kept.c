/* SPDX-License-Identifier: MIT */
/* Letters and code: shown, and kept when the person says so. */
#include "ui/kept.h"

#include <stdlib.h>

#include "base/intl.h"

void
kept_release(void *state)
{
	struct kept *kept = state;

	free(kept->path);
	kept->path = NULL;
}

void
kept_enter(struct app *app)
{
	kept_release(app_state(app));
}

void
kept_rows(struct app *app, struct page *page, bool can_save)
{
	const struct kept *kept = app_state(app);

	if (can_save && kept->path == NULL)
		page_action_row(page, "save", _("Save it as a text file"));
	page_action_row(page, "back", _("Back to the question"));
	page_gap(page);
	if (kept->path == NULL)
		return;
	page_fact(page, _("Saved as"), page_safe(page, str_from(kept->path),
	    0), NULL);
	page_gap(page);
}

void
kept_say(struct app *app, bool ok, char *take_path, const struct err *err)
{
	if (ok)
		app_say(app, _("Saved: %s"), take_path);
	else
		app_say(app, "%s", err->text);
	free(take_path);
}
