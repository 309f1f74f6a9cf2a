# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libcmd.a
libcmd_a_SOURCES = \
	src/cmd/check.c src/cmd/check.h \
	src/cmd/check_run.c \
	src/cmd/command.c src/cmd/command.h src/cmd/commands.h \
	src/cmd/doctor.c \
	src/cmd/excerpt.c src/cmd/excerpt.h \
	src/cmd/explain.c \
	src/cmd/help.c \
	src/cmd/name.c \
	src/cmd/option.c src/cmd/option.h \
	src/cmd/outcome.c src/cmd/outcome.h \
	src/cmd/problems.c src/cmd/problems.h \
	src/cmd/problems_form.c \
	src/cmd/quotes.c src/cmd/quotes.h \
	src/cmd/receipt.c src/cmd/receipt.h \
	src/cmd/receipt_json.c \
	src/cmd/receipt_ours.c \
	src/cmd/receipt_text.c \
	src/cmd/report.h \
	src/cmd/report_json.c \
	src/cmd/report_text.c \
	src/cmd/send.c src/cmd/send.h \
	src/cmd/send_say.c \
	src/cmd/sets.c src/cmd/sets.h \
	src/cmd/sets_json.c \
	src/cmd/sets_text.c \
	src/cmd/take.c src/cmd/take.h \
	src/cmd/watch.c src/cmd/watch.h \
	src/cmd/wrap.c src/cmd/wrap.h
LIBCMD = libcmd.a $(LIBRUN)
