/* SPDX-License-Identifier: MIT */
/* Taken away with the first file of this layer. */
extern int placeholder_run;
int placeholder_run;
