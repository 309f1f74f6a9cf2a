/* SPDX-License-Identifier: MIT */
/* Opening what another program made: never blocking, regular files only. */
#ifndef FILE_OPEN_H
#define FILE_OPEN_H

#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/err.h"

/*
 * Open path for reading; what is not a regular file is refused by the name
 * of what it is.  *st is what fstat said.  -1 on failure: err is of that
 * kind, with sys the errno (0: opened, but no file).
 */
int open_regular(const char *path, enum err_kind kind, struct stat *st,
    struct err *err);

/* pread that starts again after a signal; -1 with errno on failure. */
ssize_t open_pread(int fd, void *out, size_t n, uint64_t at);

#endif
