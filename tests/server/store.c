/* SPDX-License-Identifier: MIT */
/* Objects and what is known about them, as files. */
#include "tests/server/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/server/http.h"

bool
store_prepare(const char *root)
{
	static const char *const folders[] = { "", "/.about", "/.uploads",
		"/.temp" };

	for (unsigned i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		char path[STORE_PATH];

		(void)snprintf(path, sizeof(path), "%s%s", root, folders[i]);
		if (mkdir(path, 0755) != 0 && errno != EEXIST) {
			perror(path);
			return false;
		}
	}
	return true;
}

/* One piece of a key between two slashes, as the name of a file. */
static void
add_piece(struct buf *b, struct str piece)
{
	bool dots = str_eq_text(piece, ".") || str_eq_text(piece, "..");

	if (piece.n == 0)
		buf_add_text(b, "%");
	for (size_t i = 0; i < piece.n; i++) {
		unsigned char c = (unsigned char)piece.p[i];

		if (c < ' ' || c == '%' || dots)
			buf_printf(b, "%%%02X", c);
		else
			buf_add_char(b, (char)c);
	}
}

static void
make_path(const char *root, const char *bucket, const char *key,
    char path[STORE_PATH])
{
	struct str whole = str_from(key);
	struct buf b = { 0 };

	buf_printf(&b, "%s/%s", root, bucket);
	for (size_t from = 0, end; from <= whole.n; from = end + 1) {
		end = str_find(whole, from, '/');
		buf_add_char(&b, '/');
		add_piece(&b, str_cut(whole, from, end));
	}
	(void)snprintf(path, STORE_PATH, "%s", buf_text(&b));
	buf_release(&b);
}

void
store_object_path(const char *root, const char *bucket, const char *key,
    char path[STORE_PATH])
{
	make_path(root, bucket, key, path);
}

static void
about_path(const char *root, const char *bucket, const char *key,
    char path[STORE_PATH])
{
	char folder[STORE_PATH];

	(void)snprintf(folder, sizeof(folder), "%s/.about", root);
	make_path(folder, bucket, key, path);
}

bool
store_has_bucket(const char *root, const char *bucket)
{
	char path[STORE_PATH];
	struct stat st;

	(void)snprintf(path, sizeof(path), "%s/%s", root, bucket);
	return bucket[0] != '.' && bucket[0] != '\0' &&
	    strchr(bucket, '/') == NULL && stat(path, &st) == 0 &&
	    S_ISDIR(st.st_mode);
}

int
store_temp(const char *root, char path[STORE_PATH])
{
	(void)snprintf(path, STORE_PATH, "%s/.temp/XXXXXX", root);
	return mkstemp(path);
}

static void
make_folders(char *path)
{
	for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		(void)mkdir(path, 0755);
		*p = '/';
	}
}

bool
store_write_about(const char *path, const struct about *about)
{
	FILE *f = fopen(path, "w");

	if (f == NULL)
		return false;
	(void)fprintf(f, "%s %s %s %" PRIu64 "\n", about->etag, about->crc,
	    about->acl, about->size);
	return fclose(f) == 0;
}

bool
store_read_about(const char *path, struct about *about)
{
	FILE *f = fopen(path, "r");
	int n;

	if (f == NULL)
		return false;
	n = fscanf(f, "%79s %15s %63s %" SCNu64, about->etag, about->crc,
	    about->acl, &about->size);
	(void)fclose(f);
	return n == 4;
}

bool
store_about_object(const char *root, const char *bucket, const char *key,
    struct about *about)
{
	char path[STORE_PATH];

	about_path(root, bucket, key, path);
	return store_read_about(path, about);
}

bool
store_put(const char *root, const char *bucket, const char *key,
    const char *file, const struct about *about)
{
	char path[STORE_PATH], beside[STORE_PATH];

	about_path(root, bucket, key, beside);
	make_folders(beside);
	make_path(root, bucket, key, path);
	make_folders(path);
	return rename(file, path) == 0 && store_write_about(beside, about);
}

bool
store_delete(const char *root, const char *bucket, const char *key)
{
	char path[STORE_PATH];

	about_path(root, bucket, key, path);
	(void)unlink(path);
	make_path(root, bucket, key, path);
	return unlink(path) == 0;
}

void
store_upload_path(const char *root, const char *id, const char *name,
    char path[STORE_PATH])
{
	(void)snprintf(path, STORE_PATH, "%s/.uploads/%s/%s", root,
	    strchr(id, '/') != NULL || id[0] == '.' ? "none" : id, name);
}

struct listing {
	void (*each)(void *of, const char *key, const char *path);
	void *of;
	size_t skip;		/* of each path, the root and the bucket */
};

static void
list_one(const struct listing *l, const char *path)
{
	const char *name = path + l->skip;
	struct str whole = str_from(name);
	struct buf key = { 0 };
	char *plain;

	for (size_t from = 0, end; from <= whole.n; from = end + 1) {
		end = str_find(whole, from, '/');
		if (from > 0)
			buf_add_char(&key, '/');
		if (!str_eq_text(str_cut(whole, from, end), "%"))
			buf_add_str(&key, str_cut(whole, from, end));
	}
	plain = http_decode(buf_text(&key), key.n, false);
	l->each(l->of, plain, path);
	free(plain);
	buf_release(&key);
}

static void
list_folder(const struct listing *l, const char *folder)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		char path[STORE_PATH];
		struct stat st;

		(void)snprintf(path, sizeof(path), "%.3000s/%s", folder,
		    name);
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
		    stat(path, &st) == 0) {
			if (S_ISDIR(st.st_mode))
				list_folder(l, path);
			else
				list_one(l, path);
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

void
store_list(const char *root, const char *bucket,
    void (*each)(void *of, const char *key, const char *path), void *of)
{
	char folder[STORE_PATH];
	struct listing l = { each, of, 0 };

	l.skip = (size_t)snprintf(folder, sizeof(folder), "%s/%s", root,
	    bucket) + 1;
	list_folder(&l, folder);
}
