/* SPDX-License-Identifier: MIT */
/* The kernel for any machine: eight bytes in a word. */
#include "check/fast_kernel.inc"

fast_lines *const fast_lines_portable = take_lines;
