/* SPDX-License-Identifier: MIT */
/* The kernel for every x86-64. */
#if defined(__x86_64__)

#define FAST_SSE2
#include "check/fast_kernel.inc"

const struct fast_kernel *const fast_kernel_sse2 = &kernel;

#else

#include "check/fast_inside.h"

const struct fast_kernel *const fast_kernel_sse2 = NULL;

#endif
