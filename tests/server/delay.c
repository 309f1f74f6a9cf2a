/* SPDX-License-Identifier: MIT */
/*
 * A long way to a server nearby: what comes in at a free port of 127.0.0.1
 * goes on to PORT, later.
 *
 *	delay [OPTION VALUE]... PORT
 *
 *	--rtt MS	there and back; half of it each way
 *	--window BYTES	at most so many on the way in one direction; else 1 MiB
 *	--flip N	turn over byte N of what is sent to the server
 *	--cut N		reset both sides after so many bytes to the server
 *	--stay yes	do not end with standard input
 *
 * Each connection counts its bytes from 0, and is not held up by others.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/server/door.h"

enum { BLOCK = 16 << 10, PIECES = 4096 };

struct settings {
	int port;
	int64_t half;		/* ms */
	uint64_t window, flip, cut;
};

/* What was read at once, and when it is to arrive. */
struct piece {
	int64_t due;
	size_t n, sent;
	char *bytes;
};

/* One direction: a ring of pieces. */
struct way {
	int from, to;
	struct piece pieces[PIECES];
	unsigned first, count;
	uint64_t held, passed;
	bool ended;		/* no more will come */
	bool closed;		/* ... and the other side knows */
};

static int
connect_to(int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	if (connect(fd, (struct sockaddr *)&a, sizeof(a)) != 0) {
		(void)close(fd);
		return -1;
	}
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

static void
take_in(struct way *w, const struct settings *s, bool up)
{
	struct piece *p = &w->pieces[(w->first + w->count) % PIECES];
	char block[BLOCK];
	ssize_t n = recv(w->from, block, sizeof(block), 0);

	if (n <= 0) {
		w->ended = true;
		return;
	}
	*p = (struct piece){ .due = clock_monotonic_ms() + s->half,
		.n = (size_t)n, .bytes = xmalloc((size_t)n) };
	memcpy(p->bytes, block, p->n);
	if (up && s->flip >= w->passed && s->flip - w->passed < p->n)
		p->bytes[s->flip - w->passed] ^= 1;
	w->passed += p->n;
	w->held += p->n;
	w->count++;
}

/* What is due; a side that has gone shows in poll(). */
static void
hand_on(struct way *w)
{
	while (w->count > 0) {
		struct piece *p = &w->pieces[w->first];
		ssize_t n;

		if (p->due > clock_monotonic_ms())
			return;
		n = send(w->to, p->bytes + p->sent, p->n - p->sent,
		    MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0)
			return;
		p->sent += (size_t)n;
		if (p->sent < p->n)
			return;
		w->held -= p->n;
		free(p->bytes);
		w->first = (w->first + 1) % PIECES;
		w->count--;
	}
	if (w->ended && !w->closed) {
		(void)shutdown(w->to, SHUT_WR);
		w->closed = true;
	}
}

/* How long to wait at most until the first piece is due. */
static int
patience(const struct way *ways)
{
	int64_t now = clock_monotonic_ms(), least = 1000;

	for (int i = 0; i < 2; i++)
		if (ways[i].count > 0) {
			const struct piece *p =
			    &ways[i].pieces[ways[i].first];

			if (p->due - now < least)
				least = p->due - now;
		}
	return least < 0 ? 0 : (int)least;
}

static bool
is_due(const struct way *w)
{
	return w->count > 0 &&
	    w->pieces[w->first].due <= clock_monotonic_ms();
}

/* False: both directions are at their end, or one broke. */
static bool
turn(struct way *ways, const struct settings *s)
{
	struct pollfd p[2] = { { .fd = ways[0].from }, { .fd = ways[1].from } };

	for (int i = 0; i < 2; i++) {
		if (!ways[i].ended && ways[i].held < s->window &&
		    ways[i].count < PIECES)
			p[i].events = POLLIN;
		if (is_due(&ways[1 - i]))
			p[i].events |= POLLOUT;
		if (p[i].events == 0)
			p[i].fd = -1;
	}
	if (poll(p, 2, patience(ways)) < 0)
		return false;
	for (int i = 0; i < 2; i++) {
		if ((p[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 &&
		    (p[i].events & POLLIN) != 0)
			take_in(&ways[i], s, i == 0);
		if ((p[i].revents & POLLERR) != 0)
			return false;
		hand_on(&ways[i]);
	}
	return !(ways[0].closed && ways[1].closed) && ways[0].passed < s->cut;
}

static void
guest(void *of, int fd)
{
	const struct settings *s = of;
	struct way *ways = xcalloc(2, sizeof(*ways));
	struct linger none = { .l_onoff = 1 };
	int there = connect_to(s->port);

	ways[0].from = ways[1].to = fd;
	ways[0].to = ways[1].from = there;
	while (there >= 0 && turn(ways, s))
		;
	if (!(ways[0].closed && ways[1].closed)) {
		(void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &none,
		    sizeof(none));
		(void)setsockopt(there, SOL_SOCKET, SO_LINGER, &none,
		    sizeof(none));
	}
	(void)close(fd);
	if (there >= 0)
		(void)close(there);
	for (int i = 0; i < 2; i++)
		for (; ways[i].count > 0; ways[i].count--) {
			free(ways[i].pieces[ways[i].first].bytes);
			ways[i].first = (ways[i].first + 1) % PIECES;
		}
	free(ways);
}

static bool
set(struct settings *s, struct door *d, const char *name, const char *value)
{
	uint64_t n = strtoull(value, NULL, 10);

	if (strcmp(name, "--rtt") == 0)
		s->half = (int64_t)n / 2;
	else if (strcmp(name, "--window") == 0)
		s->window = n;
	else if (strcmp(name, "--flip") == 0)
		s->flip = n;
	else if (strcmp(name, "--cut") == 0)
		s->cut = n;
	else if (strcmp(name, "--stay") == 0)
		d->stay = true;
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct settings s = { .window = 1 << 20, .flip = UINT64_MAX,
		.cut = UINT64_MAX };
	struct door d = { .guest = guest, .of = &s };
	int i = 1;

	for (; i + 1 < argc; i += 2)
		if (!set(&s, &d, argv[i], argv[i + 1]))
			return 2;
	if (i + 1 != argc)
		return 2;
	s.port = (int)strtol(argv[i], NULL, 10);
	return door_serve(&d);
}
