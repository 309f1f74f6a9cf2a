/* SPDX-License-Identifier: MIT */
/* Logins of servers: files, .netrc, SSH agent and keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/path.h"
#include "send/netrc.h"
#include "send/sshkey.h"
#include "tests/unit/send/world.h"
#include "tests/unit/unit.h"

unit_suite suite_login_server;

/* --- .netrc ------------------------------------------------------------ */

static char netrc[] = "# machine no.example login x password y\n"
    "macdef init\nmachine no.example\nput\n\n"
    "machine ftp.example.com login one password p#1\n"
    "machine ftp.example.com login two account z password \"a b\"\n"
    "machine bare.example\n"
    "machine FTP.other.com\n\tlogin three\n\tpassword p3\n"
    "macdef again\nmachine no.example login x password y\n\n"
    "default login anonymous password guest\n";

static const struct {
	const char *host, *user, *found, *password;
} entries[] = {
	{ "ftp.example.com", "", "one", "p#1" },
	{ "FTP.EXAMPLE.COM", "one", "one", "p#1" },
	{ "ftp.example.com", "two", "two", "a b" },
	{ "ftp.example.com", "three", NULL, NULL },
	{ "bare.example", "", "", "" },
	{ "ftp.other.com", "", "three", "p3" },
	{ "no.example", "", "anonymous", "guest" },
	{ "elsewhere", "anonymous", "anonymous", "guest" },
	{ "elsewhere", "me", NULL, NULL },
};

START_TEST(netrc_is_read_as_other_programs_do)
{
	struct secretfile f = { netrc, sizeof(netrc) - 1 };
	struct netrc_entry e = { 0 };
	bool ok = netrc_find(&f, str_from(entries[_i].host),
	    str_from(entries[_i].user), &e);

	ck_assert_int_eq(ok, entries[_i].found != NULL);
	ck_assert(!ok || str_eq_text(e.user, entries[_i].found));
	ck_assert(!ok || str_eq_text(e.password, entries[_i].password));
}
END_TEST

/* --- keys -------------------------------------------------------------- */

static void
add_base64(struct buf *out, struct str s)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i + 2 < s.n; i += 3) {
		unsigned v = (unsigned)(unsigned char)s.p[i] << 16 |
		    (unsigned)(unsigned char)s.p[i + 1] << 8 |
		    (unsigned char)s.p[i + 2];

		if (i % 48 == 0)
			buf_add_char(out, '\n');
		for (int shift = 18; shift >= 0; shift -= 6)
			buf_add_char(out, letters[v >> shift & 63]);
	}
}

static void
add_string(struct buf *out, const char *text, size_t n)
{
	char head[4] = { 0, 0, (char)(n >> 8), (char)n };

	buf_add(out, head, sizeof(head));
	buf_add(out, text, n);
}

/* As ssh-keygen makes them, with nothing in the place of the key. */
static char *
openssh_key(const char *kind, const char *cipher)
{
	struct buf blob = { 0 }, public_half = { 0 }, text = { 0 };
	char zeros[600] = { 0 };

	add_string(&public_half, kind, strlen(kind));
	buf_add(&public_half, zeros, 500);
	buf_add(&blob, "openssh-key-v1", 15);
	add_string(&blob, cipher, strlen(cipher));
	add_string(&blob, cipher, strlen(cipher));
	add_string(&blob, zeros, 24);
	buf_add(&blob, "\0\0\0\1", 4);
	add_string(&blob, public_half.p, public_half.n);
	buf_add(&blob, zeros, sizeof(zeros));
	buf_add_text(&text, "-----BEGIN OPENSSH PRIVATE KEY-----");
	add_base64(&text, buf_str(&blob));
	buf_add_text(&text, "\n-----END OPENSSH PRIVATE KEY-----\n");
	buf_release(&blob);
	buf_release(&public_half);
	return buf_take(&text);
}

static const struct {
	const char *kind, *cipher;
	const char *words;	/* NULL: it can be used */
} key_kinds[] = {
	{ "ssh-ed25519", "none", NULL },
	{ "ssh-ed25519", "aes256-ctr", NULL },
	{ "ecdsa-sha2-nistp256", "none", NULL },
	{ "ecdsa-sha2-nistp521", "aes256-ctr", NULL },
	{ "ssh-rsa", "none", "RSA key" },
	{ "ssh-rsa", "aes256-ctr", "RSA key" },
	{ "sk-ssh-ed25519@openssh.com", "none", "security device" },
	{ "sk-ecdsa-sha2-nistp256@openssh.com", "none", "security device" },
	{ "ssh-future", "none", "does not know" },
};

