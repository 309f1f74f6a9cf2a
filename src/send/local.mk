# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libsend.a
libsend_a_SOURCES = \
	src/send/folder.c src/send/folder.h \
	src/send/reply.c src/send/reply.h \
	src/send/service.c src/send/service.h
LIBSEND = libsend.a $(LIBSPEC)
