/* SPDX-License-Identifier: MIT */
/* Four sums of 16 bytes run side by side, as one multiplication takes as long
 * as it takes to begin four.  Only this file is made for machines with it:
 * crc64.c asks before it is used. */
#include "file/crc64_fold.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#pragma GCC target("pclmul,sse2")
#include <wmmintrin.h>

bool
crc64_fold_works(void)
{
	return __builtin_cpu_supports("pclmul") != 0;
}

static inline __m128i
load(const unsigned char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i
pair(const uint64_t factor[2])
{
	return _mm_set_epi64x((long long)factor[1], (long long)factor[0]);
}

/* sum, moved on by what the factors stand for, and next. */
static inline __m128i
move(__m128i sum, __m128i factors, __m128i next)
{
	__m128i first = _mm_clmulepi64_si128(sum, factors, 0x00);
	__m128i second = _mm_clmulepi64_si128(sum, factors, 0x11);

	return _mm_xor_si128(_mm_xor_si128(first, second), next);
}

void
crc64_fold(const struct crc64_factors *factors, uint64_t state,
    const unsigned char *bytes, size_t n, unsigned char out[CRC64_FOLDED])
{
	const __m128i far = pair(factors->far), near = pair(factors->near);
	__m128i sum[4];

	for (int i = 0; i < 4; i++)
		sum[i] = load(bytes + CRC64_FOLDED * i);
	sum[0] = _mm_xor_si128(sum[0], _mm_set_epi64x(0, (long long)state));
	for (size_t at = CRC64_STRIDE; at < n; at += CRC64_STRIDE)
		for (int i = 0; i < 4; i++)
			sum[i] = move(sum[i], far, load(bytes + at +
			    CRC64_FOLDED * (size_t)i));
	for (int i = 1; i < 4; i++)
		sum[i] = move(sum[i - 1], near, sum[i]);
	_mm_storeu_si128((__m128i *)(void *)out, sum[3]);
}

#else

bool
crc64_fold_works(void)
{
	return false;
}

void
crc64_fold(const struct crc64_factors *factors, uint64_t state,
    const unsigned char *bytes, size_t n, unsigned char out[CRC64_FOLDED])
{
	(void)factors;
	(void)state;
	(void)bytes;
	(void)n;
	(void)out;
}

#endif
