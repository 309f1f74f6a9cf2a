/* SPDX-License-Identifier: MIT */
/*
 * The practice drop-off: a folder on this machine laid out like Adobe's
 * bucket, so that practising needs no network and no account.
 *
 *	DROP_OFF/BUCKET/PARTNER/date=2026-01-01/NAME	the delivery
 *	DROP_OFF/inbox/receipt-NAME.txt		the pretend answer
 */
#ifndef SEND_FOLDER_H
#define SEND_FOLDER_H

#include "send/service.h"

extern const struct service service_folder;

#endif
