/* SPDX-License-Identifier: MIT */
/* The kernels of the fast lane by name: best, none, portable, sse2, avx2. */
#ifndef TESTS_BENCH_KERNEL_H
#define TESTS_BENCH_KERNEL_H

#include "check/fastlane.h"

enum { KERNEL_NOT_HERE = 3 };	/* exit status */

bool kernel_named(const char *name, enum kernel *kernel);
bool kernel_here(enum kernel kernel);

#endif
