/* SPDX-License-Identifier: MIT */
/* Taken away with the first file of this layer. */
extern int placeholder_send;
int placeholder_send;
