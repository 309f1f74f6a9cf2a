/* SPDX-License-Identifier: MIT */
/* Dated steps after a delivery.  Adobe's pages differ about hours; these
 * are the careful readings. */
#include "spec/timeline.h"

#include "base/intl.h"

static const struct timeline_step practice[] = {
	{ 0, N_("now"), N_("The practice folder has the whole file"),
	    N_("It lies in a folder with today's date, as it would with "
	       "Adobe.") },
	{ 0, N_("now"), N_("A practice receipt is written"),
	    N_("It holds the numbers that our checks expect. It is a "
	       "simulation: Adobe took no part in it.") },
};

static const struct timeline_step beta[] = {
	{ 0, N_("now"), N_("Adobe has the whole file"), "" },
	{ 12, N_("in hours"), N_("Receipt from aam-noreply@adobe.com"),
	    N_("It means \"picked up\", not \"ready\". Every line counts as "
	       "\"No matching AAM ID\": that is normal in beta.") },
	{ 24, N_("in a day"), N_("Onboarding Status Report fills up"),
	    N_("Only administrators of Audience Manager can open it.") },
	{ 24, N_("in a day"), N_("That is all beta does"),
	    N_("Beta checks names and layout. It never shows matched "
	       "people, and nothing becomes usable there.") },
};

static const struct timeline_step production[] = {
	{ 0, N_("now"), N_("Adobe has the whole file"), "" },
	{ 12, N_("in hours"), N_("Receipt from aam-noreply@adobe.com"),
	    N_("Files are picked up at least twice a day. The receipt means "
	       "\"picked up\", not \"ready\".") },
	{ 24, N_("in a day"), N_("Onboarding Status Report fills up"),
	    N_("Only administrators of Audience Manager can open it. Data "
	       "Explorer and the Visitor Profile Viewer follow about now.") },
	{ 48, N_("in 48 hours"), N_("The data is usable for targeting"),
	    N_("Please do not judge the numbers before then. The total "
	       "population follows the new arrivals a day later.") },
	{ 48, N_("after 48 hours"), N_("No receipt by now: ask Adobe"),
	    N_("Check the name, the dated folder and the bucket first; we "
	       "write the message for you.") },
	{ 168, N_("in a week"), N_("Matching gets better"),
	    N_("When the code on your website is new, more visitors are "
	       "recognised with every day of the first week.") },
};

static const struct timeline_step keeps[] = {
	{ 720, N_("30 days"), N_("Files at Adobe"),
	    N_("On Amazon S3. On SFTP they go once they are processed.") },
	{ 1080, N_("45 days"), N_("Facts that no trait uses"),
	    N_("The report shows the last ten days of them.") },
	{ 1440, N_("60 days"), N_("Raw logs, your files among them"), "" },
	{ 2880, N_("120 days"), N_("Device IDs, and their links to others"),
	    N_("Counted from when the device was last seen.") },
	{ 2880, N_("120 days"), N_("Membership in a trait"),
	    N_("Unless the trait says otherwise; 0 days means for ever.") },
	{ 17280, N_("24 months"), N_("Profiles of your customer IDs"),
	    N_("720 days; the data source can say one month to five "
	       "years.") },
};

#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

static const struct steps {
	const struct timeline_step *rows;
	size_t count;
} steps[ENV_KIND_COUNT] = {
	[ENV_PRACTICE] = { practice, ROWS(practice) },
	[ENV_BETA] = { beta, ROWS(beta) },
	[ENV_PRODUCTION] = { production, ROWS(production) },
};

const struct timeline_step *
timeline_get(enum env_kind kind, size_t i)
{
	return i < steps[kind].count ? &steps[kind].rows[i] : NULL;
}

const struct timeline_step *
timeline_keeps(size_t i)
{
	return i < ROWS(keeps) ? &keeps[i] : NULL;
}
