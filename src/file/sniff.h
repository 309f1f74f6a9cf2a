/* SPDX-License-Identifier: MIT */
/* What the first bytes of a file say that it is. */
#ifndef FILE_SNIFF_H
#define FILE_SNIFF_H

#include "base/str.h"
#include "file/source.h"

enum { SNIFF_HEAD = 1 << 16 };	/* as many bytes are worth looking at */

/* head: the first bytes of the file, SNIFF_HEAD of them if it has them. */
enum container sniff_file(struct str head);
/* The same for the first bytes inside gzip, where tar is looked for too. */
enum container sniff_inner(struct str head);

#endif
