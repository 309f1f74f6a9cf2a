/* SPDX-License-Identifier: MIT */
/* The program: the wizard without arguments, else a command. */
#include "config.h"

#include "base/intl.h"

int
main(void)
{
	intl_start(AAM_LOCALEDIR);
	return 0;
}
