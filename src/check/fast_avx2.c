/* SPDX-License-Identifier: MIT */
/* The kernel for machines with AVX2, and what came with it.  Only this file
 * is made for them: fastlane.c asks the machine before it is used. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#pragma GCC target("avx2,bmi,bmi2,popcnt")
#define FAST_AVX2
#include "check/fast_kernel.inc"

const struct fast_kernel *const fast_kernel_avx2 = &kernel;

#else

#include "check/fast_inside.h"

const struct fast_kernel *const fast_kernel_avx2 = NULL;

#endif
