/* SPDX-License-Identifier: MIT */
/* All screens; their order is in flow.c. */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "ui/screen.h"

extern const struct screen screen_welcome;

#endif
