/* SPDX-License-Identifier: MIT */
/*
 * Sixty-four bytes at a time: loaded once, then asked which of them are
 * this or that.  An answer is a word with a bit a byte, the first byte the
 * lowest.  Which of the three versions it is depends on what the file that
 * includes it has defined: FAST_AVX2, FAST_SSE2 or nothing.
 *
 * A mark is what a vector says byte by byte; any of them can be or-ed.
 * Ranges lie within ASCII.
 */
#ifndef CHECK_FAST_VECTOR_H
#define CHECK_FAST_VECTOR_H

#if defined(FAST_SSE2)
#include <emmintrin.h>
#elif defined(FAST_AVX2)
#include <immintrin.h>
#endif

#include "check/fast_inside.h"
#include "check/fold.h"

#define FAST_INLINE static inline __attribute__((always_inline, unused))

/* Room that is filled before it is read: else it is zeroed on every line. */
#ifdef __has_attribute
#if __has_attribute(uninitialized)
#define FAST_ROOM __attribute__((uninitialized))
#endif
#endif
#ifndef FAST_ROOM
#define FAST_ROOM
#endif

#if defined(FAST_AVX2)

#define VECTOR __m256i
enum { VECTOR_BYTES = 32 };

FAST_INLINE VECTOR
vector_load(const char *p)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

FAST_INLINE void
vector_store(uint64_t *to, VECTOR v)
{
	_mm256_storeu_si256((__m256i *)(void *)to, v);
}

FAST_INLINE VECTOR
vector_words(const uint64_t *from)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

FAST_INLINE VECTOR
vector_xor(VECTOR a, VECTOR b)
{
	return _mm256_xor_si256(a, b);
}

FAST_INLINE VECTOR
vector_or(VECTOR a, VECTOR b)
{
	return _mm256_or_si256(a, b);
}

FAST_INLINE VECTOR
vector_and(VECTOR a, VECTOR b)
{
	return _mm256_and_si256(a, b);
}

/* From memory: one that is made of c anew takes three instructions. */
FAST_INLINE VECTOR
vector_all(char c)
{
	return vector_load((const char *)fast_alike[(unsigned char)c]);
}

FAST_INLINE VECTOR
mark_is(VECTOR v, char c)
{
	return _mm256_cmpeq_epi8(v, vector_all(c));
}

FAST_INLINE VECTOR
mark_range(VECTOR v, char from, int count)
{
	VECTOR above = from == 0 ? v : _mm256_sub_epi8(v, vector_all(from));

	return _mm256_cmpeq_epi8(above, _mm256_min_epu8(above,
	    vector_all((char)(count - 1))));
}

FAST_INLINE uint64_t
mark_bits(VECTOR v)
{
	return (uint32_t)_mm256_movemask_epi8(v);
}

/* v with bit 5 set in all bytes; in those that are marked. */
FAST_INLINE VECTOR
vector_small(VECTOR v)
{
	return _mm256_or_si256(v, vector_all(0x20));
}

FAST_INLINE VECTOR
vector_small_at(VECTOR v, VECTOR marks)
{
	return _mm256_or_si256(v, _mm256_and_si256(marks,
	    vector_all(0x20)));
}

#elif defined(FAST_SSE2)

#define VECTOR __m128i
enum { VECTOR_BYTES = 16 };

FAST_INLINE VECTOR
vector_load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

FAST_INLINE void
vector_store(uint64_t *to, VECTOR v)
{
	_mm_storeu_si128((__m128i *)(void *)to, v);
}

FAST_INLINE VECTOR
vector_words(const uint64_t *from)
{
	return _mm_loadu_si128((const __m128i *)(const void *)from);
}

FAST_INLINE VECTOR
vector_xor(VECTOR a, VECTOR b)
{
	return _mm_xor_si128(a, b);
}

FAST_INLINE VECTOR
vector_or(VECTOR a, VECTOR b)
{
	return _mm_or_si128(a, b);
}

FAST_INLINE VECTOR
vector_and(VECTOR a, VECTOR b)
{
	return _mm_and_si128(a, b);
}

FAST_INLINE VECTOR
mark_is(VECTOR v, char c)
{
	return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}

FAST_INLINE VECTOR
mark_range(VECTOR v, char from, int count)
{
	VECTOR above = _mm_sub_epi8(v, _mm_set1_epi8(from));

	return _mm_cmpeq_epi8(above, _mm_min_epu8(above,
	    _mm_set1_epi8((char)(count - 1))));
}

FAST_INLINE uint64_t
mark_bits(VECTOR v)
{
	return (uint32_t)_mm_movemask_epi8(v);
}

FAST_INLINE VECTOR
vector_small(VECTOR v)
{
	return _mm_or_si128(v, _mm_set1_epi8(0x20));
}

FAST_INLINE VECTOR
vector_small_at(VECTOR v, VECTOR marks)
{
	return _mm_or_si128(v, _mm_and_si128(marks, _mm_set1_epi8(0x20)));
}

#else

