# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_send
TESTS += tests/unit/test_send
tests_unit_test_send_SOURCES = tests/unit/send/main.c \
	tests/unit/send/canary.c tests/unit/send/canary.h \
	tests/unit/send/drop.c tests/unit/send/drop.h \
	tests/unit/send/scene.c tests/unit/send/scene.h \
	tests/unit/send/suite_arrival.c \
	tests/unit/send/suite_awsfile.c \
	tests/unit/send/suite_canary.c \
	tests/unit/send/suite_folder.c \
	tests/unit/send/suite_ftp.c \
	tests/unit/send/suite_ftp_again.c \
	tests/unit/send/suite_history.c \
	tests/unit/send/suite_hostkey.c \
	tests/unit/send/suite_login.c \
	tests/unit/send/suite_login_judge.c \
	tests/unit/send/suite_login_server.c \
	tests/unit/send/suite_login_try.c \
	tests/unit/send/suite_pace.c \
	tests/unit/send/suite_patience.c \
	tests/unit/send/suite_process.c \
	tests/unit/send/suite_s3reply.c \
	tests/unit/send/suite_sigv4.c \
	tests/unit/send/suite_ticket.c \
	tests/unit/send/suite_ticket_file.c \
	tests/unit/send/suite_transfer.c \
	tests/unit/send/suite_trust.c \
	tests/unit/send/suite_wiped.c \
	tests/unit/send/tickets.c tests/unit/send/tickets.h \
	tests/unit/send/tls.c \
	tests/unit/send/web.c tests/unit/send/web.h \
	tests/unit/send/world.c tests/unit/send/world.h
tests_unit_test_send_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_send_LDADD = $(UNIT_LIBS) $(LIBSEND) $(SSL_LIBS)

# S3, with whole deliveries to servers of tests/server: a program of its own,
# which runs beside the others.
check_PROGRAMS += tests/unit/test_s3
TESTS += tests/unit/test_s3
tests_unit_test_s3_SOURCES = tests/unit/send/main_s3.c \
	tests/unit/send/s3scene.c tests/unit/send/s3scene.h \
	tests/unit/send/suite_s3.c \
	tests/unit/send/suite_s3_again.c \
	tests/unit/send/suite_s3_stop.c \
	tests/unit/send/suite_s3plan.c
tests_unit_test_s3_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_s3_LDADD = $(UNIT_LIBS) $(LIBSEND)
