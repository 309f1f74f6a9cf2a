/* SPDX-License-Identifier: MIT */
/* The rules about what stands after the ID: traits and key-values. */
#ifndef CHECK_PAYLOADRULES_H
#define CHECK_PAYLOADRULES_H

#include "check/judge.h"
#include "spec/glance.h"

/* payload has no blanks at its ends. */
void payload_judge(struct judge *j, struct str payload);

/* --- for payloadrules.c, traitrules.c, pairrules.c, turns.c ------------ */

/* One item, without blanks around it.  *serial: bare numbers that follow it
 * are meant as traits. */
void item_judge(struct judge *j, struct str item, bool *serial);

/* Was this kind of item with this text on the line before? */
bool item_again(struct judge *j, char kind, struct str text);
bool pair_again(struct judge *j, struct str key, struct str value);
/* Personal data in a value or an item nobody knows. */
void value_personal(struct judge *j, struct str value);
/* The same for a value that was glanced at. */
void value_glanced(struct judge *j, struct str value,
    const struct glance *g);

/* d_sid= d_unsid= ic=, in any case and with quotes: true if it was one. */
bool trait_named(struct judge *j, struct str item, bool *serial);
/* 24:0, 24:-1, 24:x, 24 */
bool trait_numbered(struct judge *j, struct str item, bool *serial);
/* key=value, where equals is the place of the =. */
void pair_judge(struct judge *j, struct str item, size_t equals);
/* Is the item key=value, whatever quotes and blanks it has?  Of an item that
 * is none of the others. */
bool pair_is(struct str item, struct str key, struct str value);

#endif
