# SPDX-License-Identifier: MIT
# Headers stand alone and includes are in order.
. "$srcdir/tests/lint/lib.sh"

check() {
	"$tools/check-headers" "$tree"
}

header() {	# header GUARD: around standard input
	echo "#ifndef $1"
	echo "#define $1"
	cat
	echo "#endif"
}

clean "every header compiles alone" \
    "$tools/check-headers" "$srcdir" "$builddir"

fresh
echo '#include <stddef.h>
size_t a(void);' | header BASE_A_H | c_file src/base/a.h
c_file src/base/a.c <<'END'
#include "base/a.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/b.h"
#include "base/c.h"
END
clean "a header that names what it needs" check

echo 'size_t a(void);' | header BASE_A_H | c_file src/base/a.h
faulty "a header that needs another" \
    "src/base/a.h:1: does not compile alone" check

echo 'int a(void);' | header A_H | c_file src/base/a.h
faulty "a guard with another name" \
    "src/base/a.h:1: the guard is not BASE_A_H" check

fresh
printf '#include <stdio.h>\n#include "base/a.h"\n' | c_file src/base/a.c
faulty "the own header after the system" \
    'src/base/a.c:4: "base/a.h" comes too late' check
printf '#include <stdlib.h>\n#include <stdio.h>\n' | c_file src/base/a.c
faulty "system headers out of order" \
    "src/base/a.c:4: <stdio.h> is not in the order" check

finish
