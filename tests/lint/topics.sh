# SPDX-License-Identifier: MIT
# What the code names has its help topic, and no topic is left over.
. "$srcdir/tests/lint/lib.sh"

check() {
	"$tools/check-topics" "$tree"
}

# A tree in which all is well.
whole() {
	fresh
	c_file src/spec/kind.c <<-'END'
		.topic = "kind-trait",
	END
	echo 'RULE(NAME_CASE, "NAME-CASE", ERROR, FILE,' |
	    put src/spec/rules.def
	printf 'FIELD(DPID, "dpid", TEXT, N_("x"),\n    "1", "field-dpid")\n' |
	    put src/spec/fields.def
	echo 'extern const struct command command_check;' |
	    c_file src/cmd/commands.h
	echo '	return app_help(app, "keys");' | c_file ui/a.c
	for t in kind-trait rule-name-case field-dpid command-check keys; do
		printf '# Title\n\n-> glossary\n' | put help/en/$t.txt
	done
	printf '# Words\n' | put help/en/glossary.txt
}

clean "topics and code agree" "$tools/check-topics" "$srcdir"

whole
clean "a tree with all topics" check
rm "$tree/help/en/kind-trait.txt"
faulty "a row names a topic that is not there" \
    "src/spec/kind.c:3: no help topic kind-trait" check
whole
rm "$tree/help/en/field-dpid.txt"
faulty "a question without a topic" \
    "src/spec/fields.def:2: no help topic field-dpid" check
whole
rm "$tree/help/en/command-check.txt"
faulty "a command without a topic" \
    "src/cmd/commands.h:3: no help topic command-check" check
whole
rm "$tree/help/en/keys.txt"
faulty "a screen opens a topic that is not there" \
    "ui/a.c:3: no help topic keys" check
whole
echo '	.topic = "",' | c_file ui/b.c
faulty "a row without a topic" "ui/b.c:3: a row without a help topic" check
whole
echo '# Left' | put help/en/left.txt
faulty "a topic that nothing leads to" \
    "help/en/left.txt:1: nothing leads to this topic" check
whole
echo '# Gone' | put help/en/rule-name-gone.txt
faulty "a topic of a rule that is gone" \
    "help/en/rule-name-gone.txt:1: nothing leads to this topic" check

finish
