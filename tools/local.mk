# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	.ci/run \
	.clang-format \
	bootstrap \
	changes \
	layers.txt \
	po/POTFILES \
	tools/check-calls \
	tools/check-changes \
	tools/check-headers \
	tools/check-help \
	tools/check-layers \
	tools/check-listed \
	tools/check-style \
	tools/check-symbols \
	tools/check-text \
	tools/check-topics \
	tools/exceptions.txt \
	tools/fresh-machine \
	tools/gen-utf8tab \
	tools/install-servers \
	tools/make-practice
