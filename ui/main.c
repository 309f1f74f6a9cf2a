/* SPDX-License-Identifier: MIT */
/* The program: the wizard without arguments, else a command. */
#include "config.h"

#include "base/intl.h"
#include "cmd/command.h"

int
main(int argc, char **argv)
{
	intl_start(AAM_LOCALEDIR);
	return command_main(argc, argv);
}
