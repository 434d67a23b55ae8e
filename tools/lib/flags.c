#include "flags.h"

#include <stddef.h>

/* By letter; SDMX, code list CL_OBS_STATUS, version 2.2. */
static const char *const meanings[26] = {
	['A' - 'A'] = "normal value",
	['B' - 'A'] = "time series break",
	['D' - 'A'] = "definition differs",
	['E' - 'A'] = "estimated",
	['F' - 'A'] = "forecast",
	['G' - 'A'] = "experimental",
	['H' - 'A'] = "missing: holiday or weekend",
	['I' - 'A'] = "imputed by an international organisation",
	['J' - 'A'] = "derogation",
	['K' - 'A'] = "included in another category",
	['L' - 'A'] = "missing: exists but was not collected",
	['M' - 'A'] = "missing: cannot exist",
	['N' - 'A'] = "not significant",
	['O' - 'A'] = "missing",
	['P' - 'A'] = "provisional",
	['Q' - 'A'] = "missing: suppressed",
	['S' - 'A'] = "strike or other special event",
	['U' - 'A'] = "low reliability",
	['V' - 'A'] = "not validated",
	['W' - 'A'] = "includes another category",
};

const char *
mig_flag_meaning(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? meanings[letter - 'A'] : NULL;
}

bool
mig_flags_parse(struct mig_text text, mig_flags *flags)
{
	mig_flags found = 0;

	for (size_t i = 0; i < text.length; i++) {
		char letter = text.bytes[i];

		if (letter == ' ' || letter == '\t')
			continue;
		if (letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 'a' + 'A');
		if (!mig_flag_meaning(letter))
			return false;
		found |= MIG_FLAG(letter);
	}
	*flags = found;
	return true;
}

void
mig_flags_format(mig_flags flags, char text[MIG_FLAGS_TEXT_SIZE])
{
	if (flags != MIG_FLAG('A'))
		flags &= ~MIG_FLAG('A');
	for (char letter = 'A'; flags && letter <= 'Z'; letter++)
		if (flags & MIG_FLAG(letter))
			*text++ = letter;
	*text = '\0';
}
