/* signs - what stands in a cell instead of a number or behind one
 *
 * The same sign means opposite things in different offices, so nothing is understood by itself:
 * presets are named, single signs are given. */
#ifndef MIG_TIDY_SIGNS_H
#define MIG_TIDY_SIGNS_H

#include "value.h"

enum mig_sign_kind {
	MIG_SIGN_MISSING, /* alone in a cell: no value, for the reason that `flags` tell */
	MIG_SIGN_ZERO,	  /* alone in a cell: exactly zero, or less than half a unit (flag N) */
	MIG_SIGN_MARK,	  /* behind a value, or behind a sign for a missing one: its status */
};

struct mig_sign {
	const char *text;
	enum mig_sign_kind kind;
	mig_flags flags;     /* 0 in a mark that has no SDMX code, such as "revised" */
	const char *meaning; /* in the words of the office */
	bool confirmed;	     /* it stands in the source that the preset names */
};

/* The signs of one office; a static table. */
struct mig_sign_preset {
	const char *name;
	const char *office, *source;
	const struct mig_sign *signs; /* ended by one without text */
};

/* All presets, ended by one without a name. */
extern const struct mig_sign_preset mig_sign_presets[];

/* The signs that hold for a table. All zero knows none; free with mig_signs_free(). */
struct mig_signs {
	struct mig_sign *signs;
	size_t count, capacity;
	bool begins[256]; /* whether a sign that is no mark begins with this byte */
	struct mig_arena arena;
};

/* Add those of a preset. MIG_USAGE: unknown, or one of them means something else already. */
enum mig_status
mig_signs_add_preset(struct mig_signs *signs, const char *name, struct mig_error *error);
/* Add "SIGN=MEANING"; it stands before those of presets. A meaning is zero, less-than-half,
 * missing, suppressed, not-applicable or not-collected for a sign that stands alone; break,
 * definition, estimated, forecast, imputed, provisional, unreliable, revised or footnote (a
 * reference to a note, which is left out) for one behind a value. MIG_USAGE otherwise. */
enum mig_status mig_signs_add(struct mig_signs *signs, const char *text, struct mig_error *error);
void mig_signs_free(struct mig_signs *signs);

/* The sign that is all of `text`, MARK or not as asked; NULL if there is none. */
const struct mig_sign *
mig_signs_find(const struct mig_signs *signs, struct mig_text text, bool mark);
/* The status that letters behind a value have: marks, one or several without blanks between
 * them. false: one of them is unknown. */
bool mig_signs_marks(const struct mig_signs *signs, struct mig_text text, mig_flags *flags);
/* The names of the presets that know `text`, with commas; empty if none does. */
enum mig_status
mig_signs_who(struct mig_text text, struct mig_buffer *names, struct mig_error *error);

#endif
