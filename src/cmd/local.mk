# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libcmd.a
libcmd_a_SOURCES = src/cmd/placeholder.c
LIBCMD = libcmd.a $(LIBRUN)
