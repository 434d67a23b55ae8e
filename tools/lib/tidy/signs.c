#include "tidy/signs.h"

#include <stdlib.h>
#include <string.h>

static const struct meaning {
	const char *name;
	enum mig_sign_kind kind;
	mig_flags flags;
} meanings[] = {
	{ "zero", MIG_SIGN_ZERO, 0 },
	{ "less-than-half", MIG_SIGN_ZERO, MIG_FLAG('N') },
	{ "missing", MIG_SIGN_MISSING, MIG_FLAG('O') },
	{ "suppressed", MIG_SIGN_MISSING, MIG_FLAG('Q') },
	{ "not-applicable", MIG_SIGN_MISSING, MIG_FLAG('M') },
	{ "not-collected", MIG_SIGN_MISSING, MIG_FLAG('L') },
	{ "break", MIG_SIGN_MARK, MIG_FLAG('B') },
	{ "definition", MIG_SIGN_MARK, MIG_FLAG('D') },
	{ "estimated", MIG_SIGN_MARK, MIG_FLAG('E') },
	{ "forecast", MIG_SIGN_MARK, MIG_FLAG('F') },
	{ "imputed", MIG_SIGN_MARK, MIG_FLAG('I') },
	{ "provisional", MIG_SIGN_MARK, MIG_FLAG('P') },
	{ "unreliable", MIG_SIGN_MARK, MIG_FLAG('U') },
	{ "revised", MIG_SIGN_MARK, 0 },
	{ "footnote", MIG_SIGN_MARK, 0 },
};

enum { MEANINGS = sizeof meanings / sizeof *meanings };

static const char own_meaning[] = "as the command line says";

static enum mig_status
append(struct mig_signs *signs, const struct mig_sign *sign, struct mig_error *error)
{
	struct mig_sign *moved =
	    mig_array_reserve(signs->signs, &signs->capacity, signs->count + 1, sizeof *moved);

	if (!moved)
		return mig_fail_memory(error);
	signs->signs = moved;
	moved[signs->count++] = *sign;
	if (sign->kind != MIG_SIGN_MARK)
		signs->begins[(unsigned char)*sign->text] = true;
	return MIG_OK;
}

enum mig_status
mig_signs_add(struct mig_signs *signs, const char *text, struct mig_error *error)
{
	const char *names[MEANINGS], *equals = strrchr(text, '=');
	struct mig_sign sign = { .meaning = own_meaning };

	if (!equals || equals == text) {
		mig_fail(error, MIG_USAGE, "--sign '%s' is not SIGN=MEANING", text);
		mig_hint(error, "for example --sign '..=missing'");
		return MIG_USAGE;
	}
	sign.text =
	    mig_arena_copy(&signs->arena, (struct mig_text){ text, (size_t)(equals - text) });
	if (!sign.text)
		return mig_fail_memory(error);
	for (size_t i = 0; i < MEANINGS; i++) {
		names[i] = meanings[i].name;
		if (strcmp(equals + 1, names[i]) != 0)
			continue;
		sign.kind = meanings[i].kind;
		sign.flags = meanings[i].flags;
		return append(signs, &sign, error);
	}
	mig_fail(error, MIG_USAGE, "unknown meaning '%s' of the sign '%s'", equals + 1, sign.text);
	mig_hint_names(error, "meanings", mig_text_of(equals + 1), names, MEANINGS);
	return MIG_USAGE;
}

static enum mig_status
unknown_preset(const char *name, struct mig_error *error)
{
	const char *names[64];
	size_t count = 0;

	for (; mig_sign_presets[count].name; count++)
		names[count] = mig_sign_presets[count].name;
	mig_fail(error, MIG_USAGE, "unknown signs '%s'", name);
	mig_hint_names(error, "presets", mig_text_of(name), names, count);
	return MIG_USAGE;
}

enum mig_status
mig_signs_add_preset(struct mig_signs *signs, const char *name, struct mig_error *error)
{
	const struct mig_sign_preset *preset = mig_sign_presets;
	enum mig_status status = MIG_OK;

	while (preset->name && strcmp(preset->name, name) != 0)
		preset++;
	if (!preset->name)
		return unknown_preset(name, error);
	for (const struct mig_sign *sign = preset->signs; sign->text && status == MIG_OK; sign++) {
		bool mark = sign->kind == MIG_SIGN_MARK;
		const struct mig_sign *known = mig_signs_find(signs, mig_text_of(sign->text), mark);

		if (known && known->meaning != own_meaning &&
		    (known->kind != sign->kind || known->flags != sign->flags)) {
			mig_fail(error, MIG_USAGE,
				 "'%s' means '%s' in '%s' and something else in "
				 "the signs before it",
				 sign->text, sign->meaning, name);
			mig_hint(error, "name one preset, and single signs with --sign");
			return MIG_USAGE;
		}
		if (!known)
			status = append(signs, sign, error);
	}
	return status;
}

void
mig_signs_free(struct mig_signs *signs)
{
	free(signs->signs);
	mig_arena_free(&signs->arena);
	*signs = (struct mig_signs){ 0 };
}

const struct mig_sign *
mig_signs_find(const struct mig_signs *signs, struct mig_text text, bool mark)
{
	for (size_t i = 0; i < signs->count; i++)
		if ((signs->signs[i].kind == MIG_SIGN_MARK) == mark &&
		    mig_text_equal(mig_text_of(signs->signs[i].text), text))
			return &signs->signs[i];
	return NULL;
}

bool
mig_signs_marks(const struct mig_signs *signs, struct mig_text text, mig_flags *flags)
{
	*flags = 0;
	while (text.length > 0) {
		const struct mig_sign *found = NULL;
		size_t length = text.length;

		for (; length > 0 && !found; length -= !found)
			found =
			    mig_signs_find(signs, (struct mig_text){ text.bytes, length }, true);
		if (!found)
			return false;
		*flags |= found->flags;
		text.bytes += length;
		text.length -= length;
	}
	return true;
}

/* Whether a preset can read `text`: a sign, or marks behind a sign or a number. */
static bool
knows(const struct mig_sign_preset *preset, struct mig_text text)
{
	for (const struct mig_sign *sign = preset->signs; sign->text; sign++)
		if (mig_text_equal(mig_text_of(sign->text), text))
			return true;
	return false;
}

enum mig_status
mig_signs_who(struct mig_text text, struct mig_buffer *names, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (const struct mig_sign_preset *preset = mig_sign_presets;
	     preset->name && status == MIG_OK; preset++)
		if (knows(preset, text))
			status = mig_buffer_format(names, error, "%s%s", names->length ? ", " : "",
						   preset->name);
	return status;
}
