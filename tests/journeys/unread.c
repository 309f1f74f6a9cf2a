/* SPDX-License-Identifier: MIT */
/*
 * unread TERMINAL: how many bytes lie there that nobody has read yet.
 * Whoever sends keys waits until there are none.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	int fd, n = 0;

	if (argc != 2)
		return 2;
	fd = open(argv[1], O_RDONLY | O_NOCTTY | O_NONBLOCK);
	if (fd < 0 || ioctl(fd, FIONREAD, &n) != 0)
		return 1;
	(void)close(fd);
	(void)printf("%d\n", n);
	return 0;
}
