/* SPDX-License-Identifier: MIT */
/* Takers of options whose values are words of ours (cmd/option.h). */
#ifndef CMD_TAKE_H
#define CMD_TAKE_H

#include "spec/context.h"

struct err;

bool take_kind(void *to, const char *text, struct err *err);
bool take_idtype(void *to, const char *text, struct err *err);
bool take_master(void *to, const char *text, struct err *err);

#endif
