/* SPDX-License-Identifier: MIT */
/* The ticket that the suites about tickets work with. */
#ifndef TESTS_SEND_TICKETS_H
#define TESTS_SEND_TICKETS_H

#include "send/ticket.h"

enum { SAMPLE_PARTS = 3, SAMPLE_PART_SIZE = 16 << 20 };

struct ticket_facts ticket_sample(void);	/* of texts that stay */
struct ticket_part ticket_sample_part(unsigned number);
/* One in folder with an upload and the parts; its path, to be freed. */
char *ticket_made(const char *folder);
/* Are these the facts of the sample, with the last parts of it? */
void ticket_check(const struct ticket_facts *f, size_t parts);

#endif
