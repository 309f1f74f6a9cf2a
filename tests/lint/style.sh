# SPDX-License-Identifier: MIT
# The style of the C files, and that check-style and check-calls see faults.
. "$srcdir/tests/lint/lib.sh"

style() {
	"$tools/check-style" "$tree"
}

calls() {
	"$tools/check-calls" "$tree"
}

# A function of so many lines, first and last included.
long() {
	echo "void"
	echo "long_one(void)"
	echo "{"
	yes '	;' | head -n "$(($1 - 3))"
	echo "}"
}

clean "sizes, heads and widths are in order" "$tools/check-style" "$srcdir"
clean "nothing banned is called" "$tools/check-calls" "$srcdir"

listed=$(grep -vc '^#' "$srcdir/tools/exceptions.txt")
[ "$listed" -eq 0 ]
result $? "no function is exempt from the limits" "$listed are listed"

fresh
{ long 60; long 60; } | c_file src/base/a.c
clean "60 lines are fine" style
fresh
long 61 | c_file src/base/a.c
faulty "a function of 61 lines" "src/base/a.c:4: long_one has 61 lines" style
echo "src/base/a.c long_one" | put tools/exceptions.txt
clean "a listed table of data may be longer" style

fresh
c_file src/base/a.c <<'END'
int
six(int a, int b, void (*c)(int, int), int d,
    int e, int f)
{
	return a;
}
END
clean "6 parameters are fine" style
fresh
c_file src/base/a.c <<'END'
int
seven(int a, int b, int c, int d,
    int e, int f, int g)
{
	return a;
}
END
faulty "7 parameters" "src/base/a.c:4: seven has 7 parameters" style

fresh
c_file src/base/a.c <<'END'
void
deep(int a)
{
	for (;;)
		if (a)
			while (a)
				a++;
}
END
clean "3 levels are fine" style
fresh
c_file src/base/a.c <<'END'
void
deep(int a)
{
	for (;;)
		if (a)
			while (a)
				if (a > 2)
					a++;
}
END
faulty "4 levels" "src/base/a.c:9: deep nests deeper than 3 levels" style

fresh
yes 'int x;' | head -n 498 | c_file src/base/a.h
clean "500 lines are fine" style
yes 'int x;' | head -n 499 | c_file src/base/a.h
faulty "a file of 501 lines" "src/base/a.h:501: more than 500 lines" style

fresh
printf '\t/* %066d */\n' 1 | c_file src/base/a.h
clean "80 columns are fine" style
printf '\t/* %067d */\n' 1 | c_file src/base/a.h
faulty "81 columns with the tab" \
    "src/base/a.h:3: longer than 80 columns" style

fresh
printf '/* caf\303\251 */\n' | c_file tests/unit/a.c
clean "tests may hold other letters" style
printf '/* caf\303\251 */\n' | c_file src/base/a.def
faulty "a byte that is not ASCII" \
    "src/base/a.def:3: a byte that is not ASCII" style

fresh
printf '#include <x.h>\n/* hm */\n' | put src/base/a.c
faulty "no SPDX line" \
    "src/base/a.c:1: the first line is not the SPDX line" style
printf '/* SPDX-License-Identifier: MIT */\nint a;\n' | put src/base/a.c
faulty "no opening comment" \
    "src/base/a.c:2: no opening comment that says what this is" style

for call in strcpy strcat sprintf vsprintf gets strtok atoi atol atof \
    gmtime localtime ctime mktemp tmpnam system popen alloca setjmp; do
	fresh
	echo "	$call (x);" | c_file ui/a.c
	faulty "$call" "ui/a.c:3: banned call: $call" calls
done

fresh
c_file src/base/a.c <<'END'
	/* system(x) is banned,
	 * and so is popen(x) */
	snprintf(x, "exit(1)");
	my_exit(p->puts(x), '"', gmtime_r(x));
END
clean "words in comments, texts and longer names are no calls" calls

for call in printf fprintf puts fputs perror exit abort; do
	fresh
	echo "	$call(x);" | c_file src/spec/a.c
	faulty "$call in the engine" \
	    "src/spec/a.c:3: the engine does not print or exit: $call" calls
done
fresh
echo "	exit(1);" | c_file src/base/die.c
echo "	puts(x);" | c_file src/cmd/a.c
echo "	puts(x);" | c_file ui/a.c
clean "die, commands and the wizard may" calls

fresh
echo "/* TODO: later */" | c_file src/base/a.c
faulty "unfinished work" "src/base/a.c:3: unfinished work" calls
fresh
echo "typedef struct a { int b; } a;" | c_file src/base/a.c
faulty "a typedef of a struct" \
    "src/base/a.c:3: a struct or enum has no typedef here" calls

finish
