/* SPDX-License-Identifier: MIT */
/* Moments as AWS writes them: 2026-01-31T12:00:00Z (ISO 8601). */
#ifndef SEND_STAMP_H
#define SEND_STAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Also with a fraction of a second, and +02:00 in place of Z.  False when
 * it is no moment. */
bool stamp_read(struct str text, int64_t *when);

#endif
