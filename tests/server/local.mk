# SPDX-License-Identifier: MIT
# Servers for the tests of src/send, which make faults when they are told to.
check_PROGRAMS += tests/server/s3server
tests_server_s3server_SOURCES = \
	tests/server/door.c tests/server/door.h \
	tests/server/http.c tests/server/http.h \
	tests/server/rules.c tests/server/rules.h \
	tests/server/s3.h \
	tests/server/s3_answer.c \
	tests/server/s3_body.c \
	tests/server/s3_object.c \
	tests/server/s3_sts.c \
	tests/server/s3_upload.c \
	tests/server/s3_visit.c \
	tests/server/s3server.c \
	tests/server/sign.c tests/server/sign.h \
	tests/server/store.c tests/server/store.h \
	tests/server/stream.c tests/server/stream.h \
	tests/server/sums.c tests/server/sums.h \
	tests/server/users.c tests/server/users.h
tests_server_s3server_CFLAGS = $(AM_CFLAGS) $(SSL_CFLAGS)
tests_server_s3server_LDADD = $(LIBBASE) $(SSL_LIBS) $(CRYPTO_LIBS)
