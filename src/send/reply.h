/* SPDX-License-Identifier: MIT */
/* The pretend Adobe's answer in the practice drop-off. */
#ifndef SEND_REPLY_H
#define SEND_REPLY_H

#include "send/service.h"

/* The receipt e-mail as Adobe words it, with the counters of a forecast,
 * labelled as practice. */
void reply_compose(const struct delivery_order *order, struct buf *out);

/* Leave it in DROP_OFF/inbox.  Does nothing without a forecast. */
bool reply_leave(const struct delivery_order *order, struct err *err);

#endif
