/* SPDX-License-Identifier: MIT */
/*
 * unread PID: how many bytes lie in the terminal that PID has not read yet.
 * Whoever sends keys waits until there are none.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	char path[64];
	int fd, n = 0;

	if (argc != 2)
		return 2;
	(void)snprintf(path, sizeof(path), "/proc/%.20s/fd/0", argv[1]);
	fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK);
	if (fd < 0 || ioctl(fd, FIONREAD, &n) != 0)
		return 1;
	(void)close(fd);
	(void)printf("%d\n", n);
	return 0;
}
