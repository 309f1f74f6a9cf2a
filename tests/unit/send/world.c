/* SPDX-License-Identifier: MIT */
/* Makes homes and environments that only one test sees. */
#include "tests/unit/send/world.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "file/path.h"
#include "tests/unit/unit.h"

enum { SETTINGS_MAX = 16 };

static const char *settings[SETTINGS_MAX];
static size_t setting_count;

static const char *
look_up(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < setting_count; i++)
		if (strncmp(settings[i], name, n) == 0 &&
		    settings[i][n] == '=')
			return settings[i] + n + 1;
	return NULL;
}

void
world_open(struct world *w)
{
	*w = (struct world){ .home = xstrdup(unit_folder()) };
	w->it = (struct login_world){ .home = w->home, .env = look_up,
		.now = WORLD_NOW };
}

void
world_close(struct world *w)
{
	for (size_t i = 0; i < w->count; i++)
		free(w->paths[i]);
	free(w->home);
	setting_count = 0;
}

const char *
world_file(struct world *w, const char *name, const char *text, mode_t mode)
{
	char *path = path_join(w->home, name), *folder = path_folder(path);
	int fd;

	ck_assert_uint_lt(w->count, sizeof(w->paths) / sizeof(w->paths[0]));
	w->paths[w->count++] = path;
	ck_assert(path_make_folders(folder, NULL));
	free(folder);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)),
	    (ssize_t)strlen(text));
	ck_assert_int_eq(fchmod(fd, mode), 0);
	ck_assert_int_eq(close(fd), 0);
	return path;
}

void
world_env(const char *setting)
{
	ck_assert_uint_lt(setting_count, SETTINGS_MAX);
	settings[setting_count++] = setting;
}

enum step
world_search(const struct world *w, const struct login_place *place,
    struct login *got, struct err *err)
{
	struct login_search *s = login_search_begin(place, &w->it);
	enum step step = STEP_MORE;

	while (step == STEP_MORE)
		step = login_search_step(s, err);
	if (step == STEP_DONE)
		login_search_result(s, got);
	login_search_free(s);
	return step;
}
