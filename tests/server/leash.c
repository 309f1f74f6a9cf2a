/* SPDX-License-Identifier: MIT */
/*
 * Become a command that ends with whoever started it, however that comes:
 *
 *	leash COMMAND ARGUMENT...
 */
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	pid_t parent = getppid();

	if (argc < 2 || prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 ||
	    getppid() != parent)
		return 2;
	(void)execvp(argv[1], argv + 1);
	perror(argv[1]);
	return 127;
}
