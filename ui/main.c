/* SPDX-License-Identifier: MIT */
/* The program: the wizard without arguments or with a file, else a
 * command. */
#include "config.h"

#include "base/intl.h"
#include "cmd/command.h"
#ifdef WITH_TUI
#include "ui/loop.h"
#include "ui/options.h"
#endif

int
main(int argc, char **argv)
{
	intl_start(AAM_LOCALEDIR);
#ifdef WITH_TUI
	if (argc < 2 || wizard_options_know(argv[1]) ||
	    (!command_known(argv[1]) && wizard_options_file(argv[1])))
		return loop_main(argc, argv);
#endif
	return command_main(argc, argv);
}
