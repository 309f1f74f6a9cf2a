/* SPDX-License-Identifier: MIT */
/* Uploads in parts. */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "tests/server/s3.h"

enum { PARTS_MAX = 10000, BLOCK = 64 << 10 };

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define XML_NAMES " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""

static const char *
upload_id(const struct s3_visit *v)
{
	return http_query(&v->q, "uploadId");
}

static bool
no_such_upload(struct s3_visit *v)
{
	xml_add(&v->no.extra, "UploadId", upload_id(v));
	return refuse(&v->no, 404, "NoSuchUpload", "The specified upload "
	    "does not exist. The upload ID may be invalid, or the upload "
	    "may have been aborted or completed.");
}

static bool
broken(struct s3_visit *v)
{
	return refuse(&v->no, 500, "InternalError", "We encountered an "
	    "internal error. Please try again.");
}

/* The first line of "about" is the bucket, the second the key, the third
 * the ACL. */
static bool
read_upload(const struct s3_visit *v, const char *id, char *lines[3])
{
	char path[STORE_PATH], line[2048];
	FILE *f;
	int n = 0;

	store_upload_path(v->server->root, id, "about", path);
	f = fopen(path, "r");
	if (f == NULL)
		return false;
	for (; n < 3 && fgets(line, sizeof(line), f) != NULL; n++)
		lines[n] = xstrndup(line, strcspn(line, "\n"));
	(void)fclose(f);
	while (n > 0 && n < 3)
		free(lines[--n]);
	return n == 3;
}

static void
free_upload(char *lines[3])
{
	for (int i = 0; i < 3; i++)
		free(lines[i]);
}

static bool
is_ours(struct s3_visit *v)
{
	char *lines[3];
	bool same;

	if (!read_upload(v, upload_id(v), lines))
		return no_such_upload(v);
	same = strcmp(lines[0], v->bucket) == 0 &&
	    strcmp(lines[1], v->key) == 0;
	free_upload(lines);
	return same || no_such_upload(v);
}

static bool
random_id(char id[33])
{
	unsigned char raw[16];
	int fd = open("/dev/urandom", O_RDONLY);
	bool good = fd >= 0 && read(fd, raw, sizeof(raw)) == sizeof(raw);

	if (fd >= 0)
		(void)close(fd);
	sums_hex(raw, sizeof(raw), id);
	return good;
}

/* Who asks for it is told that parts and whole are summed up. */
static void
say_sums(struct s3_visit *v)
{
	const char *wanted = http_header(&v->q, "x-amz-checksum-algorithm");
	char how[RULE_TEXT] = "";

	(void)rules_setting(v->server->rules, "checksums", how);
	if (wanted == NULL || strcmp(how, "off") == 0)
		return;
	http_say(&v->answer, "x-amz-checksum-algorithm", "%s", wanted);
	http_say(&v->answer, "x-amz-checksum-type", "FULL_OBJECT");
}

bool
s3_create(struct s3_visit *v)
{
	const char *acl = http_header(&v->q, "x-amz-acl");
	struct buf *b = &v->answer.body;
	char path[STORE_PATH], id[33];
	FILE *f;

	store_upload_path(v->server->root, random_id(id) ? id : "none", "",
	    path);
	if (mkdir(path, 0755) != 0)
		return broken(v);
	store_upload_path(v->server->root, id, "about", path);
	f = fopen(path, "w");
	if (f == NULL)
		return broken(v);
	(void)fprintf(f, "%s\n%s\n%s\n", v->bucket, v->key,
	    acl == NULL ? "-" : acl);
	if (fclose(f) != 0)
		return broken(v);
	buf_add_text(b, XML_HEAD "<InitiateMultipartUploadResult" XML_NAMES
	    ">");
	xml_add(b, "Bucket", v->bucket);
	xml_add(b, "Key", v->key);
	xml_add(b, "UploadId", id);
	buf_add_text(b, "</InitiateMultipartUploadResult>");
	say_sums(v);
	v->answer.status = 200;
	return true;
}

static void
part_paths(const struct s3_visit *v, uint64_t number, char file[STORE_PATH],
    char beside[STORE_PATH])
{
	char name[32];

	(void)snprintf(name, sizeof(name), "%" PRIu64, number);
	store_upload_path(v->server->root, upload_id(v), name, file);
	(void)snprintf(name, sizeof(name), "%" PRIu64 ".about", number);
	store_upload_path(v->server->root, upload_id(v), name, beside);
}

bool
s3_part(struct s3_visit *v)
{
	char file[STORE_PATH], beside[STORE_PATH];
	struct about about;

	if (!is_ours(v))
		return false;
	if (v->part < 1 || v->part > PARTS_MAX)
		return refuse(&v->no, 400, "InvalidArgument", "Part number "
		    "must be an integer between 1 and 10000, inclusive");
	s3_body_stored(v, &about);
	part_paths(v, v->part, file, beside);
	if (rename(v->file, file) != 0 || !store_write_about(beside, &about))
		return broken(v);
	s3_say_about(v, &about);
	v->answer.status = 200;
	return true;
}

