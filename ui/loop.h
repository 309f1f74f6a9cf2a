/* SPDX-License-Identifier: MIT */
/* The wizard as a program: options, the loop, and how it ends. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

/* Run the wizard with the options in argv; returns the exit status. */
int loop_main(int argc, char **argv);

#endif
