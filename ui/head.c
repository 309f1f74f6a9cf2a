/* SPDX-License-Identifier: MIT */
/* The facts that no screen may leave out. */
#include "ui/head.h"

#include <stdio.h>

#include "base/intl.h"
#include "spec/environment.h"

static enum item_state
state_of(const struct desk *desk, enum stage stage)
{
	static const enum item_state states[] = {
		[STAGE_TODO] = STATE_TODO,
		[STAGE_DONE] = STATE_DONE,
		[STAGE_ATTENTION] = STATE_ATTENTION,
		[STAGE_WAITING] = STATE_ATTENTION,
	};

	return desk == NULL ? STATE_TODO
	    : states[desk_stage_state(desk, stage)];
}

void
head_fill(struct page *page, const struct desk *desk, enum stage here)
{
	page->step = (int)here + 1;
	for (int i = 1; i <= PAGE_STEPS; i++) {
		enum stage stage = (enum stage)(i - 1);

		page->step_names[i] = _(stage_get(stage)->title);
		page->steps[i] = stage == here ? STATE_CURRENT
		    : state_of(desk, stage);
	}
}

static enum badge
badge_of(enum env_kind kind)
{
	static const enum badge badges[] = {
		[ENV_PRACTICE] = BADGE_PRACTICE,
		[ENV_BETA] = BADGE_SANDBOX,
		[ENV_PRODUCTION] = BADGE_PRODUCTION,
	};

	return badges[kind];
}

/* A place of the person's own is real until we know better. */
void
head_badge(struct page *page, const struct desk *desk)
{
	struct str word = str_from(desk == NULL ? "" : desk_get(desk,
	    "env"));
	const struct environment *e;
	const char *name;

	if (page->badge != NULL)
		return;
	if (word.n == 0) {
		page->badge = _("nothing sent yet");
		return;
	}
	e = environments_find(desk_environments(desk), word);
	page->badge_kind = e == NULL ? BADGE_PRODUCTION : badge_of(e->kind);
	name = e == NULL ? page_safe(page, word, 20)
	    : _(env_kind_get(e->kind)->badge);
	if (desk_delivered(desk) != NULL)
		page->badge = page_print(page, _("sent to: %s"), name);
	else
		page->badge = page_print(page, _("going to: %s"), name);
}

bool
head_visited(const struct desk *desk, enum stage stage)
{
	char key[64];

	(void)snprintf(key, sizeof(key), "seen.%s", stage_get(stage)->word);
	return desk != NULL && session_is(desk_session(desk), key, "yes");
}
