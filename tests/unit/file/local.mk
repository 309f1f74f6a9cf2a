# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_file
TESTS += tests/unit/test_file
tests_unit_test_file_SOURCES = tests/unit/file/main.c \
	tests/unit/file/disk.c tests/unit/file/disk.h \
	tests/unit/file/gz.c tests/unit/file/gz.h \
	tests/unit/file/suite_checkpoint.c \
	tests/unit/file/suite_crc64.c \
	tests/unit/file/suite_fill.c \
	tests/unit/file/suite_gzip.c \
	tests/unit/file/suite_hostile.c \
	tests/unit/file/suite_listing.c \
	tests/unit/file/suite_pack.c \
	tests/unit/file/suite_path.c \
	tests/unit/file/suite_scratch.c \
	tests/unit/file/suite_sink.c \
	tests/unit/file/suite_source.c \
	tests/unit/file/suite_spool.c
tests_unit_test_file_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_file_LDADD = $(UNIT_LIBS) $(LIBFILE)
