/* SPDX-License-Identifier: MIT */
/* The kernel for every x86-64. */
#if defined(__x86_64__)

#define FAST_SSE2
#include "check/fast_kernel.inc"

fast_lines *const fast_lines_sse2 = take_lines;

#else

#include "check/fast_inside.h"

fast_lines *const fast_lines_sse2 = NULL;

#endif
