/* SPDX-License-Identifier: MIT */
/* The unit tests of the send layer. */
#include "tests/unit/unit.h"

unit_suite suite_arrival, suite_awsfile, suite_canary, suite_folder, suite_ftp,
    suite_ftp_again, suite_history, suite_hostkey, suite_login,
    suite_login_judge, suite_login_server, suite_login_try, suite_pace,
    suite_patience, suite_process, suite_s3reply, suite_sigv4, suite_ticket,
    suite_ticket_file, suite_transfer, suite_trust, suite_wiped;

int
main(void)
{
	static unit_suite *const suites[] = { suite_arrival, suite_awsfile,
		suite_canary, suite_folder, suite_ftp, suite_ftp_again,
		suite_history, suite_hostkey, suite_login, suite_login_judge,
		suite_login_server, suite_login_try, suite_pace,
		suite_patience, suite_process, suite_s3reply, suite_sigv4,
		suite_ticket, suite_ticket_file, suite_transfer, suite_trust,
		suite_wiped, NULL };

	return unit_run(suites);
}
