# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libsend.a
libsend_a_SOURCES = \
	src/send/awsask.c src/send/awsask.h \
	src/send/awsfile.c src/send/awsfile.h \
	src/send/encrypt.c src/send/encrypt.h \
	src/send/fault.c src/send/fault.h src/send/faults.def \
	src/send/folder.c src/send/folder.h \
	src/send/ftp.c src/send/ftp.h \
	src/send/ftp_inside.h \
	src/send/ftp_meet.c \
	src/send/ftp_phase.c \
	src/send/history.c src/send/history.h \
	src/send/hostkey.c src/send/hostkey.h \
	src/send/login.c src/send/login.h \
	src/send/login_aws.c \
	src/send/login_inside.h \
	src/send/login_judge.c src/send/login_judge.h \
	src/send/login_profile.c \
	src/send/login_reply.c \
	src/send/login_server.c \
	src/send/login_try.c src/send/login_try.h \
	src/send/netrc.c src/send/netrc.h \
	src/send/pair.h \
	src/send/patience.c src/send/patience.h \
	src/send/prepare.c src/send/prepare.h \
	src/send/process.c src/send/process.h \
	src/send/reply.c src/send/reply.h \
	src/send/s3.c src/send/s3.h \
	src/send/s3_ask.c src/send/s3_inside.h \
	src/send/s3_begin.c \
	src/send/s3_meet.c \
	src/send/s3_reply.c \
	src/send/s3plan.c src/send/s3plan.h \
	src/send/s3reply.c src/send/s3reply.h \
	src/send/s3sums.c src/send/s3sums.h \
	src/send/s3where.c src/send/s3where.h \
	src/send/secret.c src/send/secret.h \
	src/send/secretfile.c src/send/secretfile.h \
	src/send/service.c src/send/service.h \
	src/send/sigv4.c src/send/sigv4.h \
	src/send/sshkey.c src/send/sshkey.h \
	src/send/stamp.c src/send/stamp.h \
	src/send/sts.c src/send/sts.h \
	src/send/ticket.c src/send/ticket.h \
	src/send/ticket_lines.c src/send/ticket_lines.h \
	src/send/ticket_list.c \
	src/send/ticket_read.c \
	src/send/transfer.c src/send/transfer.h \
	src/send/transfer_address.c \
	src/send/transfer_ask.c \
	src/send/transfer_body.c \
	src/send/transfer_inside.h \
	src/send/transfer_memory.c \
	src/send/transfer_proxy.c \
	src/send/transfer_told.c
SEND_LIBS = $(CURL_LIBS) $(GPGME_LIBS)
LIBSEND = libsend.a $(SEND_LIBS) $(LIBSPEC)
