/* SPDX-License-Identifier: MIT */
/* The kernel for any machine: eight bytes in a word. */
#include "check/fast_kernel.inc"

const struct fast_kernel *const fast_kernel_portable = &kernel;
