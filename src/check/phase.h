/* SPDX-License-Identifier: MIT */
/* What a check is at, for people who wait. */
#ifndef CHECK_PHASE_H
#define CHECK_PHASE_H

/* Between the last two it may go to and fro. */
enum phase {
	PHASE_READING,		/* from the first byte to the last */
	PHASE_COMPARING,	/* lines with each other, by person */
	PHASE_REREADING,	/* lines that something is said of */
};

#endif
