/* SPDX-License-Identifier: MIT */
/* The one file that knows gettext. */
#include "base/intl.h"

#include <libintl.h>
#include <locale.h>
#include <stddef.h>

static const char domain[] = "aam-onboard";

void
intl_start(const char *localedir)
{
	if (setlocale(LC_ALL, "") == NULL)
		(void)setlocale(LC_ALL, "C.UTF-8");
	(void)setlocale(LC_NUMERIC, "C");
	if (localedir != NULL)
		(void)bindtextdomain(domain, localedir);
	(void)textdomain(domain);
}

const char *
intl_text(const char *text)
{
	/* The empty text is gettext's key for the catalogue's header. */
	return text[0] == '\0' ? text : dgettext(domain, text);
}

const char *
intl_plural(const char *one, const char *many, unsigned long n)
{
	return dngettext(domain, one, many, n);
}
