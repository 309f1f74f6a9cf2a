/* SPDX-License-Identifier: MIT */
/* Which instructions the fast lane is made of. */
#ifndef CHECK_KERNEL_H
#define CHECK_KERNEL_H

enum kernel {
	KERNEL_BEST,		/* the last one that this machine has */
	KERNEL_NONE,		/* nothing is proven */
	KERNEL_PORTABLE,
	KERNEL_SSE2,
	KERNEL_AVX2,
	KERNEL_COUNT
};

#endif
