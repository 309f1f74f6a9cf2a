/* SPDX-License-Identifier: MIT */
/*
 * Looks for a login for S3 as the program does, and tries it:
 *
 *	whoami ENDPOINT BUCKET FOLDER [PROFILE [FILE-OF-CERTIFICATES]]
 *
 * Says "works", "not told" or "refused", then where the login is from, then
 * the sentence.  Environment and home are those of the caller.
 */
#include <stdio.h>

#include "send/login_try.h"

static enum step
search(struct login *l, const char *profile, struct err *err)
{
	const struct login_place place = { LOGIN_KEYS, "", "", "" };
	struct login_search *s;
	struct login_world world;
	enum step step = STEP_MORE;

	login_world_here(&world);
	world.profile = profile;
	s = login_search_begin(&place, &world);
	while (step == STEP_MORE)
		step = login_search_step(s, err);
	if (step == STEP_DONE)
		login_search_result(s, l);
	login_search_free(s);
	return step;
}

static enum step
try_it(struct login *l, const struct login_try_place *place,
    struct err *err)
{
	struct login_try *t = login_try_begin(place, l, err);
	enum step step = t == NULL ? STEP_FAILED : STEP_MORE;

	while (step == STEP_MORE)
		step = login_try_step(t, err);
	if (step == STEP_DONE)
		(void)printf("%s\n%s\n%s\n", login_try_works(t) ? "works"
		    : "not told", l->source, login_try_words(t));
	login_try_free(t);
	return step;
}

int
main(int argc, char **argv)
{
	char none[] = "";
	struct environment env = { .endpoint = argv[argc > 1 ? 1 : 0],
		.name = none, .title = none, .region = none, .style = none,
		.ca = argc > 5 ? argv[5] : none };
	struct login_try_place place = { &env, argv[argc > 3 ? 2 : 0],
		argv[argc > 3 ? 3 : 0] };
	struct login l = { 0 };
	struct err err = { 0 };
	enum step step;

	if (argc < 4)
		return 2;
	secret_prepare();
	step = search(&l, argc > 4 ? argv[4] : NULL, &err);
	if (step == STEP_DONE)
		step = try_it(&l, &place, &err);
	if (step != STEP_DONE)
		(void)printf("refused\n%s\n%s\n", l.source, err.text);
	login_release(&l);
	return step == STEP_DONE ? 0 : 1;
}
