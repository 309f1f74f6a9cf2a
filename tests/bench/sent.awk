# SPDX-License-Identifier: MIT
# Results (see lib.sh) of make bench-send as a table: a row for each place
# and program, with what it took for each time that we took.
function ratio(place, by, what,    us)
{
	if (!((place FS "us" FS what) in all))
		return "-"
	us = middle(place FS "us" FS what)
	return us > 0 ? sprintf("%.2f", middle(place FS by FS what) / us) : "-"
}

{
	k = $1 FS $2 FS $3
	all[k] = all[k] " " $4
	row = $1 FS $2
	if (!(row in seen))
		order[++count] = row
	seen[row] = 1
}
END {
	printf "%-8s %-14s %9s %9s %7s %7s %7s %7s\n", "to", "by",
	    "wall s", "least", "CPU s", "MB", "wall/us", "CPU/us"
	for (i = 1; i <= count; i++) {
		split(order[i], p, FS)
		if ((order[i] FS "broken") in all) {
			printf "%-8s %-14s ended with status%s\n", p[1], p[2],
			    all[order[i] FS "broken"]
			continue
		}
		wall = middle(order[i] FS "wall")
		best = least
		printf "%-8s %-14s %9.3f %9.3f %7.2f %7.1f %7s %7s\n", p[1],
		    p[2], wall, best, middle(order[i] FS "cpu"),
		    middle(order[i] FS "rss"), ratio(p[1], p[2], "wall"),
		    ratio(p[1], p[2], "cpu")
	}
}
