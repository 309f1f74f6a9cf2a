/* SPDX-License-Identifier: MIT */
/* The table of kernels. */
#include "tests/bench/kernel.h"

#include <string.h>

static const char *const kernels[KERNEL_COUNT] = {
	[KERNEL_BEST] = "best", [KERNEL_NONE] = "none",
	[KERNEL_PORTABLE] = "portable", [KERNEL_SSE2] = "sse2",
	[KERNEL_AVX2] = "avx2",
};

bool
kernel_named(const char *name, enum kernel *kernel)
{
	enum kernel k = KERNEL_BEST;

	while (k < KERNEL_COUNT && strcmp(kernels[k], name) != 0)
		k++;
	*kernel = k;
	return k < KERNEL_COUNT;
}

bool
kernel_here(enum kernel kernel)
{
	return kernel <= KERNEL_NONE || fastlane_has(kernel);
}
