# SPDX-License-Identifier: MIT
# For table.awk and goals.awk: all[KEY] is a list of figures.

# The median of a list; least is then the least of it.
function middle(k,    a, n, i, j, t)
{
	n = split(all[k], a, " ")
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && a[j] + 0 < a[j - 1] + 0; j--) {
			t = a[j]; a[j] = a[j - 1]; a[j - 1] = t
		}
	least = a[1]
	return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
}
