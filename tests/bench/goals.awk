# SPDX-License-Identifier: MIT
# Results (see lib.sh), read after goals.txt: what was reached of what is to
# be reached, with the medians over the rounds.
function judge(value, limit, most,    off)
{
	if (most ? value <= limit : value >= limit)
		return "met"
	off = value > 0 ? (most ? value / limit : limit / value) : 0
	if (off < 2)
		return sprintf("missed by %.0f %%", 100 * (off - 1))
	return sprintf("missed %.1f times", off)
}

function number(x)
{
	return x >= 100 ? sprintf("%.0f", x) : sprintf("%.3g", x)
}

# One goal for one file.
function tell(g, file,    p, what, value, base)
{
	split(g, p, "|")
	what = file ": " p[3] ", " p[4]
	if (p[5] != "")
		what = what " / " (p[5] != file ? p[5] ": " : "") p[6]
	printf "%-4s %-55s %8s %6s  ", p[1], what,
	    p[8] == "at most" ? "<=" : ">=", p[9]
	if (!((file FS p[3] FS p[4]) in all) ||
	    (p[5] != "" && !((p[5] FS p[6] FS p[7]) in all))) {
		print "       -  not measured"
		return
	}
	value = middle(file FS p[3] FS p[4])
	base = p[5] != "" ? middle(p[5] FS p[6] FS p[7]) : 1
	value = base > 0 ? value / base : 0
	printf "%8s  %s\n", number(value),
	    judge(value, p[9], p[8] == "at most")
}

# The file of these results that is furthest from the goal.
function worst(g,    p, f, w)
{
	split(g, p, "|")
	for (f in files)
		if ((f FS p[3] FS p[4]) in all && (w == "" ||
		    middle(f FS p[3] FS p[4]) > middle(w FS p[3] FS p[4])))
			w = f
	return w == "" ? "any file" : w
}

FNR == NR {
	if ($0 !~ /^#/)
		goal[++goals] = $0
	next
}
{
	split($0, r, "\t")
	k = r[1] FS r[2] FS r[3]
	all[k] = all[k] " " r[4]
	if (!(r[1] in files))
		order[++count] = r[1]
	files[r[1]] = 1
}
END {
	for (i = 1; i <= goals; i++) {
		split(goal[i], p, "|")
		if (p[2] == "*") {
			tell(goal[i], worst(goal[i]))
		} else if (p[2] ~ /\*$/) {
			for (j = 1; j <= count; j++)
				if (index(order[j], substr(p[2], 1,
				    length(p[2]) - 1)) == 1)
					tell(goal[i], order[j])
		} else
			tell(goal[i], p[2])
	}
}
