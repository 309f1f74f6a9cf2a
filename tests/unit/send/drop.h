/* SPDX-License-Identifier: MIT */
/* One delivery to an FTP server of tests/server. */
#ifndef TESTS_SEND_DROP_H
#define TESTS_SEND_DROP_H

#include "send/login.h"
#include "send/service.h"
#include "tests/unit/server.h"

enum { DROP_SIZE = 8 << 20, DROP_PATH = 4096 };

struct drop {
	struct server server;
	struct environment environment;
	struct login login;
	struct delivery_order order;
	char file[DROP_PATH], tickets[DROP_PATH], keys[DROP_PATH];
	char port[16], ca[DROP_PATH], sha256[HASH_HEX];
	char ticket[DROP_PATH];	/* that of drop_ticket */
	char *bytes;		/* of the file */
	size_t size;

	struct delivery *delivery;
	struct delivery_progress progress;
	enum step step;
	struct err err;
};

/* A server that runs, a file of so many bytes, and an order for it: "ftp",
 * to which the person has agreed, or "ftps". */
void drop_set_up(struct drop *d, const char *service, size_t size);
/* The same, to a server of the caller's at this port. */
void drop_set_up_at(struct drop *d, const char *service, size_t size,
    int port);
/* Other bytes for the file. */
void drop_fill(struct drop *d, size_t size, unsigned seed);
void drop_tear_down(struct drop *d);

void drop_begin(struct drop *d);
void drop_step(struct drop *d);
/* To the end; the delivery is still there to be looked at. */
void drop_finish(struct drop *d);
/* Until so many bytes have left, or it ended. */
void drop_until(struct drop *d, uint64_t bytes);
/* Let go of it, as at the end of the program. */
void drop_leave(struct drop *d);
/* begin, finish; fails the test if it did not arrive. */
void drop_deliver(struct drop *d);

/* What lies in the server's folder under this name is the file. */
void drop_arrived(const struct drop *d, const char *name);
bool drop_is_there(const struct drop *d, const char *name);
/* A file there before. */
void drop_put(const struct drop *d, const char *name, const void *bytes,
    size_t n);
/* How many tickets there are; the path of one is kept for order.resume. */
unsigned drop_tickets(struct drop *d);

#define DROP_NAME "ftp_dpm_1204_1767225600.sync"

#endif
