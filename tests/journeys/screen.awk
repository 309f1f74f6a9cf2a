# SPDX-License-Identifier: MIT
# Reads a screen as the driver keeps it: first the cursor's column and row,
# then the rows.  want is
#	flat	all the content as one line, blanks squeezed, rail left out
#	row	"ROW COLUMN" of the label in the content, nothing if not there
#	box	the same of the field that belongs to the label
# Columns count characters.
function columns(text,    i, n) {
	n = 0
	for (i = 1; i <= length(text); i++)
		if (substr(text, i, 1) !~ /[\200-\277]/)
			n++
	return n
}

# The content of a row, and in cut[] how many columns were before it.
function content(line,    at) {
	at = index(line, "\342\224\202")
	if (at > 0 && at < 40) {
		cut[rows] = columns(substr(line, 1, at - 1)) + 1
		return substr(line, at + 3)
	}
	if (substr(line, 18, 1) == "|" && rows > 1) {
		cut[rows] = 18
		return substr(line, 19)
	}
	cut[rows] = 0
	return line
}

# Without the marks that may stand before a label.
function bare(text) {
	sub(/^ +/, "", text)
	sub(/^(\342\226\272|\342\226\252|\342\226\253|>|x|\.|!) +/, "", text)
	sub(/^\[[x ]\] +/, "", text)
	return text
}

function squeeze(text) {
	gsub(/ +/, " ", text)
	sub(/^ /, "", text)
	sub(/ $/, "", text)
	return text
}

NR == 1 { next }

{
	text[rows] = content($0)
	rows++
}

function find(label,    i, pass, here, at) {
	for (pass = 1; pass <= 4; pass++)
		for (i = 1; i < rows - 1; i++) {
			here = squeeze(bare(text[i]))
			if (pass == 1 && here == label)
				return i
			if (pass == 2 && index(text[i], "[ " label " ]"))
				return i
			if (pass == 3 && index(squeeze(bare(text[i]) " " \
			    text[i + 1] " " text[i + 2]), label) == 1)
				return i
			at = index(squeeze(text[i] " " text[i + 1]), label)
			if (pass == 4 && at > 0 &&
			    at <= length(squeeze(text[i])))
				return i
		}
	return -1
}

function show_at(row, what,    at) {
	at = index(text[row], what)
	print row, cut[row] + (at > 0 ? columns(substr(text[row], 1,
	    at - 1)) : 0)
}

END {
	if (want == "flat") {
		all = ""
		for (i = 0; i < rows; i++)
			all = all " " text[i]
		print squeeze(all)
		exit
	}
	row = find(label)
	if (row < 0)
		exit
	if (want == "row") {
		show_at(row, label)
		exit
	}
	for (i = row; i < row + 4 && i < rows; i++)
		if (index(text[i], "[ ") && !index(text[i], "[ ]")) {
			show_at(i, "[ ")
			exit
		}
}
