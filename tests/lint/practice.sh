# SPDX-License-Identifier: MIT
# The practice files are what their script makes, byte for byte.
. "$srcdir/tests/lint/lib.sh"

fresh
clean "the script makes the practice files" "$tools/make-practice" \
    "$tree/practice"
clean "they are the ones in the tree" \
    diff -r "$tree/practice" "$srcdir/data/practice"

echo >>"$tree/practice/site_ids.txt"
faulty "a byte more is seen" "site_ids.txt" \
    diff -r "$tree/practice" "$srcdir/data/practice"

# What the answers say is where they say it.
good=$srcdir/data/practice/summer_loyalty.sync
bad=$srcdir/data/practice/summer_loyalty_faulty.sync
line() {
	sed -n "$1p" "$bad"
}
tab=$(printf '\t')

[ "$(wc -l <"$good")" -eq 60 ]
result $? "the clean file has sixty lines"
! grep -qvE "^[a-zA-Z0-9-]+$tab[a-zA-Z0-9_=,\"-]+$" "$good"
result $? "each of them an ID, one tab, and plain items"
[ "$(cut -f 1 "$good" | sort -u | wc -l)" -eq 60 ]
result $? "nobody is in it twice"
[ "$(head -c 3 "$bad" | od -An -tx1 | tr -d ' ')" = efbbbf ]
result $? "the faulty file begins with the mark"
[ "$(line 18)" = "" ] && [ "$(line 20)" = "   " ]
result $? "the empty lines are on lines 18 and 20"
case $(line 41) in *@example.com"$tab"*) true ;; *) false ;; esac
result $? "the address is on line 41, at example.com"
[ "$(tail -c 1 "$bad" | od -An -tx1 | tr -d ' ')" != 0a ]
result $? "the last line has no end"
[ "$(grep -cE '^ +[0-9]+  [A-Z0-9]+-' "$srcdir/data/practice/ANSWERS.txt")" \
    -ge 20 ]
result $? "the answers tell of twenty faults and more"
finish
