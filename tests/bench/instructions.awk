# SPDX-License-Identifier: MIT
# What callgrind_annotate --inclusive=yes says of one run of engine, as a row
# of instructions a byte.  mix: the file, bytes: its size.
function count(text)
{
	gsub(/,/, "", text)
	return text + 0
}

/:lane_run \[/ { rules = count($1) }
/:check_step \[/ { full = count($1) }

END {
	printf "%-8s %7.2f %7.2f %7.2f\n", mix, full / bytes,
	    rules / bytes, (full - rules) / bytes
}
