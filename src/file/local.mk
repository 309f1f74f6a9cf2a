# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libfile.a
libfile_a_SOURCES = \
	src/file/checkpoint.c src/file/checkpoint.h \
	src/file/crc64.c src/file/crc64.h \
	src/file/crc64_fold.c src/file/crc64_fold.h \
	src/file/deflate.c src/file/deflate.h \
	src/file/deflate_way.h \
	src/file/deflate_zlib.c \
	src/file/dropped.c src/file/dropped.h \
	src/file/feed.c src/file/feed.h \
	src/file/hash.c src/file/hash.h \
	src/file/identity.c src/file/identity.h \
	src/file/inflate.c src/file/inflate.h \
	src/file/jump.c src/file/jump.h \
	src/file/listing.c src/file/listing.h \
	src/file/newfile.c src/file/newfile.h \
	src/file/open.c src/file/open.h \
	src/file/path.c src/file/path.h \
	src/file/scratch.c src/file/scratch.h \
	src/file/sink.c src/file/sink.h \
	src/file/sniff.c src/file/sniff.h \
	src/file/source.c src/file/source.h \
	src/file/spool.c src/file/spool.h \
	src/file/unpack.h
if WITH_ISAL
libfile_a_SOURCES += src/file/deflate_isal.c src/file/unpack_isal.c
else
libfile_a_SOURCES += src/file/unpack_zlib.c
endif
LIBFILE = libfile.a $(CRYPTO_LIBS) $(ISAL_LIBS) $(ZLIB_LIBS) $(LIBBASE)
