#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Nothing that a terminal would obey may come out of a message: neither the controls of ASCII
 * nor U+0080 to U+009F, which are two bytes each. */
void
mig_mask_controls(char *text, size_t length, char shown)
{
	const unsigned char *at = (const unsigned char *)text;

	for (size_t i = 0; i < length; i++)
		if (at[i] < 0x20 || at[i] == 0x7f)
			text[i] = shown;
		else if (at[i] == 0xc2 && i + 1 < length && at[i + 1] >= 0x80 && at[i + 1] < 0xa0)
			text[i] = text[i + 1] = shown;
}

/* Write a text of at most `size` bytes, the NUL among them. */
__attribute__((format(printf, 3, 0))) static void
write_line(char *text, size_t size, const char *format, va_list arguments)
{
	static const char more[] = "...";
	int length = vsnprintf(text, size, format, arguments);
	size_t end = size - sizeof more;

	if (length >= 0 && (size_t)length >= size) {
		while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
			end--;
		memcpy(text + end, more, sizeof more);
	}
	mig_mask_controls(text, strlen(text), '?');
}

enum mig_status
mig_fail(struct mig_error *error, enum mig_status status, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_line(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	error->hint[0] = '\0';
	return status;
}

void
mig_hint(struct mig_error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_line(error->hint, sizeof error->hint, format, arguments);
	va_end(arguments);
}

enum mig_status
mig_fail_memory(struct mig_error *error)
{
	return mig_fail(error, MIG_IO, "out of memory");
}