static void
check_key(const char *text, mode_t mode, const char *words, bool locked)
{
	struct err err = { 0 };
	struct world w;
	const char *path;
	bool got = false, ok;

	world_open(&w);
	path = world_file(&w, "key", text, mode);
	ok = sshkey_look(path, &got, &err);
	ck_assert_int_eq(ok, words == NULL);
	if (ok)
		ck_assert_int_eq(got, locked);
	else
		ck_assert_msg(strstr(err.text, words) != NULL, "%s",
		    err.text);
	world_close(&w);
}

START_TEST(kind_of_an_openssh_key_is_known)
{
	char *text = openssh_key(key_kinds[_i].kind, key_kinds[_i].cipher);

	check_key(text, 0600, key_kinds[_i].words,
	    strcmp(key_kinds[_i].cipher, "none") != 0);
	free(text);
}
END_TEST

static const struct {
	const char *text, *words;
} other_keys[] = {
	{ "PuTTY-User-Key-File-3: ssh-ed25519\n", "PuTTYgen" },
	{ "-----BEGIN RSA PRIVATE KEY-----\nx\n", "RSA key" },
	{ "\n-----BEGIN EC PRIVATE KEY-----\nx\n", "ssh-keygen -p" },
	{ "-----BEGIN PRIVATE KEY-----\nx\n", "ssh-keygen -p" },
	{ "-----BEGIN ENCRYPTED PRIVATE KEY-----\nx\n", "ssh-keygen -p" },
	{ "ssh-ed25519 AAAA me@here\n", "public half" },
	{ "ecdsa-sha2-nistp256 AAAA me@here\n", "public half" },
	{ "---- BEGIN SSH2 PUBLIC KEY ----\n", "public half" },
	{ "-----BEGIN OPENSSH PRIVATE KEY-----\n", "damaged" },
	{ "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "damaged" },
	{ "-----BEGIN OPENSSH PRIVATE KEY-----\n"
	    "b3BlbnNzaC1rZXktdjEA/////w==\n", "damaged" },
	{ "hello\n", "not an SSH key" },
	{ "", "not an SSH key" },
};

START_TEST(other_files_are_told_apart)
{
	check_key(other_keys[_i].text, 0600, other_keys[_i].words, false);
}
END_TEST

START_TEST(key_that_others_can_read_is_not_used)
{
	char *text = openssh_key("ssh-ed25519", "none");

	check_key(text, 0644, "chmod 600", false);
	check_key("ssh-ed25519 AAAA me@here\n", 0644, "public half", false);
	free(text);
}
END_TEST

/* Whatever is cut off, it is a key or it is not. */
START_TEST(cut_key_is_never_read_beyond_its_end)
{
	char *text = openssh_key("ssh-ed25519", "none");
	size_t n = strlen(text), used = 0;

	for (size_t cut = 0; cut < 300 && cut < n; cut++) {
		const char *path = unit_file("key", text, cut);
		struct err err = { 0 };
		bool locked;

		ck_assert_int_eq(chmod(path, 0600), 0);
		used += sshkey_look(path, &locked, &err);
	}
	ck_assert_uint_gt(used, 100);
	free(text);
}
END_TEST

/* --- the search -------------------------------------------------------- */

static const struct login_place sftp = { LOGIN_SSH_KEY, "ftp.example.com",
	"acme", "" };
static const struct login_place ftps = { LOGIN_PASSWORD, "ftp.example.com",
	"", "" };

START_TEST(ssh_keys_are_found_best_first)
{
	char *good = openssh_key("ecdsa-sha2-nistp256", "aes256-ctr");
	char *rsa = openssh_key("ssh-rsa", "none");
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	world_open(&w);
	ck_assert_int_eq(world_search(&w, &sftp, &got, &err), STEP_DONE);
	ck_assert_int_eq(got.from, LOGIN_NONE);
	(void)world_file(&w, ".ssh/id_rsa", rsa, 0600);
	ck_assert_int_eq(world_search(&w, &sftp, &got, &err), STEP_FAILED);
	ck_assert_ptr_nonnull(strstr(err.text, "RSA key"));
	(void)world_file(&w, ".ssh/id_ecdsa", good, 0600);
	ck_assert_int_eq(world_search(&w, &sftp, &got, &err), STEP_DONE);
	ck_assert_int_eq(got.from, LOGIN_SSH);
	ck_assert_ptr_nonnull(strstr(got.key_file, "/.ssh/id_ecdsa"));
	ck_assert_str_eq(got.source, "your SSH key id_ecdsa");
	ck_assert(got.key_locked && !got.agent);
	ck_assert_str_eq(got.user, "acme");
	login_release(&got);
	world_close(&w);
	free(good);
	free(rsa);
}
END_TEST

START_TEST(key_that_was_chosen_is_the_one)
{
	char *good = openssh_key("ssh-ed25519", "none");
	struct login_place place = sftp;
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	world_open(&w);
	(void)world_file(&w, ".ssh/id_ed25519", good, 0600);
	(void)world_file(&w, ".netrc", netrc, 0600);
	place.key_file = "~/other";
	ck_assert_int_eq(world_search(&w, &place, &got, &err), STEP_FAILED);
	ck_assert_ptr_nonnull(strstr(err.text, "other"));
	(void)world_file(&w, "other", good, 0600);
	ck_assert_int_eq(world_search(&w, &place, &got, &err), STEP_DONE);
	ck_assert_ptr_nonnull(strstr(got.key_file, "/other"));
	login_release(&got);
	world_close(&w);
	free(good);
}
END_TEST

START_TEST(agent_is_used_when_there_is_one)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char setting[sizeof(address.sun_path) + 32];
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	world_open(&w);
	ck_assert_int_lt(snprintf(address.sun_path,
	    sizeof(address.sun_path), "%s/agent", w.home),
	    (int)sizeof(address.sun_path));
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&address,
	    sizeof(address)), 0);
	(void)snprintf(setting, sizeof(setting), "SSH_AUTH_SOCK=%s",
	    address.sun_path);
	world_env(setting);
	ck_assert_int_eq(world_search(&w, &sftp, &got, &err), STEP_DONE);
	ck_assert_str_eq(got.source, "your SSH agent");
	ck_assert(got.agent);
	login_release(&got);
	ck_assert_int_eq(close(fd), 0);
	ck_assert_int_eq(unlink(address.sun_path), 0);
	ck_assert_int_eq(world_search(&w, &sftp, &got, &err), STEP_DONE);
	ck_assert_int_eq(got.from, LOGIN_NONE);
	world_close(&w);
}
END_TEST

