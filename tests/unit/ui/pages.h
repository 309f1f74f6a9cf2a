/* SPDX-License-Identifier: MIT */
/* Made-up pages that hold every kind of item. */
#ifndef TESTS_UI_PAGES_H
#define TESTS_UI_PAGES_H

#include "ui/page.h"

struct test_page {
	const char *name;
	void (*build)(struct page *p);
};

extern const struct test_page test_pages[];	/* ends with a NULL name */

#endif
