# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libcheck.a
libcheck_a_SOURCES = \
	src/check/block.h \
	src/check/check.c src/check/check.h \
	src/check/conflicts.c src/check/conflicts.h \
	src/check/container.c src/check/container.h \
	src/check/cutter.c src/check/cutter.h \
	src/check/encoding.c src/check/encoding.h \
	src/check/facts.c \
	src/check/fast_avx2.c \
	src/check/fast_id.inc \
	src/check/fast_inside.h \
	src/check/fast_items.inc \
	src/check/fast_kernel.inc \
	src/check/fast_lines.inc \
	src/check/fast_numbers.inc \
	src/check/fast_pairs.inc \
	src/check/fast_portable.c \
	src/check/fast_set.c src/check/fast_set.h \
	src/check/fast_sse2.c \
	src/check/fast_vector.h \
	src/check/fast_words.h \
	src/check/fastlane.c src/check/fastlane.h \
	src/check/fold.h \
	src/check/halves.c src/check/halves.h \
	src/check/hashrules.c src/check/hashrules.h \
	src/check/idrules.c src/check/idrules.h \
	src/check/judge.c src/check/judge.h \
	src/check/kernel.h \
	src/check/keyhash.c src/check/keyhash.h \
	src/check/keys.c src/check/keys.h \
	src/check/kind_sync.c \
	src/check/kind_trait.c \
	src/check/lane.c src/check/lane.h \
	src/check/ledger.c src/check/ledger.h \
	src/check/line.c src/check/line.h \
	src/check/linebits.c src/check/linebits.h \
	src/check/lineindex.c src/check/lineindex.h \
	src/check/linerules.c src/check/linerules.h \
	src/check/links.c src/check/links.h \
	src/check/look.c src/check/look.h \
	src/check/mention.h \
	src/check/merge.c src/check/merge.h \
	src/check/news.c src/check/news.h \
	src/check/newswalk.c \
	src/check/oneline.c src/check/oneline.h \
	src/check/outside.c src/check/outside.h \
	src/check/pairrules.c \
	src/check/parallel.c src/check/parallel.h \
	src/check/payloadrules.c src/check/payloadrules.h \
	src/check/people.c src/check/people.h \
	src/check/personrules.c \
	src/check/persons.c src/check/persons.h \
	src/check/persons_inside.h \
	src/check/phase.h \
	src/check/pipeline.c src/check/pipeline.h \
	src/check/progress.c src/check/progress.h \
	src/check/proof.c src/check/proof.h \
	src/check/reader.c src/check/reader.h \
	src/check/remember.c src/check/remember.h \
	src/check/reread.c src/check/reread.h \
	src/check/result.c src/check/result.h \
	src/check/search.c src/check/search.h \
	src/check/seen.c src/check/seen.h \
	src/check/shapes.c src/check/shapes.h \
	src/check/site.c src/check/site.h \
	src/check/spots.c src/check/spots.h \
	src/check/store.c src/check/store.h \
	src/check/summing.c src/check/summing.h \
	src/check/suspects.c src/check/suspects.h \
	src/check/table.c src/check/table.h \
	src/check/told.c src/check/told.h \
	src/check/touches.c src/check/touches.h \
	src/check/trace.c src/check/trace.h \
	src/check/traitrules.c \
	src/check/turns.c src/check/turns.h \
	src/check/twice.c src/check/twice.h \
	src/check/walk.c src/check/walk.h
LIBCHECK = libcheck.a $(LIBSPEC)