START_TEST(password_comes_from_netrc_or_the_named_file)
{
	struct login got = { 0 };
	struct err err = { 0 };
	struct world w;

	world_open(&w);
	(void)world_file(&w, ".netrc", netrc, 0640);
	ck_assert_int_eq(world_search(&w, &ftps, &got, &err), STEP_FAILED);
	ck_assert_ptr_nonnull(strstr(err.text, "chmod 600"));
	(void)world_file(&w, ".netrc", netrc, 0600);
	ck_assert_int_eq(world_search(&w, &ftps, &got, &err), STEP_DONE);
	ck_assert_int_eq(got.from, LOGIN_NETRC);
	ck_assert_str_eq(got.user, "one");
	ck_assert(str_eq_text(secret_str(&got.secret), "p#1"));
	ck_assert_str_eq(got.source, "the file .netrc");
	login_release(&got);
	w.it.credentials_file = world_file(&w, "named",
	    "[default]\nuser = six\npassword = in it\n", 0600);
	ck_assert_int_eq(world_search(&w, &ftps, &got, &err), STEP_DONE);
	ck_assert_int_eq(got.from, LOGIN_FILE);
	ck_assert_str_eq(got.user, "six");
	ck_assert(str_eq_text(secret_str(&got.secret), "in it"));
	login_release(&got);
	world_close(&w);
}
END_TEST

Suite *
suite_login_server(void)
{
	Suite *s = suite_create("login_server");
	TCase *t = tcase_create("login_server");

	tcase_add_loop_test(t, netrc_is_read_as_other_programs_do, 0,
	    sizeof(entries) / sizeof(entries[0]));
	tcase_add_loop_test(t, kind_of_an_openssh_key_is_known, 0,
	    sizeof(key_kinds) / sizeof(key_kinds[0]));
	tcase_add_loop_test(t, other_files_are_told_apart, 0,
	    sizeof(other_keys) / sizeof(other_keys[0]));
	tcase_add_test(t, key_that_others_can_read_is_not_used);
	tcase_add_test(t, cut_key_is_never_read_beyond_its_end);
	tcase_add_test(t, ssh_keys_are_found_best_first);
	tcase_add_test(t, key_that_was_chosen_is_the_one);
	tcase_add_test(t, agent_is_used_when_there_is_one);
	tcase_add_test(t, password_comes_from_netrc_or_the_named_file);
	suite_add_tcase(s, t);
	return s;
}
