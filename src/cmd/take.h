/* SPDX-License-Identifier: MIT */
/* Takers of options whose values are words of ours (cmd/option.h). */
#ifndef CMD_TAKE_H
#define CMD_TAKE_H

#include "spec/context.h"

struct err;

bool take_kind(void *to, const char *text, struct err *err);
bool take_idtype(void *to, const char *text, struct err *err);
/* unsigned: 1 to TAKE_THREADS_MAX. */
enum { TAKE_THREADS_MAX = 16 };
bool take_threads(void *to, const char *text, struct err *err);
/* uint64_t: bytes, written with M or G (of 1024) behind the number; 1M at
 * least. */
bool take_memory(void *to, const char *text, struct err *err);
/* uint64_t: bytes a second, with K or M (of 1000) behind the number. */
bool take_rate(void *to, const char *text, struct err *err);
/* unsigned: 1 to TAKE_PARTS_MAX. */
enum { TAKE_PARTS_MAX = 8 };
bool take_parallel(void *to, const char *text, struct err *err);
bool take_master(void *to, const char *text, struct err *err);

#endif
