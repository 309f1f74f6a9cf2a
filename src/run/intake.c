/* SPDX-License-Identifier: MIT */
/* A spool of standard input, and the exam of what it took. */
#include "run/intake.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/spool.h"

struct intake {
	struct spool *spool;
};

struct intake *
intake_begin(const char *folder, struct err *err)
{
	struct spool *spool = spool_begin(STDIN_FILENO, folder, 0, err);
	struct intake *in;

	if (spool == NULL)
		return NULL;
	in = xcalloc(1, sizeof(*in));
	in->spool = spool;
	return in;
}

enum step
intake_step(struct intake *in, struct err *err)
{
	return spool_step(in->spool, err);
}

uint64_t
intake_bytes(const struct intake *in)
{
	return spool_bytes(in->spool);
}

struct exam *
intake_exam(const struct intake *in, struct err *err)
{
	struct source *source = spool_source(in->spool, err);

	return source == NULL ? NULL : exam_take_source(source);
}

void
intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	spool_free(in->spool);
	free(in);
}
