/* SPDX-License-Identifier: MIT */
/* The lines of a receipt, for those who read and judge one. */
#ifndef SPEC_RECEIPT_LINE_H
#define SPEC_RECEIPT_LINE_H

#include "spec/receipt.h"

/* The letters of its label, in small. */
const char *receipt_letters(size_t line);

#endif
