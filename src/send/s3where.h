/* SPDX-License-Identifier: MIT */
/*
 * Which host a bucket is asked for at, and in which region.  For Amazon's
 * buckets the host is made of bucket and region, here and nowhere else: a
 * server may name another region, never another host.  An endpoint of the
 * person's own stays as it is.
 *
 *	BUCKET.s3.REGION.amazonaws.com/KEY	Amazon
 *	s3.REGION.amazonaws.com/BUCKET/KEY	... with dots in the bucket
 *	ENDPOINT/BUCKET/KEY			an own one, unless style=host
 */
#ifndef SEND_S3WHERE_H
#define SEND_S3WHERE_H

#include "base/buf.h"
#include "send/transfer.h"

enum {
	S3WHERE_BUCKET_MAX = 63 + 1,	/* with the NUL, as all here */
	S3WHERE_REGION_MAX = 32,
	S3WHERE_HOST_MAX = 256,
};

/* What it is made of; NULL and "" are the same. */
struct s3where_wish {
	const char *bucket;
	const char *region;	/* "": us-east-1, until a server knows better */
	const char *endpoint;	/* https://HOST[:PORT]; "": Amazon */
	const char *style;	/* "path", "host", "": what is usual there */
};

struct s3where {
	enum transfer_scheme scheme;
	unsigned port;		/* 0: the usual one */
	bool amazon;		/* the host follows from the region */
	bool in_path;		/* the bucket is the first piece of the path */
	char bucket[S3WHERE_BUCKET_MAX];
	char region[S3WHERE_REGION_MAX];
	char host[S3WHERE_HOST_MAX];
};

/* ERR_CONFIG names what cannot be used. */
bool s3where_init(struct s3where *w, const struct s3where_wish *wish,
    struct err *err);
/* Go to the region that a server named.  False, and nothing changes, if
 * this is no name of a region, or the one we are in. */
bool s3where_move(struct s3where *w, struct str region);
/* The path as it goes out, percent-encoded once. */
void s3where_path(const struct s3where *w, const char *key, struct buf *out);
/* As it stands in the header Host: with the port if it is not the usual. */
void s3where_host(const struct s3where *w, struct buf *out);

#endif