/* What Complete names: numbers with ETags. */
struct whole {
	struct s3_visit *v;
	int fd;
	struct sums sums, etags;
	uint64_t parts, last_number, last_size;
};

/* The text of <NAME>...</NAME> from *p on, without quotes; moves *p. */
static bool
take_element(const char **p, const char *name, char out[80])
{
	char open[32];
	const char *at;
	size_t n = 0;

	(void)snprintf(open, sizeof(open), "<%s>", name);
	at = strstr(*p, open);
	if (at == NULL)
		return false;
	for (at += strlen(open); *at != '<' && *at != '\0' && n < 79; at++)
		if (strncmp(at, "&quot;", 6) == 0)
			at += 5;
		else if (strncmp(at, "&#34;", 5) == 0)
			at += 4;
		else if (*at != '"')
			out[n++] = *at;
	out[n] = '\0';
	*p = at;
	return true;
}

static bool
append(struct whole *w, const char *path)
{
	char block[BLOCK];
	FILE *f = fopen(path, "rb");
	bool good = f != NULL;
	size_t n;

	while (good && (n = fread(block, 1, sizeof(block), f)) > 0) {
		sums_add(&w->sums, block, n);
		good = write(w->fd, block, n) == (ssize_t)n;
	}
	if (f != NULL)
		(void)fclose(f);
	return good;
}

static bool
add_part(struct whole *w, uint64_t number, const char *etag)
{
	char file[STORE_PATH], beside[STORE_PATH];
	struct s3_visit *v = w->v;
	struct about about;

	part_paths(v, number, file, beside);
	if (!store_read_about(beside, &about) ||
	    strcmp(about.etag, etag) != 0)
		return refuse(&v->no, 400, "InvalidPart", "One or more of "
		    "the specified parts could not be found. The part may "
		    "not have been uploaded, or the specified entity tag "
		    "may not match the part's entity tag.");
	if (number <= w->last_number)
		return refuse(&v->no, 400, "InvalidPartOrder", "The list of "
		    "parts was not in ascending order.");
	if (w->parts > 0 && w->last_size < v->server->least_part)
		return refuse(&v->no, 400, "EntityTooSmall", "Your proposed "
		    "upload is smaller than the minimum allowed size");
	for (int i = 0; i < 16; i++) {
		unsigned byte = 0;

		(void)sscanf(etag + 2 * (size_t)i, "%2x", &byte);
		sums_add(&w->etags, &(unsigned char){ (unsigned char)byte },
		    1);
	}
	w->parts++;
	w->last_number = number;
	w->last_size = about.size;
	return append(w, file) || broken(v);
}

static bool
put_together(struct whole *w)
{
	char *text = s3_body_text(w->v), number[80], etag[80];
	const char *p = text;
	bool good = true;

	while (good && (p = strstr(p, "<Part>")) != NULL) {
		const char *of = p, *too = p;

		good = take_element(&of, "PartNumber", number) &&
		    take_element(&too, "ETag", etag);
		p += 6;
		if (good)
			good = add_part(w, strtoull(number, NULL, 10), etag);
		else
			(void)refuse(&w->v->no, 400, "MalformedXML", "The "
			    "XML you provided was not well-formed");
	}
	free(text);
	if (good && w->parts == 0)
		good = refuse(&w->v->no, 400, "MalformedXML", "The XML you "
		    "provided was not well-formed");
	return good;
}

static void
remove_upload(const struct s3_visit *v)
{
	char path[STORE_PATH];
	struct dirent *e;
	DIR *d;

	store_upload_path(v->server->root, upload_id(v), "", path);
	d = opendir(path);
	while (d != NULL && (e = readdir(d)) != NULL) {
		store_upload_path(v->server->root, upload_id(v), e->d_name,
		    path);
		(void)unlink(path);
	}
	if (d != NULL)
		(void)closedir(d);
	store_upload_path(v->server->root, upload_id(v), "", path);
	(void)rmdir(path);
}

/* The answer to Complete, for the object as it stands. */
static void
say_complete(struct s3_visit *v, const struct about *about)
{
	struct buf *b = &v->answer.body;
	char how[RULE_TEXT] = "";

	(void)rules_setting(v->server->rules, "checksums", how);
	buf_add_text(b, XML_HEAD "<CompleteMultipartUploadResult" XML_NAMES
	    ">");
	xml_add(b, "Bucket", v->bucket);
	xml_add(b, "Key", v->key);
	buf_printf(b, "<ETag>&quot;%s&quot;</ETag>",
	    fault_value(&v->faults, "etag") == NULL ? about->etag
	    : "00000000000000000000000000000000-1");
	if (strcmp(how, "off") != 0) {
		xml_add(b, "ChecksumCRC64NVME",
		    fault_value(&v->faults, "crc") == NULL ? about->crc
		    : "AAAAAAAAAAA=");
		xml_add(b, "ChecksumType", "FULL_OBJECT");
	}
	buf_add_text(b, "</CompleteMultipartUploadResult>");
	v->answer.status = 200;
}

