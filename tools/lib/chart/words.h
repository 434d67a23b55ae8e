/* words - the words that charts add, in the language of the chart
 *
 * English is written where it is used, and is the key to its translations (words.c). */
#ifndef MIG_CHART_WORDS_H
#define MIG_CHART_WORDS_H

#include "chart.h"

/* en, ru, kk. */
bool mig_language_known(const char *language);

/* `english` in the language that the chart's request asks for; the English itself where there
 * is no translation. A translation has the same conversions in the same order, so that it
 * can stand in the place of a format. Lives as long as `english`. */
const char *mig_word(const struct mig_chart *chart, const char *english)
    __attribute__((format_arg(2)));

/* Whether a member is, by its name, what is left of the others: other, unknown, not stated ..., or
 * the word for it that charts add. */
bool mig_word_other(const struct mig_chart *chart, struct mig_text name);

/* The table: row `i` in a language of mig_languages, NULL behind the last row. */
const char *mig_word_of(size_t i, size_t language);
extern const char *const mig_languages[]; /* "en" first; ends with NULL */

#endif
