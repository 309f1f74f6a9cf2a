# SPDX-License-Identifier: MIT
noinst_LIBRARIES += librun.a
librun_a_SOURCES = \
	src/run/desk.c src/run/desk.h src/run/desk_inside.h \
	src/run/desk_answers.c \
	src/run/desk_check.c \
	src/run/desk_deliver.c \
	src/run/desk_file.c \
	src/run/desk_keep.c \
	src/run/desk_login.c \
	src/run/desk_pace.c \
	src/run/desk_plan.c \
	src/run/desk_repair.c \
	src/run/desk_search.c \
	src/run/desk_send.c \
	src/run/desk_stage.c \
	src/run/desk_tickets.c \
	src/run/desk_twin.c \
	src/run/evidence.c src/run/evidence.h \
	src/run/exam.c src/run/exam.h \
	src/run/gather.c src/run/gather.h \
	src/run/help.c src/run/help.h \
	src/run/inbox.c src/run/inbox.h \
	src/run/intake.c src/run/intake.h \
	src/run/journal.c src/run/journal.h \
	src/run/letters.c src/run/letters.h \
	src/run/lists.c src/run/lists.h \
	src/run/machine.c src/run/machine.h \
	src/run/near.c src/run/near.h \
	src/run/outfile.c src/run/outfile.h \
	src/run/past.c src/run/past.h \
	src/run/peek.c \
	src/run/desk_share.c \
	src/run/newtext.c src/run/newtext.h \
	src/run/pace.c src/run/pace.h \
	src/run/picker.c src/run/picker.h \
	src/run/session.c src/run/session.h \
	src/run/store.c src/run/store.h \
	src/run/worker.c src/run/worker.h
LIBRUN = librun.a libsend.a $(SEND_LIBS) $(LIBFIX)
