# SPDX-License-Identifier: MIT
# For the tests of the checks in tools/: TAP, and small trees made up to hold
# one fault each.  $srcdir is the source tree, $builddir the build folder.
set -u
tools=$srcdir/tools
tree=$(mktemp -d "${TMPDIR:-/tmp}/aam-lint-XXXXXX") || exit 99
trap 'rm -rf "$tree"' EXIT
number=0

result() {	# result STATUS WHAT [OUTPUT]
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		printf '%s\n' "${3-}" | sed 's/^/# /' | head -60
	fi
}

# The check CHECK... finds nothing to say.
clean() {	# clean WHAT CHECK...
	what=$1
	shift
	out=$("$@" 2>&1) && [ -z "$out" ]
	result $? "$what" "$out"
}

# The check finds a fault and says so in these words.
faulty() {	# faulty WHAT WORDS CHECK...
	what=$1 words=$2
	shift 2
	out=$("$@" 2>&1)
	[ $? -eq 1 ] && printf '%s\n' "$out" | grep -qF -- "$words"
	result $? "$what" "wanted: $words
$out"
}

fresh() {	# an empty tree
	rm -rf "$tree"
	mkdir -p "$tree/tools"
}

put() {		# put FILE: what comes on standard input, below the tree
	mkdir -p "$tree/$(dirname "$1")"
	cat >"$tree/$1"
}

# A C file with its two lines of head, and then standard input.
c_file() {
	{
		echo '/* SPDX-License-Identifier: MIT */'
		echo '/* A file made up for a test. */'
		cat
	} | put "$1"
}

finish() {
	echo "1..$number"
}
