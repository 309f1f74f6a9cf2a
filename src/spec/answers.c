/* SPDX-License-Identifier: MIT */
/* Answers, asked for as slices. */
#include "spec/answers.h"

struct str
answers_get(const struct answers *a, const char *key)
{
	return str_from(a == NULL ? "" : a->get(a->from, key));
}

bool
answers_is(const struct answers *a, const char *key, const char *value)
{
	return str_eq_text(answers_get(a, key), value);
}

bool
answers_has(const struct answers *a, const char *key)
{
	return answers_get(a, key).n > 0;
}
