# SPDX-License-Identifier: MIT
# The letters to people who know what the person does not.
lettersdir = $(pkgdatadir)/data/letters/en
dist_letters_DATA = \
	data/letters/en/beta.txt \
	data/letters/en/export.txt \
	data/letters/en/hashing.txt \
	data/letters/en/idtype.txt \
	data/letters/en/partner.txt \
	data/letters/en/source.txt \
	data/letters/en/target.txt \
	data/letters/en/traits.txt \
	data/letters/en/website.txt

# The practice material, made by tools/make-practice.
practicedir = $(pkgdatadir)/data/practice
dist_practice_DATA = \
	data/practice/ANSWERS.txt \
	data/practice/site_ids.txt \
	data/practice/summer_loyalty.sync \
	data/practice/summer_loyalty_faulty.sync
