/* element - one tag of an XML text, taken apart */
#ifndef MIG_CHART_ELEMENT_H
#define MIG_CHART_ELEMENT_H

#include "text.h"

enum { MIG_ATTRIBUTES_MAX = 32 };

struct mig_attribute {
	struct mig_text name, value;
};

/* Borrowed from the text that was parsed; values as written, not unescaped. */
struct mig_element {
	struct mig_text name;
	struct mig_attribute attributes[MIG_ATTRIBUTES_MAX];
	size_t count;
	bool closing, empty;
};

/* Take apart what stands between < and >. Returns NULL, or what is wrong with it. */
const char *mig_element_parse(struct mig_text tag, struct mig_element *element);
/* The value of an attribute; empty if it is not there. */
struct mig_text mig_element_attribute(const struct mig_element *element, const char *name);
bool mig_element_is(const struct mig_element *element, const char *name);

/* Where `what` stands in `text`, or SIZE_MAX. */
size_t mig_text_find(struct mig_text text, const char *what);
/* Take bytes from the front of *rest for as long as they are (or, if not `inside`, are not)
 * among `set`. */
struct mig_text mig_text_take(struct mig_text *rest, bool inside, const char *set);

#endif
