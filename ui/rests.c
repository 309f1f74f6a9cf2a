/* SPDX-License-Identifier: MIT */
/* Tells whether the wizard waits for the person. */
#include "ui/rests.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void
rests_begin(struct rests *r)
{
	const char *path = getenv("AAM_ONBOARD_RESTS");

	*r = (struct rests){ .fd = -1 };
	if (path != NULL)
		r->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0600);
	rests_tell(r, RESTS_BUSY);
}

void
rests_tell(struct rests *r, enum rests_state state)
{
	char line[32];
	int n;

	if (r->fd < 0)
		return;
	if (state == RESTS_BUSY)
		r->woken++;
	n = snprintf(line, sizeof(line), "%c %010lu\n", (char)state,
	    r->woken);
	(void)!pwrite(r->fd, line, (size_t)n, 0);
}

void
rests_end(struct rests *r)
{
	if (r->fd >= 0)
		(void)close(r->fd);
}
