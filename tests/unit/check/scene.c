/* SPDX-License-Identifier: MIT */
/* A check that has gone some steps, a look and a search beside it. */
#include "tests/unit/check/scene.h"

#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

#define NAME "ftp_dpm_12345_1767225600.sync"

void
scene_open(struct scene *s, struct str bytes, int steps)
{
	struct check_options options = { .examples = 5,
		.block = steps == ALL ? 0 : 64 };
	struct err err = { .kind = ERR_NONE };
	struct search_scene scene;

	s->context = ran_context(NAME);
	name_diagnose(str_from(NAME), s->context.now, &s->name);
	s->source = source_open(unit_file("data", bytes.p, bytes.n), &err);
	ck_assert_msg(s->source != NULL, "%s", err.text);
	s->looking = source_again(s->source, &err);
	s->seeking = source_again(s->source, &err);
	s->check = check_begin(s->source, &s->context, &options);
	for (int i = 0; i != steps; i++)
		if (check_step(s->check, &err) != STEP_MORE)
			break;
	s->far = lineindex_new();
	s->look = look_new(s->looking, &s->context, &s->name.parts,
	    check_index(s->check), s->far, check_findings(s->check));
	scene = (struct search_scene){ s->seeking, &s->context,
		&s->name.parts, check_index(s->check), s->far };
	s->search = search_new(&scene);
}

void
scene_close(struct scene *s)
{
	search_free(s->search);
	look_free(s->look);
	check_free(s->check);
	lineindex_free(s->far);
	source_free(s->seeking);
	source_free(s->looking);
	source_free(s->source);
}

void
scene_lines(struct buf *out)
{
	for (int i = 1; i <= 9000; i++)
		buf_printf(out, "cust-%04d\td_sid=%s%s", i,
		    i % 2000 == 7 ? "gold" : "24", i == 2500 ? "\r\n" :
		    i == 9000 ? "" : "\n");
}
