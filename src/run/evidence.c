/* SPDX-License-Identifier: MIT */
/* What the first lines of a file say about the IDs in it. */
#include "run/evidence.h"

#include <stdlib.h>

#include "base/mem.h"

enum { SAMPLE_LINES = 100, SAMPLE_BYTES = 64 << 10 };

/* The one type that this form of ID speaks for.  Roku, Fire TV and LG IDs
 * look like Android's; Android's are by far the most common. */
static enum idtype
type_of(struct str id)
{
	switch (idshape_of(id)) {
	case IDSHAPE_DIGITS38:
		return IDTYPE_AAM;
	case IDSHAPE_SHA256:
		return IDTYPE_HEMAIL;
	case IDSHAPE_DEVICE:
		for (size_t i = 0; i < id.n; i++)
			if (char_is_upper(id.p[i]))
				return IDTYPE_IDFA;
		return IDTYPE_GAID;
	default:
		return IDTYPE_CRM;
	}
}

static void
add_line(struct evidence *e, struct str line)
{
	struct str id = str_cut(line, 0, str_find(line, 0, '\t'));

	id = str_trim(id, " \r\"");
	if (id.n == 0)
		return;
	e->sampled++;
	e->seen[type_of(id)]++;
}

static void
read_sample(struct evidence *e, struct str text, bool whole)
{
	for (size_t at = 0; at < text.n && e->sampled < SAMPLE_LINES;) {
		size_t end = str_find(text, at, '\n');

		if (end == text.n && !whole)
			break;	/* the rest of this line is not here */
		add_line(e, str_cut(text, at, end));
		at = end + 1;
	}
}

/* Clear is what nine of ten lines say. */
static enum idtype
best_of(const struct evidence *e)
{
	for (unsigned t = 0; t < IDTYPE_COUNT; t++)
		if (e->sampled > 0 && e->seen[t] * 10 >= e->sampled * 9)
			return (enum idtype)t;
	return IDTYPE_COUNT;
}

void
evidence_take(struct source *s, struct evidence *out)
{
	enum container c = source_container(s);
	char *bytes;
	size_t got = 0;

	*out = (struct evidence){ .best = IDTYPE_COUNT };
	if (c == CONTAINER_GZIP)
		c = source_inner(s);
	if (c != CONTAINER_PLAIN)
		return;
	bytes = xmalloc(SAMPLE_BYTES);
	if (source_read_at(s, 0, bytes, SAMPLE_BYTES, &got, NULL))
		read_sample(out, (struct str){ bytes, got },
		    got < SAMPLE_BYTES);
	free(bytes);
	out->best = best_of(out);
}
