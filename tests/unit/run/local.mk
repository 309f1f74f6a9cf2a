# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_run
TESTS += tests/unit/test_run
tests_unit_test_run_SOURCES = tests/unit/run/main.c \
	tests/unit/run/kit.c tests/unit/run/kit.h \
	tests/unit/run/suite_delivery.c \
	tests/unit/run/suite_desk.c \
	tests/unit/run/suite_machine.c \
	tests/unit/run/suite_pace.c \
	tests/unit/run/suite_place.c \
	tests/unit/run/suite_ends.c \
	tests/unit/run/suite_session.c \
	tests/unit/run/suite_share.c \
	tests/unit/run/suite_store.c \
	tests/unit/run/suite_words.c \
	tests/unit/run/suite_worker.c
tests_unit_test_run_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_run_LDADD = $(UNIT_LIBS) $(LIBRUN)
