/* SPDX-License-Identifier: MIT */
/*
 * Files of SSH keys: which can be used, and what the others are.  Adobe's
 * server takes keys in OpenSSH format (RULES FTP-KEY); our SSH library signs
 * with Ed25519 and ECDSA, and with RSA only in a way that servers of today
 * refuse.
 */
#ifndef SEND_SSHKEY_H
#define SEND_SSHKEY_H

#include "base/err.h"

/*
 * Can the private key at path be used?  *locked: it takes a passphrase.
 * Otherwise ERR_LOGIN with what it is and what to do; sys ENOENT when there
 * is no such file.
 */
bool sshkey_look(const char *path, bool *locked, struct err *err);

#endif
