/* SPDX-License-Identifier: MIT */
/* What is on the disk, for tests. */
#ifndef TESTS_UNIT_FILE_DISK_H
#define TESTS_UNIT_FILE_DISK_H

#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

unsigned disk_entries(const char *folder);	/* hidden ones too */
char *disk_read(const char *path, size_t *n);	/* the caller frees */
void disk_holds(const char *path, const char *want);
void disk_put(const char *path, const char *text);
mode_t disk_mode(const char *path);
/* The memory of this process that is in use now, in bytes. */
size_t disk_memory(void);
/* n bytes of lines that tell their place. */
void disk_fill(struct buf *b, size_t n);

#endif
