/* text - borrowed stretches of bytes, lists of names, UTF-8, near misses */
#ifndef MIG_TEXT_H
#define MIG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

/* A stretch of bytes that somebody else owns; not NUL-terminated. */
struct mig_text {
	const char *bytes;
	size_t length;
};

struct mig_text mig_text_of(const char *string);
bool mig_text_equal(struct mig_text a, struct mig_text b);
/* A small letter for a capital one of ASCII; anything else as it is. */
char mig_lower(char byte);
/* Equal but for the case of ASCII letters. */
bool mig_text_equal_ignoring_case(struct mig_text a, struct mig_text b);
/* Whether it is one of the words of a NULL-ended list, in the same way. */
bool mig_text_among(struct mig_text text, const char *const *words);
/* Less than, equal to, greater than 0, by bytes. */
int mig_text_compare(struct mig_text a, struct mig_text b);
/* As much of the start of valid UTF-8 as `most` bytes hold, in whole characters. */
struct mig_text mig_text_start(struct mig_text text, size_t most);
/* The same of a cell, as short as it is shown in a message, which has to tell more than that. */
struct mig_text mig_text_shown(struct mig_text cell);

/* Names given on the command line, in order; the strings are owned.
 * All zero is an empty list; free with mig_list_free(). */
struct mig_list {
	char **items;
	size_t count;
};

enum mig_status mig_list_add(struct mig_list *list, struct mig_text item, struct mig_error *error);
/* Add all of `items`, which may be NULL. */
enum mig_status
mig_list_add_all(struct mig_list *list, const struct mig_list *items, struct mig_error *error);
/* Split `text` at commas and add the parts; a backslash takes the next byte
 * literally, so a comma can be part of a name. An empty part is MIG_USAGE. */
enum mig_status mig_list_split(struct mig_list *list, const char *text, struct mig_error *error);
/* Where `item` stands in it, or SIZE_MAX. */
size_t mig_list_find(const struct mig_list *list, struct mig_text item);
bool mig_list_contains(const struct mig_list *list, struct mig_text item);
void mig_list_free(struct mig_list *list);

/* A growing buffer of bytes, always NUL-terminated once something was added.
 * All zero is empty; free with mig_buffer_free(). */
struct mig_buffer {
	char *bytes;
	size_t length, capacity;
};

/* MIG_OK or MIG_IO (memory); `error` may be shared by many calls. */
enum mig_status mig_buffer_add(struct mig_buffer *buffer, const void *bytes, size_t length,
			       struct mig_error *error);
enum mig_status
mig_buffer_add_string(struct mig_buffer *buffer, const char *string, struct mig_error *error);
enum mig_status mig_buffer_format(struct mig_buffer *buffer, struct mig_error *error,
				  const char *format, ...) __attribute__((format(printf, 3, 4)));
void mig_buffer_free(struct mig_buffer *buffer);

/* Grow an array so that it holds at least `need` items: returns the (moved)
 * array, or NULL when memory is exhausted or the size overflows (the old array
 * is then still valid and still owned by the caller). */
void *mig_array_reserve(void *array, size_t *capacity, size_t need, size_t item_size);

/* Memory for many small things that die together. All zero is empty. */
struct mig_arena {
	struct mig_arena_block *first;
};
/* `size` bytes aligned for any type, valid until mig_arena_free(); NULL when exhausted. */
void *mig_arena_allocate(struct mig_arena *arena, size_t size);
/* A NUL-terminated copy, valid until mig_arena_free(); NULL when exhausted. */
char *mig_arena_copy(struct mig_arena *arena, struct mig_text text);
void mig_arena_free(struct mig_arena *arena);

/* Offset of the first byte that is not part of valid UTF-8 (RFC 3629: no
 * surrogates, nothing overlong, nothing above U+10FFFF), or `length`. */
size_t mig_utf8_invalid(const char *bytes, size_t length);
/* The same byte by byte, as on processors without wide registers. */
size_t mig_utf8_invalid_plain(const char *bytes, size_t length);
/* Decode the code point at `bytes` (valid UTF-8); its length goes to *length. */
unsigned mig_utf8_decode(const char *bytes, size_t *length);
/* Columns that valid UTF-8 text takes on a terminal: combining marks and
 * format characters 0, East Asian wide and emoji 2, all else 1. */
size_t mig_utf8_width(struct mig_text text);

/* Distance of two words in edits of a byte: insert, delete, replace, transpose
 * two neighbours (optimal string alignment); case of ASCII letters is ignored. */
size_t mig_edit_distance(struct mig_text a, struct mig_text b);
/* Index of the one of `count` names nearest to `name`, at most 2 edits away (1 where both have
 * fewer than 5 bytes) and fewer than its length; -1 if there is none. Of equals the one wins that
 * begins alike for longer, since slips are rarely at the start, and then the first. */
long mig_nearest(struct mig_text name, const char *const *names, size_t count);
/* Hint for a name that is not among `names`: "did you mean 'x'?" if one is near, and all of them if
 * there are no more than 20; of more, if none is near, the first. What is left out is "...".
 * `what` is their plural. */
void mig_hint_names(struct mig_error *error, const char *what, struct mig_text name,
		    const char *const *names, size_t count);

#endif
