/* SPDX-License-Identifier: MIT */
/*
 * Run a command and tell what it took:
 *
 *	measure COMMAND ARGUMENT...
 *	wall seconds, CPU seconds, peak memory in MB, exit status
 *
 *	measure --stop MS COMMAND ARGUMENT...
 *	the same, but asked to stop after MS milliseconds; the wall seconds
 *	are those from there to its end
 *
 * Its output goes nowhere.  What its children took counts as well.  A
 * command ended by a signal has the status that a shell would tell.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
become(char **argv)
{
	int fd = open("/dev/null", O_WRONLY);

	(void)dup2(fd, STDOUT_FILENO);
	(void)execvp(argv[0], argv);
	_exit(127);
}

static void
stop_after(pid_t child, long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	(void)nanosleep(&t, NULL);
	(void)kill(child, SIGINT);
}

static int
status_of(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status)
	    : 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
	int stop = argc > 3 && strcmp(argv[1], "--stop") == 0, status;
	struct rusage used;
	double begin = now();
	pid_t child;

	if (argc < 2)
		return 2;
	child = fork();
	if (child == 0)
		become(argv + (stop ? 3 : 1));
	if (child > 0 && stop) {
		stop_after(child, strtol(argv[2], NULL, 10));
		begin = now();
	}
	if (child < 0 || wait4(child, &status, 0, &used) < 0) {
		perror(argv[1]);
		return 1;
	}
	(void)printf("%.4f %.4f %.1f %d\n", now() - begin,
	    seconds(used.ru_utime) + seconds(used.ru_stime),
	    (double)used.ru_maxrss / 1000, status_of(status));
	return 0;
}
