# SPDX-License-Identifier: MIT
# Files for the tests of the check, and what it must say about each.
EXTRA_DIST += tests/corpus/vectors.json \
	tests/corpus/files/bad-excel--ftp_dpm_12345_1767225600.sync \
	tests/corpus/files/bad-excel.findings \
	tests/corpus/files/bad-mac--ftp_dpm_12345_1767225600.sync \
	tests/corpus/files/bad-mac.findings \
	tests/corpus/files/bad-odc--ftp_dpm_odc_12345_1767225600.sync \
	tests/corpus/files/bad-odc.findings \
	tests/corpus/files/bad-sample--ftp_dpm_12345_1767225600.overwrite \
	tests/corpus/files/bad-sample.findings \
	tests/corpus/files/bad-sync--adobe_id_0_12345_1767225600.sync \
	tests/corpus/files/bad-sync.findings \
	tests/corpus/files/bad-unicode--ftp_dpm_12345_1767225600.sync \
	tests/corpus/files/bad-unicode.findings \
	tests/corpus/files/bad-web--ftp_dpm_12345_1767225600.sync \
	tests/corpus/files/bad-web.findings \
	tests/corpus/files/good-android--ftp_dpm_20914_12345_1767225600.sync \
	tests/corpus/files/good-apple--ftp_dpm_20915_12345_1767225600.sync \
	tests/corpus/files/good-hashes--c2c_id_12345_67890_1767225600.sync \
	tests/corpus/files/good-names--ftp_dpm_12345_1767225600.overwrite \
	tests/corpus/files/good-pairs--ftp_dpm_12345_1767225600.sync \
	tests/corpus/files/good-sync--adobe_id_0_12345_1767225600.sync \
	tests/corpus/files/good-traits--ftp_dpm_12345_1767225600.sync

# Each .txt beside what its repairs make of it.
EXTRA_DIST += tests/corpus/fixed/all.fixed \
	tests/corpus/fixed/all.txt \
	tests/corpus/fixed/r01.fixed \
	tests/corpus/fixed/r01.txt \
	tests/corpus/fixed/r04.fixed \
	tests/corpus/fixed/r04.txt \
	tests/corpus/fixed/r06.fixed \
	tests/corpus/fixed/r06.txt \
	tests/corpus/fixed/r08-overwrite.fixed \
	tests/corpus/fixed/r08-overwrite.txt \
	tests/corpus/fixed/r08-sync.fixed \
	tests/corpus/fixed/r08-sync.txt \
	tests/corpus/fixed/r08.fixed \
	tests/corpus/fixed/r08.txt \
	tests/corpus/fixed/r09.fixed \
	tests/corpus/fixed/r09.txt \
	tests/corpus/fixed/r10-hashes.fixed \
	tests/corpus/fixed/r10-hashes.txt \
	tests/corpus/fixed/r10.fixed \
	tests/corpus/fixed/r10.txt \
	tests/corpus/fixed/r11-odc.fixed \
	tests/corpus/fixed/r11-odc.txt \
	tests/corpus/fixed/r11.fixed \
	tests/corpus/fixed/r11.txt \
	tests/corpus/fixed/r15.fixed \
	tests/corpus/fixed/r15.txt \
	tests/corpus/fixed/r15b.fixed \
	tests/corpus/fixed/r15b.txt \
	tests/corpus/fixed/r16.fixed \
	tests/corpus/fixed/r16.txt \
	tests/corpus/fixed/r17.fixed \
	tests/corpus/fixed/r17.txt \
	tests/corpus/fixed/r34.fixed \
	tests/corpus/fixed/r34.txt \
	tests/corpus/fixed/r39.fixed \
	tests/corpus/fixed/r39.txt
