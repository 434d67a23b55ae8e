#include "element.h"

#include <stdint.h>
#include <string.h>

size_t
mig_text_find(struct mig_text text, const char *what)
{
	size_t length = strlen(what), i;

	for (i = 0; i + length <= text.length; i++)
		if (memcmp(text.bytes + i, what, length) == 0)
			return i;
	return SIZE_MAX;
}

struct mig_text
mig_text_take(struct mig_text *rest, bool inside, const char *set)
{
	struct mig_text taken = {rest->bytes, 0};

	while (rest->length > 0 && (strchr(set, *rest->bytes) != NULL) == inside) {
		rest->bytes++;
		rest->length--;
		taken.length++;
	}
	return taken;
}

const char *
mig_element_parse(struct mig_text tag, struct mig_element *element)
{
	static const char blank[] = " \t\r\n";

	element->count = 0;
	element->closing = tag.length > 0 && tag.bytes[0] == '/';
	element->empty = tag.length > 0 && tag.bytes[tag.length - 1] == '/';
	if (element->closing) {
		tag.bytes++;
		tag.length--;
	} else if (element->empty) {
		tag.length--;
	}
	element->name = mig_text_take(&tag, false, blank);
	for (mig_text_take(&tag, true, blank); tag.length > 0; mig_text_take(&tag, true, blank)) {
		struct mig_attribute *attribute = &element->attributes[element->count];
		char quote[2] = "";

		if (element->count++ == MIG_ATTRIBUTES_MAX)
			return "too many attributes";
		attribute->name = mig_text_take(&tag, false, " \t\r\n=");
		mig_text_take(&tag, true, " \t\r\n=");
		if (tag.length < 2 || (*tag.bytes != '"' && *tag.bytes != '\''))
			return "an attribute without a quoted value";
		quote[0] = *tag.bytes++;
		tag.length--;
		attribute->value = mig_text_take(&tag, false, quote);
		if (tag.length == 0)
			return "an unclosed attribute";
		tag.bytes++;
		tag.length--;
	}
	return NULL;
}

struct mig_text
mig_element_attribute(const struct mig_element *element, const char *name)
{
	size_t i;

	for (i = 0; i < element->count; i++)
		if (mig_text_equal(element->attributes[i].name, mig_text_of(name)))
			return element->attributes[i].value;
	return (struct mig_text){"", 0};
}

bool
mig_element_is(const struct mig_element *element, const char *name)
{
	return mig_text_equal(element->name, mig_text_of(name));
}
