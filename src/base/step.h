/* SPDX-License-Identifier: MIT */
/*
 * Slow work is a step function: x_begin / x_step / x_free.  One step is at
 * most about 1 MiB of data or 20 ms.  A command loops over it; the wizard
 * runs the same steps on its worker.
 */
#ifndef BASE_STEP_H
#define BASE_STEP_H

enum step {
	STEP_MORE,	/* call again */
	STEP_DONE,
	STEP_FAILED,	/* err says why */
};

#endif
