# SPDX-License-Identifier: MIT
# Servers for the tests of src/send, which make faults when they are told to.
SERVER_COMMON = \
	tests/server/door.c tests/server/door.h \
	tests/server/options.c tests/server/options.h \
	tests/server/pace.c tests/server/pace.h \
	tests/server/rules.c tests/server/rules.h \
	tests/server/stream.c tests/server/stream.h \
	tests/server/users.c tests/server/users.h
SERVER_LIBS = $(LIBBASE) $(SSL_LIBS) $(CRYPTO_LIBS)
check_PROGRAMS += tests/server/ftpserver tests/server/s3server
tests_server_ftpserver_SOURCES = $(SERVER_COMMON) \
	tests/server/ftp.h \
	tests/server/ftp_data.c \
	tests/server/ftp_files.c \
	tests/server/ftp_login.c \
	tests/server/ftp_session.c \
	tests/server/ftpserver.c
tests_server_ftpserver_LDADD = $(SERVER_LIBS)
tests_server_s3server_SOURCES = $(SERVER_COMMON) \
	tests/server/http.c tests/server/http.h \
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
	tests/server/sums.c tests/server/sums.h
tests_server_s3server_LDADD = $(SERVER_LIBS)
check_PROGRAMS += tests/server/delay tests/server/leash tests/server/port
tests_server_delay_SOURCES = tests/server/delay.c \
	tests/server/door.c tests/server/door.h
tests_server_delay_LDADD = $(LIBBASE)
tests_server_leash_SOURCES = tests/server/leash.c
tests_server_port_SOURCES = tests/server/port.c
