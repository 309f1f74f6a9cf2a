# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_send
TESTS += tests/unit/test_send
tests_unit_test_send_SOURCES = tests/unit/send/main.c \
	tests/unit/send/suite_arrival.c \
	tests/unit/send/suite_folder.c \
	tests/unit/send/suite_patience.c \
	tests/unit/send/suite_s3reply.c \
	tests/unit/send/suite_sigv4.c
tests_unit_test_send_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_send_LDADD = $(UNIT_LIBS) $(LIBSEND)
