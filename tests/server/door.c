/* SPDX-License-Identifier: MIT */
/* Listening, letting in, ending. */
#include "tests/server/door.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

enum { LOOK_MS = 5 };

struct entry {
	struct door *door;
	int fd;
};

int
door_listen(int *port)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)*port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, n) != 0 ||
	    listen(fd, 64) != 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &n) != 0) {
		perror("127.0.0.1");
		if (fd >= 0)
			(void)close(fd);
		return -1;
	}
	*port = ntohs(a.sin_port);
	return fd;
}

static void *
serve_one(void *arg)
{
	struct entry e = *(struct entry *)arg;

	free(arg);
	e.door->guest(e.door->of, e.fd);
	return NULL;
}

static void
let_in(struct door *d, int listener)
{
	struct entry *e;
	pthread_t thread;
	int fd = accept(listener, NULL, NULL), on = 1;

	if (fd < 0)
		return;
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	e = xmalloc(sizeof(*e));
	*e = (struct entry){ d, fd };
	if (pthread_create(&thread, NULL, serve_one, e) != 0) {
		(void)close(fd);
		free(e);
		return;
	}
	(void)pthread_detach(thread);
}

/* Listening goes with the door: a closed one refuses. */
static int
turn(struct door *d, int listener)
{
	bool open = d->open == NULL || d->open(d->of);

	if (!open && listener >= 0) {
		(void)close(listener);
		return -1;
	}
	if (open && listener < 0)
		return door_listen(&d->port);
	return listener;
}

static bool
at_end(const struct pollfd *input)
{
	char waste[64];

	return (input->revents & (POLLIN | POLLHUP | POLLERR)) != 0 &&
	    read(STDIN_FILENO, waste, sizeof(waste)) <= 0;
}

int
door_serve(struct door *d)
{
	struct pollfd p[2] = { { .events = POLLIN }, { .events = POLLIN } };

	(void)signal(SIGPIPE, SIG_IGN);
	p[0].fd = d->stay ? -1 : STDIN_FILENO;
	p[1].fd = door_listen(&d->port);
	if (p[1].fd < 0)
		return 1;
	(void)printf("%d\n", d->port);
	(void)fflush(stdout);
	for (;;) {
		int n = poll(p, 2, d->open == NULL ? -1 : LOOK_MS);

		if (n < 0 && errno != EINTR)
			return 1;
		if (n > 0 && p[0].fd >= 0 && at_end(&p[0]))
			return 0;
		if (n > 0 && p[1].fd >= 0 && (p[1].revents & POLLIN) != 0)
			let_in(d, p[1].fd);
		p[1].fd = turn(d, p[1].fd);
	}
}