/* Eight bytes in a word; the top bit of a byte is its mark. */
#define VECTOR uint64_t
enum { VECTOR_BYTES = 8 };

#define EACH_BYTE UINT64_C(0x0101010101010101)

FAST_INLINE VECTOR
vector_load(const char *p)
{
	return load_word(p);
}

FAST_INLINE void
vector_store(uint64_t *to, VECTOR v)
{
	*to = v;
}

FAST_INLINE VECTOR
vector_words(const uint64_t *from)
{
	return *from;
}

FAST_INLINE VECTOR
vector_xor(VECTOR a, VECTOR b)
{
	return a ^ b;
}

FAST_INLINE VECTOR
vector_or(VECTOR a, VECTOR b)
{
	return a | b;
}

FAST_INLINE VECTOR
vector_and(VECTOR a, VECTOR b)
{
	return a & b;
}

FAST_INLINE VECTOR
mark_is(VECTOR v, char c)
{
	uint64_t other = v ^ EACH_BYTE * (unsigned char)c;
	uint64_t low = (other & EACH_BYTE * 0x7F) + EACH_BYTE * 0x7F;

	return ~(low | other) & EACH_BYTE * 0x80;
}

FAST_INLINE VECTOR
mark_range(VECTOR v, char from, int count)
{
	uint64_t low = v & EACH_BYTE * 0x7F;
	uint64_t reached = low + EACH_BYTE * (uint64_t)(0x80 - from);
	uint64_t passed = low + EACH_BYTE * (uint64_t)(0x80 - from - count);

	return reached & ~passed & ~v & EACH_BYTE * 0x80;
}

FAST_INLINE uint64_t
mark_bits(VECTOR v)
{
	return top_bits(v);
}

FAST_INLINE VECTOR
vector_small(VECTOR v)
{
	return v | EACH_BYTE * 0x20;
}

FAST_INLINE VECTOR
vector_small_at(VECTOR v, VECTOR marks)
{
	return v | marks >> 2;
}

#endif

enum { WINDOW_BYTES = 64, WINDOW_VECTORS = WINDOW_BYTES / VECTOR_BYTES };

/* A word of the marks that mark(vector) makes in all vectors of v. */
#define WINDOW_BITS(bits, v, mark) \
	do { \
		(bits) = 0; \
		for (unsigned bits_i = 0; bits_i < WINDOW_VECTORS; bits_i++) \
			(bits) |= mark_bits(mark((v)[bits_i])) << \
			    (bits_i * VECTOR_BYTES % WINDOW_BYTES); \
	} while (0)

FAST_INLINE VECTOR
mark_control(VECTOR v)
{
	return mark_range(v, '\0', ' ');
}

FAST_INLINE VECTOR
mark_comma(VECTOR v)
{
	return mark_is(v, ',');
}

FAST_INLINE VECTOR
mark_digit(VECTOR v)
{
	return mark_range(v, '0', 10);
}

FAST_INLINE VECTOR
mark_small(VECTOR v)
{
	return mark_range(v, 'a', 26);
}

FAST_INLINE VECTOR
mark_capital(VECTOR v)
{
	return mark_range(v, 'A', 26);
}

FAST_INLINE VECTOR
mark_hex_small(VECTOR v)
{
	return mark_range(v, 'a', 6);
}

/* Letters that stand for numbers below eight in base64. */
FAST_INLINE VECTOR
mark_low64(VECTOR v)
{
	return mark_range(v, 'A', 8);
}

FAST_INLINE VECTOR
mark_hex_capital(VECTOR v)
{
	return mark_range(v, 'A', 6);
}

FAST_INLINE VECTOR
mark_quote(VECTOR v)
{
	return mark_is(v, '"');
}

FAST_INLINE VECTOR
mark_equals(VECTOR v)
{
	return mark_is(v, '=');
}

FAST_INLINE VECTOR
mark_blank(VECTOR v)
{
	return mark_is(v, ' ');
}

FAST_INLINE VECTOR
mark_colon(VECTOR v)
{
	return mark_is(v, ':');
}

FAST_INLINE VECTOR
mark_dash(VECTOR v)
{
	return mark_is(v, '-');
}

FAST_INLINE VECTOR
mark_zero(VECTOR v)
{
	return mark_is(v, '0');
}

FAST_INLINE VECTOR
mark_one(VECTOR v)
{
	return mark_is(v, '1');
}

FAST_INLINE VECTOR
mark_dot(VECTOR v)
{
	return mark_is(v, '.');
}

/* - . / _ */
FAST_INLINE VECTOR
mark_joint(VECTOR v)
{
	return vector_or(mark_range(v, '-', 3), mark_is(v, '_'));
}

/* Letters, digits, blanks and + , - . / _ : what values are made of. */
FAST_INLINE VECTOR
mark_usual(VECTOR v)
{
	return vector_or(vector_or(mark_range(v, '+', '9' - '+' + 1),
	    mark_range(vector_small(v), 'a', 26)),
	    vector_or(mark_is(v, ' '), mark_is(v, '_')));
}

#endif
