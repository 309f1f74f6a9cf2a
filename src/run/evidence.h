/* SPDX-License-Identifier: MIT */
/* What the first lines of a file say about the IDs in it. */
#ifndef RUN_EVIDENCE_H
#define RUN_EVIDENCE_H

#include "run/desk.h"

/* Look at up to 100 lines in the first 64 KiB.  What cannot be read counts
 * as nothing seen. */
void evidence_take(struct source *s, struct evidence *out);

#endif
