# SPDX-License-Identifier: MIT
#HOLD check_PROGRAMS += tests/unit/test_send
#HOLD TESTS += tests/unit/test_send
#HOLD tests_unit_test_send_SOURCES = tests/unit/send/main.c \
#HOLD 	tests/unit/send/suite_folder.c
#HOLD tests_unit_test_send_CFLAGS = $(UNIT_CFLAGS)
#HOLD tests_unit_test_send_LDADD = $(UNIT_LIBS) $(LIBSEND)
