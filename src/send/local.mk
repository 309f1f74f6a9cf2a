# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libsend.a
libsend_a_SOURCES = \
	src/send/fault.c src/send/fault.h src/send/faults.def \
	src/send/folder.c src/send/folder.h \
	src/send/pair.h \
	src/send/patience.c src/send/patience.h \
	src/send/reply.c src/send/reply.h \
	src/send/s3reply.c src/send/s3reply.h \
	src/send/secret.c src/send/secret.h \
	src/send/service.c src/send/service.h \
	src/send/sigv4.c src/send/sigv4.h \
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
LIBSEND = libsend.a $(CURL_LIBS) $(LIBSPEC)
LIBSEND = libsend.a $(LIBSPEC)
