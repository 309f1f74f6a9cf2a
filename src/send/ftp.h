/* SPDX-License-Identifier: MIT */
/*
 * Delivers to a server on which files lie in folders: by SFTP, by FTP inside
 * TLS, and, when the person has agreed to it, by plain FTP.
 *
 * Nothing leaves before the whole file was read and has the hash of the
 * check.  A file of that name is never replaced without being asked for.
 * What arrived in part is continued when it is ours: the ticket says so, and
 * its last 64 KiB are those of the file.  The length is always compared, by
 * SFTP the end too.
 */
#ifndef SEND_FTP_H
#define SEND_FTP_H

#include "send/service.h"

extern const struct service service_sftp, service_ftps, service_ftp;

#endif
