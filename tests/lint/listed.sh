# SPDX-License-Identifier: MIT
# A release has every file.
. "$srcdir/tests/lint/lib.sh"

check() {
	"$tools/check-listed" "$tree"
}

clean "every file is listed" "$tools/check-listed" "$srcdir"

fresh
printf 'libbase_a_SOURCES = \\\n\tsrc/base/a.c src/base/a.h\n' |
    put src/base/local.mk
printf 'EXTRA_DIST += tests/corpus\n' | put tests/local.mk
c_file src/base/a.c </dev/null
c_file src/base/a.h </dev/null
echo x | put tests/corpus/good/a.sync
clean "files listed by name or by folder" check
c_file src/base/b.h </dev/null
faulty "a file that nobody lists" "src/base/b.h:1: is in no local.mk" check
rm "$tree/src/base/b.h" "$tree/src/base/a.h"
faulty "a listed file that is gone" \
    "src/base/local.mk:2: names src/base/a.h, which is not there" check

finish
