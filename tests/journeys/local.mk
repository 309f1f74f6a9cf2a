# SPDX-License-Identifier: MIT
if WITH_TUI
TESTS += tests/journeys/begin.sh tests/journeys/restore.sh \
	tests/journeys/suspend.sh tests/journeys/terminal
check_PROGRAMS += tests/journeys/terminal
tests_journeys_terminal_SOURCES = tests/journeys/terminal.c
endif
dist_check_SCRIPTS += tests/journeys/begin.sh tests/journeys/restore.sh \
	tests/journeys/suspend.sh
