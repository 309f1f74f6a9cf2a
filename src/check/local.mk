# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libcheck.a
libcheck_a_SOURCES = src/check/placeholder.c
LIBCHECK = libcheck.a $(LIBSPEC)
