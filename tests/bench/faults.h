/* SPDX-License-Identifier: MIT */
/*
 * What goes wrong in exports, for made-up lines: 24 kinds, each of which
 * changes the ID, what stands between ID and traits, or the line's end.
 */
#ifndef TESTS_BENCH_FAULTS_H
#define TESTS_BENCH_FAULTS_H

#include <stdbool.h>

#include "tests/bench/maker.h"

enum { FAULT_COUNT = 24, FAULT_NONE = FAULT_COUNT };

/* The fault of this name; FAULT_NONE when there is none. */
unsigned fault_named(const char *name);
/* The whole line is this, and nothing else follows. */
bool fault_is_blank(unsigned fault);
/* Write the ID of this person, with what is wrong with it. */
void fault_add_id(struct maker *m, unsigned fault, uint64_t person);
/* The tab, or what stands there instead. */
void fault_add_tab(struct maker *m, unsigned fault);
void fault_add_end(struct maker *m, unsigned fault);

#endif
