# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libfix.a
libfix_a_SOURCES = src/fix/placeholder.c
LIBFIX = libfix.a $(LIBCHECK)
