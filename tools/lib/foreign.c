#include "foreign.h"

#include <string.h>

/* As the formats' own documents have them: ECMA-376 and APPNOTE.TXT (ZIP), MS-CFB, RFC 1952,
 * ISO 32000, the specification of Git LFS. */
static const struct kind {
	const char *start; /* without regard to the case of letters */
	const char *what, *hint;
} kinds[] = {
	{ "PK\x03\x04",
	  "a ZIP archive, as those of spreadsheets are (.xlsx, .ods), not a table of text",
	  "save the sheet as CSV in UTF-8, or take the table out of the archive with unzip" },
	{ "\xd0\xcf\x11\xe0",
	  "a spreadsheet or document of old Microsoft Office, not a table of text",
	  "save the sheet as CSV in UTF-8" },
	{ "\x1f\x8b", "compressed by gzip", "unpack it first: gzip -dc FILE" },
	{ "%PDF-", "a PDF document, not a table of text",
	  "take the table from where the office publishes it as CSV or as a spreadsheet" },
	{ "<!doctype html", "a web page, not the table itself",
	  "open it to see what the server says, and fetch the file again" },
	{ "<html", "a web page, not the table itself",
	  "open it to see what the server says, and fetch the file again" },
	{ "version https://git-lfs", "a Git LFS pointer, not the table itself",
	  "fetch the file with: git lfs pull" },
};

enum mig_status
mig_foreign_check(const char *name, struct mig_text start, struct mig_error *error)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct mig_text kind = mig_text_of(kinds[i].start);

		if (start.length < kind.length ||
		    !mig_text_equal_ignoring_case((struct mig_text){ start.bytes, kind.length },
						  kind))
			continue;
		mig_fail(error, MIG_DATA, "%s: %s", name, kinds[i].what);
		mig_hint(error, "%s", kinds[i].hint);
		return MIG_DATA;
	}
	return MIG_OK;
}
