/* SPDX-License-Identifier: MIT */
/* gzip made by hand, good and bad, mostly without a compression library. */
#ifndef TESTS_UNIT_FILE_GZ_H
#define TESTS_UNIT_FILE_GZ_H

#include <stdint.h>

#include "base/buf.h"

#define GZ_TEXT "cust-001\td_sid=24\n"

uint32_t gz_crc(struct str bytes);
/* A member whose data are stored, not compressed. */
void gz_member(struct buf *out, struct str raw);
/* One that is packed by our own packer. */
void gz_pack(struct buf *out, struct str raw);

/*
 * Add what the letters of recipe stand for:
 *	m  a good member holding GZ_TEXT, stored
 *	p  the same, compressed
 *	e  an empty member
 *	h  a good member with extra field, name, comment and header CRC
 *	H  the same with a name of 100,000 bytes
 *	d  a member with a compressed block of no known type
 *	D  a compressed member that is wrong behind its eighth raw byte
 *	c  a member with a wrong CRC	l  with a wrong length
 *	k  with a wrong header CRC
 *	w  with an unknown method	r  with a reserved flag
 *	g  a member holding a member	z  one holding a zip
 *	t  one holding a tar		P  one holding an encrypted message
 *	T  the text "tail\n"		0  a zero byte
 *	1  the byte 1F			2  1F 8B
 *	J  1F 8B and then text
 *	<  the last byte is cut off	{  the last nine are
 */
void gz_cook(struct buf *out, const char *recipe);

#endif
