/* fuzz - what the targets share: assertions that stay, files in memory, a judge of JSON */
#ifndef MIG_FUZZ_H
#define MIG_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The entry that libFuzzer calls with one input after the other. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition, ...)                                                                    \
	do {                                                                                    \
		if (!(condition)) {                                                             \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			fprintf(stderr, __VA_ARGS__);                                           \
			abort();                                                                \
		}                                                                               \
	} while (0)

/* A file in memory that can be opened by name, from its start, as often as one likes. */
struct memory_file {
	int descriptor;
	char name[32];
};

static inline void
fill_memory_file(struct memory_file *file, const void *bytes, size_t length)
{
	if (!file->name[0]) {
		file->descriptor = memfd_create("input", MFD_CLOEXEC);
		MUST(file->descriptor >= 0, "memfd_create\n");
		snprintf(file->name, sizeof file->name, "/proc/self/fd/%d", file->descriptor);
	}
	MUST(ftruncate(file->descriptor, 0) == 0, "ftruncate\n");
	MUST(pwrite(file->descriptor, bytes, length, 0) == (ssize_t)length, "pwrite\n");
}

static inline const char *skip_json_value(const char *at);

static inline const char *
skip_json_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

static inline const char *
skip_json_string(const char *at)
{
	for (at++; *at != '"'; at++) {
		if ((unsigned char)*at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		at++;
		if (*at == 'u' && strspn(at + 1, "0123456789abcdefABCDEF") >= 4)
			at += 4;
		else if (*at == '\0' || !strchr("\"\\/bfnrt", *at))
			return NULL;
	}
	return at + 1;
}

static inline const char *
skip_json_number(const char *at)
{
	size_t digits = strspn(at += *at == '-', "0123456789");

	if (digits == 0 || (digits > 1 && *at == '0'))
		return NULL;
	at += digits;
	if (*at == '.') {
		digits = strspn(at + 1, "0123456789");
		if (digits == 0)
			return NULL;
		at += 1 + digits;
	}
	if (*at == 'e' || *at == 'E') {
		at++;
		at += *at == '+' || *at == '-';
		digits = strspn(at, "0123456789");
		return digits ? at + digits : NULL;
	}
	return at;
}

/* The members of an array or an object, from its opening bracket on. */
static inline const char *
skip_json_members(const char *at, bool object)
{
	const char close = object ? '}' : ']';

	at = skip_json_blanks(at + 1);
	if (*at == close)
		return at + 1;
	for (;;) {
		if (object) {
			at = *at == '"' ? skip_json_string(at) : NULL;
			at = at ? skip_json_blanks(at) : NULL;
			if (!at || *at++ != ':')
				return NULL;
		}
		at = skip_json_value(at);
		at = at ? skip_json_blanks(at) : NULL;
		if (!at || (*at != ',' && *at != close))
			return NULL;
		if (*at == close)
			return at + 1;
		at = skip_json_blanks(at + 1);
	}
}

/* Behind the value (RFC 8259) that starts at `at`, or NULL. */
static inline const char *
skip_json_value(const char *at)
{
	at = skip_json_blanks(at);
	if (strncmp(at, "null", 4) == 0)
		return at + 4;
	if (*at == '"')
		return skip_json_string(at);
	if (*at == '{' || *at == '[')
		return skip_json_members(at, *at == '{');
	return skip_json_number(at);
}

/* Whether NUL-terminated text is one JSON value and nothing else. */
static inline bool
is_json(const char *text)
{
	const char *end = skip_json_value(text);

	return end && *skip_json_blanks(end) == '\0';
}

#endif
