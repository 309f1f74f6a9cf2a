/* SPDX-License-Identifier: MIT */
/*
 * Repairs of the payload: quotes, dashes, empty items.  Each writes the
 * whole repaired payload behind what is in out; false when it does not
 * apply.
 */
#ifndef FIX_PAIRS_H
#define FIX_PAIRS_H

#include "base/buf.h"

/* R15: typographic quotes and the wide equals sign become plain. */
bool pairs_plain_quotes(struct str payload, struct buf *out);
/* R15B: single quotes around a key or value become double. */
bool pairs_single_quotes(struct str payload, struct buf *out);
/* R16: no dash at the start of a key. */
bool pairs_no_dash(struct str payload, struct buf *out);
/* R17: no empty item; refused if nothing would be left. */
bool pairs_no_empty(struct str payload, struct buf *out);

#endif
