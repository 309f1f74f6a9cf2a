# SPDX-License-Identifier: MIT
# bootstrap says what it does, what is missing, and how the tests went.
. "$srcdir/tests/lint/lib.sh"

if [ -f "$srcdir/config.status" ]; then
	echo "1..0 # SKIP built in the source tree, where bootstrap is not used"
	exit 0
fi

# A program that stands in for a real one: stub NAME, its text on stdin.
stub() {
	{
		echo '#!/bin/sh'
		cat
	} | put "bin/$1"
	chmod +x "$tree/bin/$1"
}

start() {
	(cd / && PATH=$tree/bin:$PATH AAM_ONBOARD_BUILD=$tree/build \
	    "$srcdir/bootstrap" "$@" </dev/null 2>&1)
}

says() {	# says WHAT STATUS WORDS ARGUMENTS...
	what=$1 wanted=$2 words=$3
	shift 3
	out=$(start "$@")
	[ $? -eq "$wanted" ] && printf '%s\n' "$out" | grep -qx -- "$words"
	result $? "$what" "$out"
}

# A machine where all is installed and built; make tells these totals.
machine() {
	fresh
	mkdir -p "$tree/build"
	for f in Makefile config.status aam-onboard; do
		echo 'echo "started with $*"' >"$tree/build/$f"
	done
	chmod +x "$tree/build/aam-onboard"
	echo 'exit 0' | stub pkg-config
	stub dpkg-query <<-'END'
	echo installed
	END
	stub make <<-END
	echo "# TOTAL: 12"
	echo "# PASS:  $1"
	echo "# SKIP:  $2"
	echo "# XFAIL: 0"
	echo "# FAIL:  $3"
	echo "# XPASS: 0"
	echo "# ERROR: $4"
	exit $5
	END
}

fresh
says "no word is a question for the usage" 2 \
    "Usage: ./bootstrap run \[ARGUMENTS\] .*"

machine 12 0 0 0 0
says "all tests passed" 0 "12 passed, 0 failed" check
machine 10 2 0 0 0
says "skipped tests are told" 0 "10 passed, 0 failed, 2 skipped" check
machine 10 0 1 1 2
says "failed and broken tests are counted" 1 "10 passed, 2 failed" check
machine 12 0 0 0 2
says "a suite that ends badly has failed" 1 "12 passed, 1 failed" check
machine 0 0 0 0 0
says "a suite without tests has failed" 1 "0 passed, 1 failed" check
out=$(start check | tail -n 1)
[ "$out" = "0 passed, 1 failed" ]
result $? "the totals are the last line" "$out"

machine 12 0 0 0 0
says "the program gets the arguments" 0 "started with check a b" run check a b

machine 12 0 0 0 0
for s in pkg-config dpkg-query sudo; do
	echo 'exit 1' | stub $s
done
echo 'echo 1000' | stub id
says "what is missing is named for the administrator" 1 \
    "  apt-get update && apt-get install libncurses-dev libssl-dev .*" run
says "the tests need more" 1 "  apt-get .* zlib1g-dev .* check" check

faster() {	# faster STATUS: a machine that lacks only the wish
	machine 12 0 0 0 0
	echo 'case $2 in libisal) exit 1;; esac' | stub pkg-config
	echo 'exit 1' | stub dpkg-query
	echo 'echo 0' | stub id
	echo "echo \"\$@\"; exit $1" | stub apt-get
}

faster 1
says "what makes it faster may be lacking" 0 \
    "  Install what makes it faster  *not to be had" build
grep -q '^update' "$tree/build/wishes.log" &&
    ! start build | grep -q faster
result $? "and is looked for only once"

# A machine that lacks one server; apt-get says what it is told to do.
lacking() {	# lacking STATUS
	machine 12 0 0 0 0
	echo 'exit 1' | stub dpkg-query
	echo 'echo 0' | stub id
	mkdir -p "$tree/usr/sbin"
	stub apt-get <<-END
	echo "apt-get \$@"
	[ ! -x "$tree/usr/sbin/policy-rc.d" ] || echo "nothing may start"
	exit $1
	END
	AAM_ONBOARD_ROOT=$tree
	export AAM_ONBOARD_ROOT
}

lacking 1
says "a server for the tests may be lacking" 0 \
    "  Install proftpd for the tests  *not to be had, its tests are skipped" \
    check
grep -q '^apt-get install .*--no-remove .*proftpd-mod-crypto' \
    "$tree/build/servers.log" &&
    grep -q '^nothing may start' "$tree/build/servers.log"
result $? "no other package goes for it, and it is not started"
[ ! -e "$tree/usr/sbin/policy-rc.d" ] && ! start check | grep -q proftpd
result $? "it is looked for only once, and nothing stays behind"
lacking 0
echo 'echo /lib/systemd/system/a.service; echo /lib/systemd/system/b@.service' |
    stub dpkg-query
echo 'echo "systemctl $@"' | stub systemctl
AAM_ONBOARD_ROOT=$tree PATH=$tree/bin:$PATH "$srcdir/tools/install-servers" \
    one >"$tree/said" 2>&1
grep -q '^systemctl disable a.service$' "$tree/said" &&
    ! grep -q 'b@' "$tree/said"
result $? "nor does it start with the machine"
echo 'exit 1' | stub dpkg-query
echo 'echo 1000' | stub id
echo 'exit 1' | stub sudo
says "nothing is installed without the right to" 0 \
    "  Install proftpd for the tests  *not to be had, its tests are skipped" \
    check
[ ! -e "$tree/build/servers.log" ]
result $? "nor tried"

mkdir -p "$tree/a b"
cp "$srcdir/bootstrap" "$tree/a b/bootstrap"
out=$("$tree/a b/bootstrap" run 2>&1 </dev/null)
[ $? -eq 1 ] && printf '%s\n' "$out" | grep -q "folder with a space"
result $? "a folder with a space is named calmly" "$out"

finish
