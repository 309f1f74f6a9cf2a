# SPDX-License-Identifier: MIT
# Words for people: listed for translators, and plain.
. "$srcdir/tests/lint/lib.sh"

check() {
	"$tools/check-text" "$tree"
}

says() {	# says C-TEXT: a file with that text, listed
	fresh
	echo "	show(_($1), 1);" | c_file ui/a.c
	echo "ui/a.c" | put po/POTFILES
}

clean "the words of the program are plain" "$tools/check-text" "$srcdir"

says '"All is well"'
clean "a plain text in a listed file" check
echo 'int x;' | c_file ui/b.c
clean "a file without words is not listed" check
echo '	{ N_("Name") },' | c_file ui/b.def
faulty "a file with words that is not listed" \
    "ui/b.def:1: not in po/POTFILES" check
echo "ui/gone.c" >>"$tree/po/POTFILES"
faulty "a listed file without words" \
    "po/POTFILES:1: ui/gone.c has no words for people" check
"$tools/check-text" --write "$tree"
clean "--write makes the list anew" check

for word in invalid illegal failed regex parse "error code"; do
	says "\"This is $word, sorry.\""
	faulty "the word $word" \
	    "ui/a.c:3: a word that puts people off: $word" check
done
says '"This is in"
	    "valid."'
faulty "a word cut by the line end" \
    "ui/a.c:3: a word that puts people off: invalid" check
says '"comparse sparse"'
clean "longer words are other words" check
says '"Adobe counts it as Invalid AAM ID."'
clean "the lines of the receipt in Adobe's own words" check
says '"Done!"'
faulty "an exclamation mark" "ui/a.c:3: an exclamation mark" check
says '"caf\\xC3\\xA9"'
faulty "a text that is not ASCII" "ui/a.c:3: text that is not ASCII" check
fresh
echo '	x = intl_plural("%s line", "%s failed lines", n);' | c_file ui/a.c
echo "ui/a.c" | put po/POTFILES
faulty "both forms of a plural are read" \
    "ui/a.c:3: a word that puts people off: failed" check

finish
