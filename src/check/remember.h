/* SPDX-License-Identifier: MIT */
/* Makes of a line that was judged what is remembered of it. */
#ifndef CHECK_REMEMBER_H
#define CHECK_REMEMBER_H

#include "check/judge.h"
#include "check/mention.h"

/* false: the line is not compared with others.  line and combo are left 0;
 * seed is one for the whole file, that of the judge's fast lane too. */
bool remember_line(const struct judge *j, uint64_t seed, struct mention *m);
/* Its traits, where there is room for TRACES_ROOM: what the mention says of
 * them. */
uint32_t remember_traces(const struct judge *j, uint32_t *to);
/* Of an ID-sync line: how many links it has, and each of them. */
size_t remember_links(const struct judge *j);
void remember_link(const struct judge *j, uint64_t seed, size_t i,
    struct link *link);

#endif
