# SPDX-License-Identifier: MIT
# Reads what linear mode said so far.  want is
#	page	the text since the last page began, blanks squeezed
#	asks	what the last prompt asks: field, fix, choice, list
#	field	yes if the field that is asked has the label
#	number	that of the option or item with the label, nothing if none
function squeeze(text) {
	gsub(/[ \n]+/, " ", text)
	sub(/^ /, "", text)
	sub(/ $/, "", text)
	return text
}

/^(Step [0-9] of 8\.|All done\.)/ && blank { count = 0; prompts = 0 }
/^> / {
	asked[prompts++] = count
	sub(/^> /, "")
	if ($0 == "") {
		blank = 1
		next
	}
}
{
	blank = $0 == ""
	line[count++] = $0
}

# The options of a question end right above its last line.
function options_from(    i) {
	i = count - 1
	while (i > turn && line[i] !~ /^1\. /)
		i--
	return i
}

# Options of questions are no items of the list.
function mark_options(    i, j) {
	for (i = 0; i < count; i++) {
		if (!index(line[i], "Type a number, or Enter to keep"))
			continue;
		for (j = i - 1; j >= 0 && line[j] !~ /^1\. /; j--)
			option[j] = 1
		option[j] = 1
	}
}

function kind(    text) {
	text = ""
	for (i = turn; i < count; i++)
		text = text " " line[i]
	if (index(text, "Type a number, or Enter to keep"))
		return "choice"
	if (index(text, "1 yes. 2 no"))
		return "fix"
	if (text ~ /Type a number|Press Enter to go on\./)
		return "list"
	return "field"
}

# The text of the option that begins in this line, "" if none does.
function option_text(i,    text, j) {
	if (line[i] !~ /^[0-9]+\. /)
		return ""
	text = line[i]
	sub(/^[0-9]+\. /, "", text)
	for (j = i + 1; j < i + 3 && j < count; j++) {
		if (line[j] ~ /^([0-9]+\. |Type a number)/)
			break
		text = text " " line[j]
	}
	return squeeze(text)
}

# The number of the option with the label: best at its start, else behind
# the sentence of a button.
function number_of(from, what,    i, pass, at, number) {
	for (pass = 1; pass <= 2; pass++)
		for (i = from; i < count; i++) {
			if (what != "choice" && option[i])
				continue
			at = index(option_text(i), label)
			if (pass == 1 ? at == 1 : at > 1) {
				number = line[i]
				sub(/\..*/, "", number)
				return number
			}
		}
	return ""
}

END {
	# The last prompt is the one that waits.
	turn = prompts > 1 ? asked[prompts - 2] : 0
	what = kind()
	if (want == "page") {
		text = ""
		for (i = 0; i < count; i++)
			text = text " " line[i]
		print squeeze(text)
	} else if (want == "asks") {
		print what
	} else if (want == "field") {
		text = ""
		for (i = turn; i < count; i++)
			text = text " " line[i]
		at = index(squeeze(text), label)
		if (at > 0 && substr(squeeze(text), at + length(label)) ~ \
		    /^(\. |, |: | is )/)
			print "yes"
	} else if (want == "number") {
		mark_options()
		print number_of(what == "choice" ? options_from() : 0, what)
	}
}
