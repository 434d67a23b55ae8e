/* words - one line of a rules file, word by word; private to rules.c and words.c */
#ifndef MIG_AUDIT_WORDS_H
#define MIG_AUDIT_WORDS_H

#include "rules.h"

/* A line that is being read. */
struct mig_words {
	struct mig_rules *rules;
	struct mig_rule *rule;
	const char *source;
	size_t line;
	struct mig_text text;
	size_t at;   /* next byte */
	size_t room; /* of the rule's terms */
	struct mig_error *error;
};

/* MIG_DATA: what stands here is not `what`. */
enum mig_status mig_words_expected(const struct mig_words *reader, const char *what);
/* Blank, tab or NUL. */
bool mig_words_blank(char byte);
/* The next byte; NUL at the end of the line. */
char mig_words_peek(const struct mig_words *reader);
/* Over blanks, and a comment. */
void mig_words_skip(struct mig_words *reader);
/* Take a sign, or a word with a blank behind it, if it stands here, and the blanks around it. */
bool mig_words_take(struct mig_words *reader, char byte);
bool mig_words_take_word(struct mig_words *reader, const char *word);
/* Take a name, quoted or plain; `what` it is for the message. */
enum mig_status mig_words_take_name(struct mig_words *reader, const char *what, const char **name);
enum mig_status mig_words_take_quoted(struct mig_words *reader, const char **name);
/* Copies, and lists of them, that live as long as the rules. */
enum mig_status
mig_words_keep(const struct mig_words *reader, struct mig_text text, const char **copy);
enum mig_status
mig_words_add(struct mig_words *reader, const char ***strings, size_t *count, const char *string);

#endif
