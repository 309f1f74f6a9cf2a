# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	layers.txt \
	po/POTFILES \
	tools/check-calls \
	tools/check-changes \
	tools/check-headers \
	tools/check-help \
	tools/check-layers \
	tools/check-style \
	tools/check-symbols \
	tools/check-text \
	tools/exceptions.txt \
	tools/gen-utf8tab
