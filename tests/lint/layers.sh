# SPDX-License-Identifier: MIT
# Includes follow layers.txt, and check-layers sees what does not.
. "$srcdir/tests/lint/lib.sh"

rows() {
	fresh
	put layers.txt <<-'END'
	# dir
	src/base     -
	src/check    base
	ui           base check
	<curses.h>   ui/term.c
	<openssl/*>  src/check/
	<check.h>    tests/
	END
}

check() {
	"$tools/check-layers" "$tree"
}

clean "the tree keeps to its layers" "$tools/check-layers" "$srcdir"

rows
c_file src/base/a.c <<'END'
#include "config.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/a.h"
END
c_file src/check/b.c <<'END'
#include <openssl/evp.h>

#include "base/a.h"
#include "check/b.h"
END
c_file ui/term.c <<'END'
#include <curses.h>

#include "check/b.h"
END
c_file tests/unit/x.c <<'END'
#include <check.h>

#include "ui/a.h"
END
clean "lower layers, owners and the system are fine" check

rows
c_file src/base/a.c <<'END'
#include "check/b.h"
END
faulty "an include upwards" \
    "src/base/a.c:3: base may not include check (check/b.h)" check

rows
c_file src/base/a.h <<'END'
#include "a.h"
END
faulty "an include without a layer" \
    'src/base/a.h:3: "a.h" names no layer' check

rows
c_file src/extra/x.c </dev/null
faulty "a folder that is not listed" \
    "src/extra/x.c:1: directory is not in layers.txt" check

rows
c_file src/check/b.c <<'END'

#include <curses.h>
END
faulty "a third-party header outside its owner" \
    "src/check/b.c:4: <curses.h> does not belong here" check

rows
c_file src/base/a.c <<'END'
#include <openssl/evp.h>
END
faulty "a folder of headers outside its owner" \
    "src/base/a.c:3: <openssl/evp.h> does not belong here" check

rows
c_file src/base/a.c <<'END'
#include <lzma.h>
END
faulty "a third-party header that nobody owns" \
    "src/base/a.c:3: <lzma.h> has no owner in layers.txt" check

rows
c_file src/base/a.c <<'END'
#  include CURSES
END
faulty "a computed include" \
    "src/base/a.c:3: a computed include hides what is included" check

rows
c_file src/check/b.c <<'END'
#include "check/other.c"
END
faulty "a .c file included" \
    "src/check/b.c:3: a .c file is not included (check/other.c)" check

rows
echo 'src/late check never' >>"$tree/layers.txt"
faulty "a row that names a layer not above it" \
    "layers.txt:8: src/late names never, which is not above it" check

finish
