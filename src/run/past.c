/* SPDX-License-Identifier: MIT */
/* Where the history lies, and what of it others may know. */
#include "run/past.h"

#include <stdlib.h>

#include "base/mem.h"
#include "file/path.h"

static bool
is_wanted(const struct environments *all_places)
{
	struct environments own;
	bool wanted;

	if (all_places != NULL)
		return !all_places->forget;
	environments_init(&own);
	environments_usual(&own, NULL);
	wanted = !own.forget;
	environments_release(&own);
	return wanted;
}

static const char file[] = "history.jsonl";

static void
read_again(struct past *p)
{
	char *path = p->kept ? path_home_there(PATH_STATE, file) : NULL;

	history_release(&p->history);
	free(p->names);
	p->names = NULL;
	p->count = 0;
	if (path != NULL)
		(void)history_read(&p->history, path, NULL);
	free(path);
	if (p->history.count == 0)
		return;
	p->names = xcalloc(p->history.count, sizeof(p->names[0]));
	for (size_t i = 0; i < p->history.count; i++)
		if (p->history.list[i].kind != ENV_PRACTICE)
			p->names[p->count++] =
			    str_from(p->history.list[i].delivered.name);
}

void
past_open(struct past *p, const struct environments *all_places)
{
	*p = (struct past){ .kept = is_wanted(all_places) };
	read_again(p);
}

void
past_release(struct past *p)
{
	history_release(&p->history);
	free(p->names);
	*p = (struct past){ 0 };
}

void
past_give(const struct past *p, struct context *context)
{
	context->sent = p->names;
	context->sent_count = p->count;
}

void
past_add(struct past *p, const struct delivered *d, enum env_kind kind)
{
	char *path = p->kept ? path_home(PATH_STATE, file, NULL) : NULL;

	if (path != NULL && history_add(path, d, kind, NULL))
		read_again(p);
	free(path);
}

void
past_answer(struct past *p, const char *name, int64_t when)
{
	char *path = p->kept ? path_home(PATH_STATE, file, NULL) : NULL;

	if (path != NULL && history_answer(path, name, when, NULL))
		read_again(p);
	free(path);
}
