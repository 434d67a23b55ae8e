#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mig_text
mig_text_of(const char *string)
{
	return (struct mig_text){ string, strlen(string) };
}

bool
mig_text_equal(struct mig_text a, struct mig_text b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

char
mig_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool
mig_text_equal_ignoring_case(struct mig_text a, struct mig_text b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (mig_lower(a.bytes[i]) != mig_lower(b.bytes[i]))
			return false;
	return true;
}

bool
mig_text_among(struct mig_text text, const char *const *words)
{
	for (; *words; words++)
		if (mig_text_equal_ignoring_case(text, mig_text_of(*words)))
			return true;
	return false;
}

int
mig_text_compare(struct mig_text a, struct mig_text b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

struct mig_text
mig_text_start(struct mig_text text, size_t most)
{
	if (text.length <= most)
		return text;
	for (text.length = most; text.length > 0; text.length--)
		if (((unsigned char)text.bytes[text.length] & 0xc0) != 0x80)
			break;
	return text;
}

struct mig_text
mig_text_shown(struct mig_text cell)
{
	enum { SHOWN = 100 };

	return mig_text_start(cell, SHOWN);
}

void *
mig_array_reserve(void *array, size_t *capacity, size_t need, size_t item_size)
{
	size_t grown = *capacity ? *capacity : 8;

	if (need <= *capacity)
		return array;
	while (grown < need) {
		if (grown > SIZE_MAX / 2)
			return NULL;
		grown *= 2;
	}
	if (grown > SIZE_MAX / item_size)
		return NULL;
	array = realloc(array, grown * item_size);
	if (array)
		*capacity = grown;
	return array;
}

enum mig_status
mig_list_add(struct mig_list *list, struct mig_text item, struct mig_error *error)
{
	char *copy = malloc(item.length + 1);
	char **items = realloc(list->items, (list->count + 1) * sizeof *items);

	if (items)
		list->items = items;
	if (!copy || !items) {
		free(copy);
		return mig_fail_memory(error);
	}
	if (item.length)
		memcpy(copy, item.bytes, item.length);
	copy[item.length] = '\0';
	list->items[list->count++] = copy;
	return MIG_OK;
}

enum mig_status
mig_list_add_all(struct mig_list *list, const struct mig_list *items, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && items && i < items->count; i++)
		status = mig_list_add(list, mig_text_of(items->items[i]), error);
	return status;
}

enum mig_status
mig_list_split(struct mig_list *list, const char *text, struct mig_error *error)
{
	const char *from = text;
	char *part = malloc(strlen(text) + 1);
	enum mig_status status = MIG_OK;

	if (!part)
		return mig_fail_memory(error);
	for (size_t length = 0; status == MIG_OK; length = 0) {
		for (; *from && *from != ','; from++) {
			if (*from == '\\' && from[1])
				from++;
			part[length++] = *from;
		}
		if (length == 0)
			status = mig_fail(error, MIG_USAGE, "empty name in the list '%s'", text);
		else
			status = mig_list_add(list, (struct mig_text){ part, length }, error);
		if (length == 0)
			mig_hint(error,
				 "one comma between two names; in a name it is written '\\,'");
		if (*from++ == '\0')
			break;
	}
	free(part);
	return status;
}

size_t
mig_list_find(const struct mig_list *list, struct mig_text item)
{
	for (size_t i = 0; i < list->count; i++)
		if (mig_text_equal(mig_text_of(list->items[i]), item))
			return i;
	return SIZE_MAX;
}

bool
mig_list_contains(const struct mig_list *list, struct mig_text item)
{
	return mig_list_find(list, item) != SIZE_MAX;
}

void
mig_list_free(struct mig_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct mig_list){ 0 };
}

enum mig_status
mig_buffer_add(struct mig_buffer *buffer, const void *bytes, size_t length, struct mig_error *error)
{
	char *grown = NULL;

	if (length < SIZE_MAX - buffer->length - 1)
		grown = mig_array_reserve(buffer->bytes, &buffer->capacity,
					  buffer->length + length + 1, 1);
	if (!grown)
		return mig_fail_memory(error);
	buffer->bytes = grown;
	if (length)
		memcpy(grown + buffer->length, bytes, length);
	buffer->length += length;
	grown[buffer->length] = '\0';
	return MIG_OK;
}

enum mig_status
mig_buffer_add_string(struct mig_buffer *buffer, const char *string, struct mig_error *error)
{
	return mig_buffer_add(buffer, string, strlen(string), error);
}

enum mig_status
mig_buffer_format(struct mig_buffer *buffer, struct mig_error *error, const char *format, ...)
{
	va_list arguments, again;
	int length;
	char *grown;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	grown = length < 0 ? NULL
			   : mig_array_reserve(buffer->bytes, &buffer->capacity,
					       buffer->length + (size_t)length + 1, 1);
	if (grown) {
		buffer->bytes = grown;
		vsnprintf(grown + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
	va_end(arguments);
	return grown ? MIG_OK : mig_fail_memory(error);
}

void
mig_buffer_free(struct mig_buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct mig_buffer){ 0 };
}

struct mig_arena_block {
	struct mig_arena_block *next;
	size_t used, size;
	_Alignas(max_align_t) char bytes[];
};

void *
mig_arena_allocate(struct mig_arena *arena, size_t size)
{
	enum { SMALLEST = 4 * 1024, LARGEST = 1024 * 1024 };
	const size_t align = _Alignof(max_align_t);
	struct mig_arena_block *block = arena->first;

	if (size > SIZE_MAX - sizeof *block - align)
		return NULL;
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size) {
		size_t room = block ? block->size * 2 : SMALLEST;

		room = room < LARGEST ? room : LARGEST;
		room = room > size ? room : size;
		block = malloc(sizeof *block + room);
		if (!block)
			return NULL;
		*block = (struct mig_arena_block){ .next = arena->first, .size = room };
		arena->first = block;
	}
	block->used += size;
	return block->bytes + block->used - size;
}

char *
mig_arena_copy(struct mig_arena *arena, struct mig_text text)
{
	char *copy = text.length < SIZE_MAX ? mig_arena_allocate(arena, text.length + 1) : NULL;

	if (!copy)
		return NULL;
	if (text.length)
		memcpy(copy, text.bytes, text.length);
	copy[text.length] = '\0';
	return copy;
}

void
mig_arena_free(struct mig_arena *arena)
{
	while (arena->first) {
		struct mig_arena_block *next = arena->first->next;

		free(arena->first);
		arena->first = next;
	}
}
