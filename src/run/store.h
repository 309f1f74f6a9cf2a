/* SPDX-License-Identifier: MIT */
/*
 * Keeps a session on disk: session.json in our state folder, 0600, replaced
 * atomically.  Two lines of JSON: a head with the format and a checksum,
 * then the session with its journal.  What is damaged, foreign or newer is
 * put out of the way under another name and never trusted.
 */
#ifndef RUN_STORE_H
#define RUN_STORE_H

#include "run/session.h"

enum { STORE_FORMAT = 1, STORE_BYTES_MAX = 32 << 20 };

bool store_save(const struct session *s, struct err *err);

/*
 * The kept session and when it was kept; the caller frees.  NULL when there
 * is none: err->kind stays ERR_NONE when there simply is no file, is
 * ERR_CONFIG when it was put out of the way (the text says where to), and
 * ERR_OUTPUT when there is no folder to keep one in.
 */
struct session *store_load(int64_t *when, struct err *err);

/* Put the kept session away as session-DATE.json, if there is one. */
bool store_put_away(struct err *err);

/* The same on text, for tests with damaged bytes.  NULL with ERR_CONFIG. */
void store_compose(const struct session *s, int64_t when, struct buf *out);
struct session *store_parse(struct str text, int64_t *when,
    struct err *err);

#endif
