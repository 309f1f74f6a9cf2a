# SPDX-License-Identifier: MIT
# Journeys drive the real program; they are in parts, so that make -j runs
# them side by side.
if WITH_TUI
check_PROGRAMS += tests/journeys/oracle tests/journeys/terminal
tests_journeys_oracle_SOURCES = tests/journeys/oracle.c
tests_journeys_oracle_LDADD = $(LIBBASE)
tests_journeys_terminal_SOURCES = tests/journeys/terminal.c
TESTS += $(JOURNEYS) tests/journeys/terminal
endif
JOURNEYS = \
	tests/journeys/begin.sh \
	tests/journeys/files.sh \
	tests/journeys/hostile.sh \
	tests/journeys/restore.sh \
	tests/journeys/returns.sh \
	tests/journeys/sizes.sh \
	tests/journeys/story.sh \
	tests/journeys/suspend.sh \
	tests/journeys/ways.sh
EXTRA_DIST += $(JOURNEYS) \
	tests/journeys/full.sh \
	tests/journeys/lib.sh \
	tests/journeys/linear.sh \
	tests/journeys/payloads.sh \
	tests/journeys/said.awk \
	tests/journeys/screen.awk \
	tests/journeys/scripts/answers-first.journey \
	tests/journeys/scripts/archive.journey \
	tests/journeys/scripts/ascii.journey \
	tests/journeys/scripts/carry-on.journey \
	tests/journeys/scripts/damaged.journey \
	tests/journeys/scripts/good-file.journey \
	tests/journeys/scripts/hostile-bad-settings.journey \
	tests/journeys/scripts/hostile-file.journey \
	tests/journeys/scripts/hostile-names.journey \
	tests/journeys/scripts/hostile-session.journey \
	tests/journeys/scripts/hostile-settings.journey \
	tests/journeys/scripts/letters.journey \
	tests/journeys/scripts/overwrite.journey \
	tests/journeys/scripts/packed.journey \
	tests/journeys/scripts/paste.journey \
	tests/journeys/scripts/practice-story.journey \
	tests/journeys/scripts/small.journey \
	tests/journeys/scripts/structure.journey \
	tests/journeys/scripts/switch.journey \
	tests/journeys/scripts/undo.journey \
	tests/journeys/words.awk
