# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_base
TESTS += tests/unit/test_base
tests_unit_test_base_SOURCES = tests/unit/base/main.c \
	tests/unit/base/suite_clock.c \
	tests/unit/base/suite_num.c \
	tests/unit/base/suite_safetext.c \
	tests/unit/base/suite_text.c \
	tests/unit/base/suite_utf8.c
tests_unit_test_base_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_base_LDADD = $(UNIT_LIBS) $(LIBBASE)
