# SPDX-License-Identifier: MIT
# A journey as the driver reads it: line number, verb and arguments, with a
# unit separator between them.  "..." holds blanks; \" and \\ are " and \,
# \n ends a line, \e is an escape.
BEGIN { SEP = "\037" }

function escaped(c) {
	if (c == "n")
		return "\n"
	if (c == "e")
		return "\033"
	return c
}

function quoted(text,    word, c) {
	word = ""
	at++
	while (at <= length(text)) {
		c = substr(text, at, 1)
		if (c == "\"") {
			at++
			return word
		}
		if (c == "\\") {
			at++
			c = escaped(substr(text, at, 1))
		}
		word = word c
		at++
	}
	print "journey: " FILENAME ":" FNR ": a quote is not closed" \
	    >"/dev/stderr"
	exit 1
}

/^[ \t]*(#|$)/ { next }

{
	out = FNR
	at = 1
	while (at <= length($0)) {
		c = substr($0, at, 1)
		if (c == " " || c == "\t") {
			at++
		} else if (c == "\"") {
			out = out SEP quoted($0)
		} else {
			word = ""
			while (at <= length($0) &&
			    (c = substr($0, at, 1)) != " " && c != "\t") {
				word = word c
				at++
			}
			out = out SEP word
		}
	}
	# One line each: an end of line within a text is marked.
	gsub(/\n/, "\036", out)
	print out SEP
}
