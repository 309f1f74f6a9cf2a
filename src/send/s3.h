/* SPDX-License-Identifier: MIT */
/*
 * Amazon S3, and servers that speak as it does.  Small files go in one
 * request, others in parts, several at a time; a ticket on the disk knows
 * which parts have arrived.  The right to put objects is enough: what else
 * would be needed to look, is tried and can be missing.
 */
#ifndef SEND_S3_H
#define SEND_S3_H

#include "send/service.h"

extern const struct service service_s3;

#endif
