/* SPDX-License-Identifier: MIT */
/*
 * A payload that the fast lane and the rules take in turns: what it can
 * prove clean is taken by the lane, what it stops at is judged by the rules.
 *
 *	24,d_sid=25,ic=x@y.z,city=Bern,age=7
 *	`---------' `------' `------------'
 *	    lane      rules       lane
 *
 * What was on the line before is in two places: the lane's set has a word
 * for each item, which can only say that an item is new; the items of the
 * rules are in the judge's table as well.  An item that may not be new is
 * searched for in the text.
 */
#ifndef CHECK_TURNS_H
#define CHECK_TURNS_H

#include "check/judge.h"

/* Judge the payload; false, with nothing done: there is no fast lane, or
 * too much would have to be searched for. */
bool turns_judge(struct judge *j, struct str payload);

/* --- for item_again and its like, while j->turns.on -------------------- */

bool turns_item_again(struct judge *j, char kind, struct str text);
bool turns_pair_again(struct judge *j, struct str key, struct str value);
/* Was the trait added (kind '+') or removed ('-')?  It is not from now on. */
bool turns_has(struct judge *j, char kind, struct str number);

#endif
