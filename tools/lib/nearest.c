#include <string.h>

#include "text.h"

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

enum {
	WORD_MAX = 64,	 /* longer words are never "nearly right" */
	LONG_ENOUGH = 5, /* two edits in a shorter word leave another word */
	LIST_MAX = 20,	 /* names in a hint */
};

size_t
mig_edit_distance(struct mig_text a, struct mig_text b)
{
	size_t rows[3][WORD_MAX + 1];

	if (a.length > WORD_MAX || b.length > WORD_MAX)
		return mig_text_equal(a, b) ? 0 : WORD_MAX;
	for (size_t j = 0; j <= b.length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.length; i++) {
		size_t *now = rows[i % 3], *before = rows[(i + 2) % 3];
		const size_t *earlier = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.length; j++) {
			bool same = mig_lower(a.bytes[i - 1]) == mig_lower(b.bytes[j - 1]);

			now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + !same);
			if (i > 1 && j > 1 &&
			    mig_lower(a.bytes[i - 1]) == mig_lower(b.bytes[j - 2]) &&
			    mig_lower(a.bytes[i - 2]) == mig_lower(b.bytes[j - 1]))
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return rows[a.length % 3][b.length];
}

static size_t
common_start(struct mig_text a, struct mig_text b)
{
	size_t length = 0;

	while (length < a.length && length < b.length &&
	       mig_lower(a.bytes[length]) == mig_lower(b.bytes[length]))
		length++;
	return length;
}

long
mig_nearest(struct mig_text name, const char *const *names, size_t count)
{
	size_t best = 3, best_start = 0;
	long found = -1;

	for (size_t i = 0; i < count; i++) {
		struct mig_text other = mig_text_of(names[i]);
		size_t distance = mig_edit_distance(name, other);
		size_t start = common_start(name, other);

		if ((distance < best || (distance == best && found >= 0 && start > best_start)) &&
		    distance < other.length && distance < name.length &&
		    (distance < 2 || other.length >= LONG_ENOUGH || name.length >= LONG_ENOUGH)) {
			best = distance;
			best_start = start;
			found = (long)i;
		}
	}
	return found;
}

/* As many of the names as there is room for, with commas; "..." stands for the others. */
static size_t
list_names(char *list, size_t room, const char *const *names, size_t count)
{
	static const char more[] = ", ...";
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(names[i]);

		if (i == LIST_MAX || length + size + sizeof ", " + sizeof more > room) {
			memcpy(list + length, i ? more : "", i ? sizeof more : 1);
			break;
		}
		if (i) {
			memcpy(list + length, ", ", 2);
			length += 2;
		}
		memcpy(list + length, names[i], size + 1);
		length += size;
	}
	return length;
}

void
mig_hint_names(struct mig_error *error, const char *what, struct mig_text name,
	       const char *const *names, size_t count)
{
	long near = mig_nearest(name, names, count);
	char list[sizeof error->hint / 2] = "";
	size_t length = 0;

	if (near < 0 || count <= LIST_MAX)
		length = list_names(list, sizeof list, names, count);
	if (near >= 0 && length)
		mig_hint(error, "did you mean '%s'? %s: %s", names[near], what, list);
	else if (near >= 0)
		mig_hint(error, "did you mean '%s'?", names[near]);
	else if (length)
		mig_hint(error, "%s: %s", what, list);
}
