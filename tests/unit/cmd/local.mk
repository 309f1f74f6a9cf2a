# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_cmd
TESTS += tests/unit/test_cmd
tests_unit_test_cmd_SOURCES = tests/unit/cmd/main.c \
	tests/unit/cmd/suite_excerpt.c \
	tests/unit/cmd/suite_option.c \
	tests/unit/cmd/suite_watch.c
tests_unit_test_cmd_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_cmd_LDADD = $(UNIT_LIBS) $(LIBCMD)
