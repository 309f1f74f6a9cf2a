/* SPDX-License-Identifier: MIT */
/* The way through the wizard: the screens in their order.  A sub screen
 * stands behind the step it belongs to and is reached only by name. */
#include <string.h>

#include "ui/screens.h"

static const struct screen *const screens[] = {
	&screen_welcome,
	&screen_file,
	&screen_source,
	&screen_customer,
	&screen_snippet,
	&screen_destination,
	&screen_preview,
	&screen_fix,
	&screen_problem,
	&screen_plan,
	&screen_send,
	&screen_login,
	&screen_next,
	&screen_receipt,
	&screen_letter,
};

const struct screen *const *
flow_screens(size_t *count)
{
	*count = sizeof(screens) / sizeof(screens[0]);
	return screens;
}

const struct screen *
flow_find(const char *name)
{
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}
