# SPDX-License-Identifier: MIT
# Sending, against real servers; what is not here is skipped by its name.
SEND_TESTS = \
	tests/send/command.sh \
	tests/send/faults.sh \
	tests/send/ftp.sh \
	tests/send/login.sh \
	tests/send/others.sh \
	tests/send/radosgw.sh \
	tests/send/s3.sh
TESTS += $(SEND_TESTS)
EXTRA_DIST += $(SEND_TESTS) \
	tests/send/faults-ftp.sh \
	tests/send/lib.sh \
	tests/send/rig-faults.sh \
	tests/send/rig-ftp.sh \
	tests/send/rig-s3.sh \
	tests/send/rig-ssh.sh

# The services by themselves, for tests that stop them at any byte.
check_PROGRAMS += tests/send/deliver
tests_send_deliver_SOURCES = tests/send/deliver.c
tests_send_deliver_LDADD = $(LIBSEND)

# Logins by themselves.
check_PROGRAMS += tests/send/whoami
tests_send_whoami_SOURCES = tests/send/whoami.c
tests_send_whoami_LDADD = $(LIBSEND)
