# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libspec.a
libspec_a_SOURCES = \
	src/spec/answers.c src/spec/answers.h \
	src/spec/base64.h \
	src/spec/combos.c src/spec/combos.h \
	src/spec/context.h \
	src/spec/delivered.c src/spec/delivered.h \
	src/spec/delivered_text.c \
	src/spec/environment.c src/spec/environment.h \
	src/spec/environment_make.h \
	src/spec/environment_read.c \
	src/spec/field.c src/spec/field.h src/spec/fields.def \
	src/spec/field_check.c \
	src/spec/field_clean.c \
	src/spec/field_repair.c \
	src/spec/field_repair_path.c \
	src/spec/field_rules.h \
	src/spec/filler.c src/spec/filler.h \
	src/spec/finding.c src/spec/finding.h \
	src/spec/findings.c src/spec/findings.h \
	src/spec/fix.c src/spec/fix.h src/spec/fixes.def \
	src/spec/forecast.c src/spec/forecast.h \
	src/spec/glance.c src/spec/glance.h \
	src/spec/growlist.c src/spec/growlist.h \
	src/spec/idtype.c src/spec/idtype.h \
	src/spec/ini.c src/spec/ini.h \
	src/spec/jspath.c src/spec/jspath.h \
	src/spec/kind.c src/spec/kind.h \
	src/spec/mail.c src/spec/mail.h \
	src/spec/mailcode.c src/spec/mailcode.h \
	src/spec/mailtext.c src/spec/mailtext.h \
	src/spec/name.h \
	src/spec/mask.c src/spec/mask.h \
	src/spec/name_clean.c \
	src/spec/name_compose.c \
	src/spec/name_cut.c \
	src/spec/name_diagnose.c \
	src/spec/name_explain.c \
	src/spec/name_judge.c \
	src/spec/name_read.h \
	src/spec/name_strict.c \
	src/spec/nearest.c src/spec/nearest.h \
	src/spec/parts.c src/spec/parts.h \
	src/spec/payload.c src/spec/payload.h \
	src/spec/percent.c src/spec/percent.h \
	src/spec/pii.c src/spec/pii.h \
	src/spec/pii_number.c src/spec/pii_number.h \
	src/spec/placement.c src/spec/placement.h \
	src/spec/plan.h \
	src/spec/receipt.c src/spec/receipt.h \
	src/spec/receipt_judge.c \
	src/spec/receipt_line.c src/spec/receipt_line.h \
	src/spec/rule.c src/spec/rule.h src/spec/rules.def \
	src/spec/ruleset.c \
	src/spec/s3place.c src/spec/s3place.h \
	src/spec/snippet.c src/spec/snippet.h \
	src/spec/snippet_make.h \
	src/spec/snippet_note.c \
	src/spec/snippet_reader.c \
	src/spec/syncurl.c src/spec/syncurl.h \
	src/spec/timeline.c src/spec/timeline.h
LIBSPEC = libspec.a $(INIH_LIBS) $(LIBFILE)
