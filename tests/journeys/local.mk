# SPDX-License-Identifier: MIT
# Journeys drive the real program; they are in parts, so that make -j runs
# them side by side.
if WITH_TUI
check_PROGRAMS += tests/journeys/oracle tests/journeys/terminal \
	tests/journeys/unread
tests_journeys_oracle_SOURCES = tests/journeys/oracle.c
tests_journeys_oracle_LDADD = $(LIBBASE)
tests_journeys_terminal_SOURCES = tests/journeys/terminal.c
tests_journeys_unread_SOURCES = tests/journeys/unread.c
TESTS += $(JOURNEYS) tests/journeys/terminal
endif
JOURNEYS = \
	tests/journeys/begin.sh \
	tests/journeys/files.sh \
	tests/journeys/frames-ascii.sh \
	tests/journeys/frames-unicode.sh \
	tests/journeys/hostile.sh \
	tests/journeys/restore.sh \
	tests/journeys/returns.sh \
	tests/journeys/search.sh \
	tests/journeys/sizes.sh \
	tests/journeys/story.sh \
	tests/journeys/suspend.sh \
	tests/journeys/ways.sh
EXTRA_DIST += $(JOURNEYS) \
	tests/journeys/frames/ascii/customer-id.txt \
	tests/journeys/frames/ascii/data-source.txt \
	tests/journeys/frames/ascii/destination.txt \
	tests/journeys/frames/ascii/file.txt \
	tests/journeys/frames/ascii/fix.txt \
	tests/journeys/frames/ascii/help.txt \
	tests/journeys/frames/ascii/leave.txt \
	tests/journeys/frames/ascii/letter.txt \
	tests/journeys/frames/ascii/next.txt \
	tests/journeys/frames/ascii/plan-made.txt \
	tests/journeys/frames/ascii/plan.txt \
	tests/journeys/frames/ascii/preview.txt \
	tests/journeys/frames/ascii/problem.txt \
	tests/journeys/frames/ascii/receipt.txt \
	tests/journeys/frames/ascii/send.txt \
	tests/journeys/frames/ascii/snippet.txt \
	tests/journeys/frames/ascii/topic.txt \
	tests/journeys/frames/ascii/welcome.txt \
	tests/journeys/frames/unicode/customer-id.txt \
	tests/journeys/frames/unicode/data-source.txt \
	tests/journeys/frames/unicode/destination.txt \
	tests/journeys/frames/unicode/file.txt \
	tests/journeys/frames/unicode/fix.txt \
	tests/journeys/frames/unicode/help.txt \
	tests/journeys/frames/unicode/leave.txt \
	tests/journeys/frames/unicode/letter.txt \
	tests/journeys/frames/unicode/next.txt \
	tests/journeys/frames/unicode/plan-made.txt \
	tests/journeys/frames/unicode/plan.txt \
	tests/journeys/frames/unicode/preview.txt \
	tests/journeys/frames/unicode/problem.txt \
	tests/journeys/frames/unicode/receipt.txt \
	tests/journeys/frames/unicode/send.txt \
	tests/journeys/frames/unicode/snippet.txt \
	tests/journeys/frames/unicode/topic.txt \
	tests/journeys/frames/unicode/welcome.txt \
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
	tests/journeys/scripts/frames-ascii.journey \
	tests/journeys/scripts/frames-unicode.journey \
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
	tests/journeys/scripts/search.journey \
	tests/journeys/scripts/small.journey \
	tests/journeys/scripts/structure.journey \
	tests/journeys/scripts/switch.journey \
	tests/journeys/scripts/undo.journey \
	tests/journeys/words.awk
