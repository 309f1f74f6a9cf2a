/* SPDX-License-Identifier: MIT */
/* All commands, for the table in command.c and the command "help". */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

extern const struct command command_check;
extern const struct command command_send;
extern const struct command command_receipt;
extern const struct command command_name;
extern const struct command command_explain;
extern const struct command command_doctor;
extern const struct command command_help;

/* The program's help: every command in a line. */
void command_overview(struct buf *out);

#endif
