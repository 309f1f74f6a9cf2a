# SPDX-License-Identifier: MIT
# Results (see lib.sh) as a table: medians over the rounds, the least wall
# time, and how many times the wall and CPU time of wc -l on the same file
# in the same run.  mb: megabytes of a file before it was packed.
BEGIN {
	FS = "\t"
	printf "%-15s %-18s %8s %8s %8s %8s %7s %7s %7s\n", "file",
	    "program", "wall s", "least", "CPU s", "MB/s", "x wall",
	    "x CPU", "RSS MB"
}

function times(value, base)
{
	return base > 0 ? sprintf("%.1f", value / base) : "-"
}

$3 == "wall" || $3 == "broken" {
	if (!(($1, $2) in seen))
		order[++count] = $1 FS $2
	seen[$1, $2] = $3
}
$3 == "broken" { broken[$1 FS $2] = $4 }
{ all[$1 FS $2 FS $3] = all[$1 FS $2 FS $3] " " $4 }

END {
	for (i = 1; i <= count; i++) {
		k = order[i]
		split(k, p, FS)
		if (k in broken) {
			printf "%-15s %-18s ended with status %s\n", p[1],
			    p[2], broken[k]
			continue
		}
		plain = p[1]
		sub(/\.gz$/, "", plain)
		base = middle(plain FS "wc -l" FS "wall")
		basecpu = middle(plain FS "wc -l" FS "cpu")
		rss = middle(k FS "rss")
		cpu = middle(k FS "cpu")
		wall = middle(k FS "wall")
		printf "%-15s %-18s %8.3f %8.3f %8.3f %8.0f %7s %7s %7.0f\n",
		    p[1], p[2], wall, least, cpu, (wall > 0 ? mb / wall : 0),
		    times(wall, base), times(cpu, basecpu), rss
	}
}
