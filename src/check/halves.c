/* SPDX-License-Identifier: MIT */
/* Both halves go one step at the same time; then what they found is told,
 * first that of the first one. */
#include "check/halves.h"

#include <string.h>

void
halves_init(struct halves *h, uint64_t bytes, const char *folder,
    const struct persons_facts *facts)
{
	memset(h, 0, sizeof(*h));
	bytes = bytes == 0 ? STORE_USUAL : bytes;
	for (size_t i = 0; i < HALVES; i++) {
		h->of[i].store = store_new(bytes / HALVES, folder);
		persons_init(&h->of[i].persons, h->of[i].store, facts);
	}
}

void
halves_release(struct halves *h)
{
	parallel_free(h->parallel);
	for (size_t i = 0; i < HALVES; i++) {
		persons_release(&h->of[i].persons);
		store_free(h->of[i].store);
	}
	memset(h, 0, sizeof(*h));
}

/* --- comparing --------------------------------------------------------- */

/* On any thread. */
static void
step_half(void *with, void *job)
{
	struct half *half = job;

	(void)with;
	half->step = persons_step(&half->persons, &half->err);
}

void
halves_begin(struct halves *h, struct news_book *news, unsigned threads)
{
	h->news = news;
	if (threads > 1)
		h->parallel = parallel_new(step_half, NULL);
}

static bool
tell_half(struct halves *h, struct persons *p, struct err *err)
{
	for (size_t i = 0; i < p->told_count; i++) {
		struct news news = p->news[i];

		if ((news.rules & PERSONS_WAITS) == 0) {
			news_tell(h->news, &news);
			continue;
		}
		news.rules &= PERSONS_WAITS - 1;
		if (!news_wait(h->news, &news, err))
			return false;
	}
	p->told_count = 0;
	return true;
}

/* The first half here, the second one there; or what is left of them here,
 * one after the other. */
static void
step_both(struct halves *h)
{
	struct half *first = &h->of[0], *second = &h->of[1];
	uint64_t given = 0;

	if (h->parallel != NULL && first->step == STEP_MORE &&
	    second->step == STEP_MORE)
		given = parallel_give(h->parallel, second);
	step_half(NULL, first->step == STEP_MORE ? first : second);
	if (given > 0)
		parallel_wait(h->parallel, given);
}

enum step
halves_step(struct halves *h, struct err *err)
{
	bool more = false;

	step_both(h);
	for (size_t i = 0; i < HALVES; i++) {
		struct half *half = &h->of[i];

		if (half->step == STEP_FAILED) {
			*err = half->err;
			return STEP_FAILED;
		}
		if (!tell_half(h, &half->persons, err))
			return STEP_FAILED;
		more = more || half->step == STEP_MORE;
	}
	return more ? STEP_MORE : STEP_DONE;
}

/* --- sums -------------------------------------------------------------- */

void
halves_shapes(const struct halves *h, struct shapes *shapes)
{
	for (size_t i = 0; i < HALVES; i++)
		for (unsigned flags = 0; flags < PERSONS_FLAGS; flags++)
			if ((flags & MENTION_CRM) != 0)
				shapes_persons(shapes, flags,
				    h->of[i].persons.firsts[flags]);
}

uint64_t
halves_users(const struct halves *h)
{
	uint64_t users = 0;

	for (size_t i = 0; i < HALVES; i++)
		for (unsigned flags = 0; flags < PERSONS_FLAGS; flags++)
			if ((flags & MENTION_PERSON) != 0)
				users += h->of[i].persons.firsts[flags];
	return users;
}

uint64_t
halves_spilled(const struct halves *h)
{
	return store_spilled(h->of[0].store) + store_spilled(h->of[1].store);
}
