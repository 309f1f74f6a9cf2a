/* SPDX-License-Identifier: MIT */
/* Words for people: every one passes _() or ngettext; N_() marks a text in a
 * table that is translated where it is shown. */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#define N_(text) text
#define _(text) intl_text(text)

/* Take the locale of the environment; C.UTF-8 when that has no locale, so
 * that a UTF-8 terminal still shows UTF-8.  localedir may be NULL. */
void intl_start(const char *localedir);
const char *intl_text(const char *text) __attribute__((format_arg(1)));
const char *intl_plural(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1))) __attribute__((format_arg(2)));

#endif
