# SPDX-License-Identifier: MIT
# Results (see lib.sh) of what a person waits for: medians over the rounds.
$3 != "wall" && $3 != "cpu" && $3 != "rss" && $3 != "broken" {
	k = $1 FS $2 FS $3
	if (!(k in all))
		order[++count] = k
	all[k] = all[k] " " $4
}
END {
	for (i = 1; i <= count; i++) {
		split(order[i], p, FS)
		printf "%-8s %-8s %-16s %10.3f\n", p[1], p[2], p[3],
		    middle(order[i])
	}
}
