# SPDX-License-Identifier: MIT
# What was compiled: no curses, no shell, no hidden state in the engine; and
# a call to a layer above does not link.
. "$srcdir/tests/lint/lib.sh"

cc=${CC:-cc}

check() {
	"$tools/check-symbols" "$tree"
}

object() {	# object NAME [FLAGS]: the C code on standard input
	put "$1.c"
	(cd "$tree" && $cc -c ${2-} "$1.c" -o "$1.o")
}

archive() {	# archive ARCHIVE OBJECT...
	(cd "$tree" && ar cr "$@")
}

instrumented() {
	nm "$builddir/libbase.a" 2>/dev/null | grep -qE '__asan_|__gcov_'
}

if instrumented; then
	number=1
	echo "ok 1 - the compiled program # SKIP built with instruments"
else
	clean "the compiled program keeps to its word" \
	    "$tools/check-symbols" "$builddir"
fi

fresh
echo 'int low(void); int low(void) { static const int x[2]; return x[0]; }' |
    object low
echo 'int low(void); int main(void) { return low(); }' | object main
archive libbase.a low.o
clean "a function that another file uses" check

echo 'static int n; int low(void); int low(void) { return n++; }' |
    object low
archive libbase.a low.o
faulty "state that can change" \
    "libbase.a:low.o: state that can change (n)" check
cp "$tree/low.o" "$tree/clock.o"
rm "$tree/libbase.a"
archive libbase.a clock.o
clean "the clock may be set" check

fresh
echo 'extern const char *const t[]; const char *const t[] = { "a" };' |
    object table -fPIE
archive libbase.a table.o
clean "a table of constants is not state" check

fresh
echo 'int used(void); int idle(void); int used(void) { return 1; }
int idle(void) { return used(); }' | object low
archive libbase.a low.o
faulty "a global function for its own file alone" \
    "libbase.a:low.o: only its own file uses used: make it static" check

fresh
echo 'int wrefresh(void *); int low(void *); int low(void *w)
{ return wrefresh(w); }' | object low
echo 'int low(void *); int main(void) { return low(0); }' | object main
archive libcheck.a low.o
faulty "curses in the engine" \
    "libcheck.a:low.o: the engine uses curses (wrefresh)" check

fresh
echo '#include <stdlib.h>
int low(void); int low(void) { return system("ls"); }' | object low
echo 'int low(void); int main(void) { return low(); }' | object main
archive libfile.a low.o
faulty "a shell" "libfile.a:low.o: starts a shell (system)" check

# Each unit program links its own layer and those below: here is what
# becomes of a call upwards that a hand-written declaration hides from
# check-layers.
fresh
echo 'int check_step(void); int low(void); int low(void)
{ return check_step(); }' | object low
echo 'int check_step(void); int check_step(void) { return 0; }' | object high
echo 'int low(void); int main(void) { return low(); }' | object main
archive libbase.a low.o
archive libcheck.a high.o
out=$(cd "$tree" && LC_ALL=C $cc main.o libbase.a -o test_base 2>&1)
[ $? -ne 0 ] && printf '%s\n' "$out" | grep -q "check_step"
result $? "a call to a layer above does not link" "$out"
out=$(cd "$tree" && $cc main.o libbase.a libcheck.a -o test_check 2>&1)
result $? "the same call links where the upper layer is there" "$out"

# And the real programs are built that way.
for layer in base file spec check fix send run cmd; do
	above=
	mine=
	for other in base file spec check fix send run cmd; do
		[ -n "$mine" ] && above="$above lib$other.a"
		[ "$other" = "$layer" ] && mine=yes
	done
	linked=$(sed -n "s/^tests_unit_test_${layer}_LDADD = //p" \
	    "$builddir/Makefile")
	[ -n "$linked" ] || continue
	out=$(cd "$builddir" && ${MAKE:-make} -s --no-print-directory \
	    --eval='lint-linked:; @echo $(tests_unit_test_'"$layer"'_LDADD)' \
	    lint-linked 2>/dev/null)
	wrong=
	for a in $above; do
		[ "$layer" = send ] && [ "$a" = libfix.a ] && continue
		case " $out " in
		*" $a "*) wrong="$wrong $a" ;;
		esac
	done
	[ -n "$out" ] && [ -z "$wrong" ]
	result $? "test_$layer links nothing above $layer" "$wrong in $out"
done

finish
