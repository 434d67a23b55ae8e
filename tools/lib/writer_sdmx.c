/* SDMX-CSV 2.0: CSV whose last column is the status, one code of CL_OBS_STATUS or several. */
#include <string.h>

#include "writer_formats.h"

/* Codes with a semicolon between them, and A (normal) where there is none. */
static struct mig_text
codes(struct mig_text letters, char *room)
{
	size_t length = 0;

	if (letters.length == 0)
		return mig_text_of("A");
	for (size_t i = 0; i < letters.length; i++) {
		if (i > 0)
			room[length++] = ';';
		room[length++] = letters.bytes[i];
	}
	return (struct mig_text){ room, length };
}

/* Whether some row has several codes: the header must then say what stands between them. */
static bool
has_several(struct mig_page *page)
{
	bool several = false;

	while (!several && mig_page_next_row(page))
		several = page->row[page->count - 1].length > 1;
	mig_page_rewind(page);
	return several;
}

void
mig_write_sdmx(struct mig_page *page)
{
	char room[2 * MIG_FLAGS_TEXT_SIZE];
	bool several = has_several(page);
	size_t last = page->count - 1;

	for (size_t i = 0; i < page->count; i++) {
		mig_page_csv_field(page, i, mig_text_of(page->columns[i].name), true, false);
		if (several && (i == 0 || i == last))
			mig_page_string(page, i == 0 ? "[;]" : "[]");
	}
	mig_page_string(page, "\n");
	while (mig_page_next_row(page)) {
		for (size_t i = 0; i < last; i++)
			mig_page_csv_field(page, i, page->row[i], false, false);
		mig_page_csv_field(page, last, codes(page->row[last], room), false, false);
		mig_page_string(page, "\n");
	}
}
