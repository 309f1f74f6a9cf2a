# SPDX-License-Identifier: MIT
# The help topics are whole, and check-help sees what is not.
. "$srcdir/tests/lint/lib.sh"

# A tree with one rule, one repair, and all that they need.
topics() {
	fresh
	put src/spec/rules.def <<-'END'
	RULE(LINE_ODD, "LINE-ODD", ERROR, LINE, DETAIL, NONE, FIX_R08, ASK,
	END
	put src/spec/fixes.def <<-'END'
	FIX(R08, MECHANICAL, true,
	FIX(R12, ASK, false,
	END
	put help/en/fix-r08.txt <<-'END'
	# Remove it

	Words.
	END
	put help/en/rule-line-odd.txt <<-'END'
	# Odd line

	Words.

	    an example

	-> fix-r08

	Code: LINE-ODD
	END
	put help/local.mk <<-'END'
	# head
	dist_helpen_DATA =
	END
	"$tools/check-help" --write "$tree"
}

add() {		# a line more for the topic of the repair
	cat >>"$tree/help/en/fix-r08.txt"
}

check() {
	"$tools/check-help" "$tree"
}

clean "the tree's topics are whole" "$tools/check-help" "$srcdir"

topics
clean "a small tree with all that is needed" check

topics
put help/en/more.txt <<'END'
# More

Words.
END
faulty "a topic that is not in the list" \
    "help/local.mk:1: the list is out of date" check

topics
rm "$tree/help/en/rule-line-odd.txt"
"$tools/check-help" --write "$tree" >/dev/null
faulty "a rule without a topic" "LINE-ODD has no topic" check

topics
rm "$tree/help/en/fix-r08.txt"
faulty "a repair without a topic" "R08 has no topic" check

topics
: >"$tree/src/spec/rules.def"
faulty "a topic of a rule that is gone" \
    "help/en/rule-line-odd.txt:1: there is no rule LINE-ODD" check

topics
sed 's/Code: LINE-ODD/Code: LINE-EVEN/' "$tree/help/en/rule-line-odd.txt" |
    put help/en/x
mv "$tree/help/en/x" "$tree/help/en/rule-line-odd.txt"
faulty "a topic with the code of another rule" \
    "the last line is Code: LINE-ODD" check

topics
c_file src/spec/kind.c <<'END'
		.topic = "fix-r08",
		.topic = "kind-odd",
END
faulty "a topic that the program names and nobody wrote" \
    "src/spec/kind.c:4: no topic kind-odd" check

topics
put src/spec/fields.def <<'END'
FIELD(DPID, "dpid", TEXT, N_("Source"), N_("There"), "1",
    "field-dpid")
END
faulty "a question whose topic nobody wrote" "no topic field-dpid" check

topics
echo '-> nowhere' | add
faulty "a link that leads nowhere" \
    "help/en/fix-r08.txt:4: no topic nowhere" check

topics
echo '# Once more' | add
faulty "a second title" "help/en/fix-r08.txt:4: a second title" check

topics
printf '%080d\n' 0 | add
faulty "a line that is too long" \
    "help/en/fix-r08.txt:4: a line of more than 76 columns" check

topics
printf 'a\tb\n' | add
faulty "a tab in a topic" \
    "help/en/fix-r08.txt:4: a character that is not plain ASCII" check

topics
echo 'Hurrah!' | add
faulty "an exclamation mark" \
    "help/en/fix-r08.txt:4: an exclamation mark" check

finish
