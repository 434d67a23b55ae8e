#include "error.h"

#include <stdarg.h>
#include <stdio.h>

/* Nothing that a terminal would obey may come out of a message: neither the controls of ASCII
 * nor U+0080 to U+009F, which are two bytes each. */
static void
mask_controls(char *text)
{
	for (unsigned char *at = (unsigned char *)text; *at; at++)
		if (*at < 0x20 || *at == 0x7f)
			*at = '?';
		else if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
			at[0] = at[1] = '?';
}

enum mig_status
mig_fail(struct mig_error *error, enum mig_status status, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	mask_controls(error->message);
	error->hint[0] = '\0';
	return status;
}

void
mig_hint(struct mig_error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(error->hint, sizeof error->hint, format, arguments);
	va_end(arguments);
	mask_controls(error->hint);
}

enum mig_status
mig_fail_memory(struct mig_error *error)
{
	return mig_fail(error, MIG_IO, "out of memory");
}
