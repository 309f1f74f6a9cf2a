# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libsend.a
libsend_a_SOURCES = src/send/placeholder.c
LIBSEND = libsend.a $(LIBSPEC)
