# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"

# 12 MB: every 5000th line is broken, one has a trait of its own.  More than
# a step of a search, so that one goes on while keys are pressed.
plant_many() {
	awk 'BEGIN {
		for (i = 0; i < 30; i++)
			rest = rest ",d_sid=" 1000 + i
		for (i = 1; i <= 40000; i++)
			printf "cust-%07d-abc\td_sid=%s%s%s\n", i,
			    i % 5000 ? 24 : "x", i == 33333 ? ",d_sid=4711" : "",
			    rest
	}' >"$root/home/Downloads/$1"
	chmod 644 "$root/home/Downloads/$1"
	TZ=UTC touch -t 202611230914.00 "$root/home/Downloads/$1"
	echo "$root/home/Downloads/$1" >>"$work/planted"
}

# find TEXT, in the way of each renderer.
look_for() {
	if [ $mode = full ]; then
		full_press /
		expect_text "Find in the file" || return 1
		full_press C-u
		full_type "$1"
		full_press Enter
	else
		linear_line "find $1"
	fi
}

journeys search
finish
