/* SPDX-License-Identifier: MIT */
/* One request to a server of web.h. */
#ifndef TESTS_SEND_SCENE_H
#define TESTS_SEND_SCENE_H

#include "send/transfer.h"
#include "tests/unit/send/web.h"

enum { MEGA = 1 << 20 };

struct scene {
	struct web *web;
	struct transfer_settings settings;
	struct transfer *transfer;
	struct transfer_request request;
	struct transfer_result result;
	struct err err;
};

/* An environment without proxies, and a request that only lacks a body. */
void scene_set_up(struct scene *s);
/* n bytes that are not all the same as the body; *sum is what web.c makes
 * of them. */
void scene_file(struct scene *s, size_t n, unsigned *sum);
void scene_begin(struct scene *s);
/* Until the next request has ended. */
void scene_finish(struct scene *s);
/* Begin, start, finish. */
void scene_ask(struct scene *s);
void scene_is(const struct scene *s, enum transfer_trouble trouble);
void scene_tear_down(struct scene *s);

#endif