static bool
store_whole(struct whole *w, const char *file)
{
	struct s3_visit *v = w->v;
	const char *crc = http_header(&v->q, "x-amz-checksum-crc64nvme");
	struct about about = { .size = w->sums.n };
	char *lines[3];

	if (crc != NULL && strcmp(crc, w->sums.crc_text) != 0)
		return refuse(&v->no, 400, "BadDigest", "The CRC64NVME you "
		    "specified did not match what we put together.");
	if (!read_upload(v, upload_id(v), lines))
		return no_such_upload(v);
	(void)snprintf(about.etag, sizeof(about.etag), "%s-%" PRIu64,
	    w->etags.md5_hex, w->parts);
	(void)snprintf(about.crc, sizeof(about.crc), "%s", w->sums.crc_text);
	(void)snprintf(about.acl, sizeof(about.acl), "%.63s", lines[2]);
	free_upload(lines);
	if (!store_put(v->server->root, v->bucket, v->key, file, &about))
		return broken(v);
	remove_upload(v);
	say_complete(v, &about);
	return true;
}

/* Said again: Amazon answers as before for a while, others do not know the
 * upload any more. */
static bool
complete_again(struct s3_visit *v)
{
	char how[RULE_TEXT] = "";
	struct about about;

	if (!rules_setting(v->server->rules, "again", how) ||
	    strcmp(how, "good") != 0 ||
	    !store_about_object(v->server->root, v->bucket, v->key, &about))
		return is_ours(v);
	say_complete(v, &about);
	return true;
}

bool
s3_complete(struct s3_visit *v)
{
	struct whole w = { .v = v };
	char file[STORE_PATH], *lines[3];
	bool good;

	if (!read_upload(v, upload_id(v), lines))
		return complete_again(v);
	free_upload(lines);
	if (!is_ours(v) || !s3_may_replace(v))
		return false;
	w.fd = store_temp(v->server->root, file);
	sums_begin(&w.sums);
	sums_begin(&w.etags);
	good = w.fd >= 0 && put_together(&w);
	sums_end(&w.sums);
	sums_end(&w.etags);
	if (w.fd >= 0)
		(void)close(w.fd);
	good = good && store_whole(&w, file);
	if (!good)
		(void)unlink(file);
	return good;
}

bool
s3_abort(struct s3_visit *v)
{
	if (!is_ours(v))
		return false;
	remove_upload(v);
	v->answer.status = 204;
	return true;
}

bool
s3_list_parts(struct s3_visit *v)
{
	const char *marker = http_query(&v->q, "part-number-marker");
	uint64_t from = marker == NULL ? 0 : strtoull(marker, NULL, 10);
	struct buf *b = &v->answer.body;

	if (!is_ours(v))
		return false;
	buf_add_text(b, XML_HEAD "<ListPartsResult" XML_NAMES ">");
	xml_add(b, "UploadId", upload_id(v));
	for (uint64_t n = from + 1; n <= PARTS_MAX; n++) {
		char file[STORE_PATH], beside[STORE_PATH];
		struct about about;

		part_paths(v, n, file, beside);
		if (store_read_about(beside, &about))
			buf_printf(b, "<Part><PartNumber>%" PRIu64
			    "</PartNumber><ETag>&quot;%s&quot;</ETag><Size>%"
			    PRIu64 "</Size></Part>", n, about.etag,
			    about.size);
	}
	buf_add_text(b, "<IsTruncated>false</IsTruncated></ListPartsResult>");
	v->answer.status = 200;
	return true;
}

static void
list_upload(struct s3_visit *v, const char *id, const char *prefix)
{
	struct buf *b = &v->answer.body;
	char *lines[3];

	if (id[0] == '.' || !read_upload(v, id, lines))
		return;
	if (strcmp(lines[0], v->bucket) == 0 &&
	    strncmp(lines[1], prefix, strlen(prefix)) == 0) {
		buf_add_text(b, "<Upload>");
		xml_add(b, "Key", lines[1]);
		xml_add(b, "UploadId", id);
		xml_add(b, "Initiated", "2026-11-24T00:00:00.000Z");
		buf_add_text(b, "</Upload>");
	}
	free_upload(lines);
}

bool
s3_list_uploads(struct s3_visit *v)
{
	const char *prefix = http_query(&v->q, "prefix");
	struct buf *b = &v->answer.body;
	char path[STORE_PATH];
	struct dirent **entries;
	int n;

	(void)snprintf(path, sizeof(path), "%s/.uploads", v->server->root);
	n = scandir(path, &entries, NULL, alphasort);
	buf_add_text(b, XML_HEAD "<ListMultipartUploadsResult" XML_NAMES ">");
	xml_add(b, "Bucket", v->bucket);
	for (int i = 0; i < n; i++) {
		list_upload(v, entries[i]->d_name,
		    prefix == NULL ? "" : prefix);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	buf_add_text(b, "<IsTruncated>false</IsTruncated>"
	    "</ListMultipartUploadsResult>");
	v->answer.status = 200;
	return true;
}
