# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_fix
TESTS += tests/unit/test_fix
tests_unit_test_fix_SOURCES = tests/unit/fix/main.c \
	tests/unit/fix/suite_disturbed.c \
	tests/unit/fix/suite_fixed.c \
	tests/unit/fix/suite_kill.c \
	tests/unit/fix/suite_line.c \
	tests/unit/fix/suite_offer.c \
	tests/unit/fix/suite_random.c \
	tests/unit/fix/suite_repair.c \
	tests/unit/fix/trial.c tests/unit/fix/trial.h
tests_unit_test_fix_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_fix_LDADD = $(UNIT_LIBS) $(LIBFIX)
