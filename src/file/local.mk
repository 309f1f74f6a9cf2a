# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libfile.a
libfile_a_SOURCES = \
	src/file/hash.h \
	src/file/listing.h \
	src/file/path.h \
	src/file/sink.h \
	src/file/source.h \
	src/file/hash.c
LIBFILE = libfile.a $(CRYPTO_LIBS) $(ZLIB_LIBS) $(LIBBASE)
