/* SPDX-License-Identifier: MIT */
/* Processes of tests/server, seen from a test. */
#include "tests/unit/server.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/unit.h"

enum { OPTIONS = 32, PATH = 1024 };

static const char users[] =
    SERVER_KEY " " SERVER_SECRET " all\n"
    SERVER_PUT_KEY " " SERVER_PUT_SECRET " put\n"
    SERVER_SESSION_KEY " " SERVER_SESSION_SECRET " all "
    SERVER_SESSION_TOKEN "\n";

static void
path_of(const struct server *s, const char *name, char path[PATH])
{
	(void)snprintf(path, PATH, "%s/%s", s->folder, name);
}

/* In one moment, so that nobody reads half of it. */
static void
put_file(const struct server *s, const char *name, const char *text)
{
	char part[PATH], path[PATH];
	FILE *f;

	path_of(s, "part", part);
	path_of(s, name, path);
	f = fopen(part, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(rename(part, path), 0);
}

static void
prepare(struct server *s)
{
	char path[PATH];

	(void)snprintf(s->folder, sizeof(s->folder), "%s/server-XXXXXX",
	    unit_folder());
	ck_assert_ptr_nonnull(mkdtemp(s->folder));
	path_of(s, "root", path);
	ck_assert_int_eq(mkdir(path, 0755), 0);
	path_of(s, "root/bucket", path);
	ck_assert_int_eq(mkdir(path, 0755), 0);
	put_file(s, "users", users);
	put_file(s, "control", "");
}

/* Where the programs are: make check says so, else we stand there. */
static void
program_path(const char *program, char path[PATH])
{
	const char *build = getenv("builddir");
	char here[PATH];

	if (build == NULL)
		build = getcwd(here, sizeof(here));
	(void)snprintf(path, PATH, "%s/tests/server/%s", build, program);
}

static _Noreturn void
become(const struct server *s, const char *program,
    const char *const *options)
{
	static const char *const always[] = { "--users", "users",
		"--control", "control", "--journal", "journal", "root", NULL };
	const char *const *lists[] = { options, always };
	char path[PATH], *args[OPTIONS] = { path };
	unsigned n = 1;

	program_path(program, path);
	for (unsigned l = 0; l < 2; l++)
		for (unsigned i = 0; lists[l] != NULL && lists[l][i] != NULL &&
		    n < OPTIONS - 1; i++)
			args[n++] = strdup(lists[l][i]);
	if (chdir(s->folder) == 0)
		(void)execv(path, args);
	perror(path);
	_exit(127);
}

void
server_start(struct server *s, const char *program,
    const char *const *options)
{
	int in[2], out[2];
	FILE *said;

	*s = (struct server){ 0 };
	prepare(s);
	ck_assert_int_eq(pipe(in), 0);
	ck_assert_int_eq(pipe(out), 0);
	s->process = fork();
	ck_assert_int_ge(s->process, 0);
	if (s->process == 0) {
		(void)dup2(in[0], STDIN_FILENO);
		(void)dup2(out[1], STDOUT_FILENO);
		(void)close(in[1]);
		become(s, program, options);
	}
	(void)close(in[0]);
	(void)close(out[1]);
	s->life = in[1];
	said = fdopen(out[0], "r");
	ck_assert_ptr_nonnull(said);
	ck_assert_msg(fscanf(said, "%d", &s->port) == 1,
	    "%s does not say its port", program);
	(void)fclose(said);
}

void
server_end(struct server *s)
{
	(void)close(s->life);
	(void)kill(s->process, SIGTERM);
	(void)waitpid(s->process, NULL, 0);
}

void
server_faults(const struct server *s, const char *rules)
{
	put_file(s, "control", rules);
}

unsigned
server_count(const struct server *s, const char *text)
{
	char path[PATH], line[8192];
	unsigned n = 0;
	FILE *f;

	path_of(s, "journal", path);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		n += strstr(line, text) != NULL;
	if (f != NULL)
		(void)fclose(f);
	return n;
}

char *
server_file(const struct server *s, const char *name, size_t *n)
{
	char path[PATH], *bytes;
	struct stat st;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/root/%s", s->folder, name);
	f = fopen(path, "rb");
	ck_assert_msg(f != NULL, "%s is not there", name);
	ck_assert_int_eq(fstat(fileno(f), &st), 0);
	bytes = malloc((size_t)st.st_size + 1);
	ck_assert_ptr_nonnull(bytes);
	*n = fread(bytes, 1, (size_t)st.st_size, f);
	bytes[*n] = '\0';
	(void)fclose(f);
	return bytes;
}
