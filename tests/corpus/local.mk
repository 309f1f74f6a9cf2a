# SPDX-License-Identifier: MIT
# Files for the tests of the check, and what it must say about each.
EXTRA_DIST += tests/corpus/vectors.json
