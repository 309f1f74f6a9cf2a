/* SPDX-License-Identifier: MIT */
/*
 * Ports of 127.0.0.1 for servers that cannot choose one themselves.
 *
 *	port free N		the first of N free ones in a row, from below
 *				those that the kernel hands out
 *	port wait PORT PID	until somebody listens there; status 1 if the
 *				process ends before, or a minute has passed
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LOWEST = 12000, SPAN = 20000, TRIES = 1000, TICK_MS = 20,
	MINUTE_MS = 60000 };

typedef int reach_call(int fd, const struct sockaddr *a, socklen_t n);

/* Bind there, or connect to there. */
static bool
reach(int port, reach_call *call)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	bool good = call(fd, (struct sockaddr *)&a, sizeof(a)) == 0;

	(void)close(fd);
	return good;
}

static int
find_free(int n)
{
	struct timespec t;
	int row = 0, port;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	port = LOWEST + (int)((t.tv_nsec / 1000 + getpid() * 97L) % SPAN);
	for (int i = 0; i < TRIES && row < n; i++, port++)
		row = reach(port, bind) ? row + 1 : 0;
	if (row < n)
		return 1;
	(void)printf("%d\n", port - n);
	return 0;
}

static int
wait_for(int port, pid_t pid)
{
	struct timespec tick = { .tv_nsec = TICK_MS * 1000000L };

	for (int ms = 0; ms < MINUTE_MS && kill(pid, 0) == 0; ms += TICK_MS) {
		if (reach(port, connect))
			return 0;
		(void)nanosleep(&tick, NULL);
	}
	return 1;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "free") == 0)
		return find_free((int)strtol(argv[2], NULL, 10));
	if (argc == 4 && strcmp(argv[1], "wait") == 0)
		return wait_for((int)strtol(argv[2], NULL, 10),
		    (pid_t)strtol(argv[3], NULL, 10));
	(void)fprintf(stderr, "port free N | port wait PORT PID\n");
	return 2;
}
