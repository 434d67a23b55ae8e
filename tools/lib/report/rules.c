/* Rules for make. */
#include "rules.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "html.h"
#include "output.h"
#include "page.h"

#define WORD_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+@-"

struct maker {
	const struct mig_profile *profile;
	const char *parts;
	const struct mig_list *variables;
	char *folder;		/* in which commands run */
	const char *asked;	/* the folder that was asked for, or NULL: that of the profile */
	struct mig_list inputs; /* files of the folder that commands name */
	struct mig_html out;	/* what is written is no HTML, but it is written likewise */
};

/* FOLDER/NAMEsuffix, freed by the caller; NULL is noted as a failure. */
static char *
path_of(struct maker *maker, const char *folder, const char *name, const char *suffix)
{
	char *path = mig_part_path(folder, name, suffix);

	if (!path && !maker->out.status)
		maker->out.status = mig_fail_memory(maker->out.error);
	return path;
}

/* Write `command` to PARTS/NAMEsuffix unless it stands there. */
static void
write_command(struct maker *maker, const char *name, const char *suffix, const char *command,
	      const char *tail)
{
	struct mig_buffer want = { 0 }, have = { 0 };
	struct mig_error ignored;
	char *path = path_of(maker, maker->parts, name, suffix);
	enum mig_status status = maker->out.status;
	bool same;

	if (!status)
		status = mig_buffer_format(&want, maker->out.error, "%s%s\n", command, tail);
	same = !status && mig_file_read(path, &have, &ignored) == MIG_OK &&
	       have.length == want.length && memcmp(have.bytes, want.bytes, have.length) == 0;
	if (!status && !same)
		status = mig_output_write(path, (struct mig_text){ want.bytes, want.length },
					  maker->out.error);
	maker->out.status = status;
	mig_buffer_free(&want);
	mig_buffer_free(&have);
	free(path);
}

/* The next word of a command: bytes that names of files and programs are made of. */
static bool
next_word(const char **at, struct mig_text *word)
{
	const char *start = *at + strcspn(*at, WORD_BYTES);

	*word = (struct mig_text){ start, strspn(start, WORD_BYTES) };
	*at = start + word->length;
	return word->length > 0;
}

static bool
is_file(struct maker *maker, struct mig_text word)
{
	char name[256];
	struct stat status;
	char *path;
	bool is;

	if (word.length >= sizeof name)
		return false;
	memcpy(name, word.bytes, word.length);
	name[word.length] = '\0';
	path = *name == '/' ? NULL : path_of(maker, maker->folder, name, "");
	is = path && stat(path, &status) == 0 && S_ISREG(status.st_mode);
	free(path);
	return is;
}

static void
add_input(struct maker *maker, struct mig_text name)
{
	struct mig_html *out = &maker->out;

	mig_html_format(out, " %s/", maker->folder);
	mig_html_bytes(out, name);
	if (!out->status && !mig_list_contains(&maker->inputs, name))
		out->status = mig_list_add(&maker->inputs, name, out->error);
}

/* The tables that rules to audit by name. */
static void
add_tables_of(struct maker *maker, struct mig_text rules)
{
	struct mig_buffer text = { 0 };
	struct mig_text word;
	char name[256], *path;
	const char *at;

	snprintf(name, sizeof name, "%.*s", (int)rules.length, rules.bytes);
	path = path_of(maker, maker->folder, name, "");
	if (path && !maker->out.status)
		maker->out.status = mig_file_read(path, &text, maker->out.error);
	at = text.bytes ? text.bytes : "";
	while (next_word(&at, &word))
		if (is_file(maker, word))
			add_input(maker, word);
	mig_buffer_free(&text);
	free(path);
}

/* The files and tools among the words of `command`. */
static void
add_words(struct maker *maker, const char *command)
{
	static const char rules[] = ".rules";
	struct mig_html *out = &maker->out;
	struct mig_text word;

	while (next_word(&command, &word)) {
		if (word.length > 4 && memcmp(word.bytes, "mig-", 4) == 0) {
			mig_html_raw(out, " $(call report_tools,");
			mig_html_bytes(out, word);
			mig_html_raw(out, ")");
		} else if (is_file(maker, word)) {
			add_input(maker, word);
			if (word.length >= sizeof rules &&
			    memcmp(word.bytes + word.length - (sizeof rules - 1), rules,
				   sizeof rules - 1) == 0)
				add_tables_of(maker, word);
		}
	}
}

static void
add_table_rule(struct maker *maker, const struct mig_block *block)
{
	struct mig_html *out = &maker->out;
	const struct mig_block *blocks = maker->profile->blocks;
	const char *name = block->name.text, *parts = maker->parts, *input = NULL;

	if (block->input != SIZE_MAX)
		input = blocks[blocks[block->input].table].name.text;
	write_command(maker, name, ".cmd", block->keys[MIG_KEY_RUN].text, "");
	mig_html_format(out, "\n%s/%s.csv: %s/%s.cmd", parts, name, parts, name);
	if (input)
		mig_html_format(out, " %s/%s.csv", parts, input);
	add_words(maker, block->keys[MIG_KEY_RUN].text);
	mig_html_format(out, "\n\t$(call report_table,%s,", maker->folder);
	if (input)
		mig_html_format(out, "$(call report_path,%s/%s.csv))\n", parts, input);
	else
		mig_html_raw(out, "/dev/null)\n");
}

/* The chart of a block, drawn by NAMEcommand with `tail` behind it. */
static void
add_chart_rule(struct maker *maker, const struct mig_block *block, const char *suffix,
	       const char *command, const char *tail)
{
	struct mig_html *out = &maker->out;
	const char *name = block->name.text, *parts = maker->parts;

	write_command(maker, name, command, block->keys[MIG_KEY_PLOT].text, tail);
	mig_html_format(out, "\n%s/%s%s: %s/%s%s", parts, name, suffix, parts, name, command);
	mig_html_format(out, " %s/%s.csv $(report_plots)", parts,
			maker->profile->blocks[block->table].name.text);
	add_words(maker, block->keys[MIG_KEY_PLOT].text);
	mig_html_format(out, "\n\t$(call report_chart,%s,", maker->folder);
	mig_html_format(out, "$(call report_path,%s/%s.csv))\n", parts,
			maker->profile->blocks[block->table].name.text);
}

static void
add_origin_rules(struct maker *maker, const char *profile)
{
	struct mig_html *out = &maker->out;

	mig_html_format(out, "\n%s/inputs.sha256: %s", maker->parts, maker->profile->file);
	for (size_t i = 0; i < maker->inputs.count; i++)
		mig_html_format(out, " %s/%s", maker->folder, maker->inputs.items[i]);
	mig_html_format(out, "\n\t$(call report_inputs,%s,%s", maker->folder,
			maker->asked ? "" : profile);
	for (size_t i = 0; i < maker->inputs.count; i++)
		mig_html_format(out, " %s", maker->inputs.items[i]);
	mig_html_raw(out, ")\n");
	mig_html_format(out, "\n%s/versions.txt: $(call report_tools,mig-report)", maker->parts);
	mig_html_raw(out, "\n\t$(report_versions)\n");
}

static bool
has_run(const struct mig_block *block)
{
	return block->keys[MIG_KEY_RUN].text != NULL;
}

static bool
has_plot(const struct mig_block *block)
{
	return block->keys[MIG_KEY_PLOT].text != NULL;
}

/* The file with `suffix` of every block that makes one. */
static void
add_names(struct maker *maker, bool (*makes)(const struct mig_block *), const char *suffix)
{
	for (size_t i = 0; i < maker->profile->block_count; i++)
		if (makes(&maker->profile->blocks[i]))
			mig_html_format(&maker->out, " %s/%s%s", maker->parts,
					maker->profile->blocks[i].name.text, suffix);
}

/* The start of a rule for the page or a document beside the parts. */
static void
add_target(struct maker *maker, const char *name)
{
	const char *slash = strrchr(maker->parts, '/');
	struct mig_text folder = { maker->parts, slash ? (size_t)(slash + 1 - maker->parts) : 0 };

	mig_html_raw(&maker->out, "\n");
	mig_html_bytes(&maker->out, folder);
	mig_html_format(&maker->out, "%s:", name);
}

static void
add_rules(struct maker *maker)
{
	const struct mig_profile *profile = maker->profile;
	const char *slash = strrchr(profile->file, '/');
	struct mig_html *out = &maker->out;

	mig_html_format(out, "# made by mig-report --make from %s\n", profile->file);
	for (size_t i = 0; i < profile->block_count; i++) {
		if (has_run(&profile->blocks[i]))
			add_table_rule(maker, &profile->blocks[i]);
		if (has_plot(&profile->blocks[i]))
			add_chart_rule(maker, &profile->blocks[i], ".svg", ".plot", " -o \"$1\"");
		if (mig_block_is_narrow(&profile->blocks[i]))
			add_chart_rule(maker, &profile->blocks[i], ".narrow.svg", ".narrow.plot",
				       " --size 360 -o \"$1\"");
	}
	add_origin_rules(maker, slash ? slash + 1 : profile->file);
	add_target(maker, "index.html");
	mig_html_format(out, " %s/inputs.sha256 %s/versions.txt", maker->parts, maker->parts);
	add_names(maker, has_run, ".csv");
	add_names(maker, has_plot, ".svg");
	add_names(maker, mig_block_is_narrow, ".narrow.svg");
	add_target(maker, "indicators.csv");
	add_names(maker, has_run, ".csv");
	add_target(maker, "report.docx");
	add_names(maker, has_plot, ".png");
	mig_html_raw(out, "\n\n# a command that was deleted comes back\nreport_commands :=");
	add_names(maker, has_run, ".cmd");
	add_names(maker, has_plot, ".plot");
	add_names(maker, mig_block_is_narrow, ".narrow.plot");
	mig_html_format(out, "\n$(report_commands):\n\t$(call report_rules,%s,%s,", profile->file,
			maker->parts);
	if (maker->asked)
		mig_html_format(out, " --folder %s", maker->asked);
	for (size_t i = 0; i < maker->variables->count; i++)
		mig_html_format(out, " --define %s", maker->variables->items[i]);
	mig_html_raw(out, ")\n");
}

/* Paths and variables that cannot be written into a makefile. */
static enum mig_status
check_words(const struct maker *maker, struct mig_error *error)
{
	const char *paths[] = { maker->profile->file, maker->parts,
				maker->asked ? maker->asked : "." };
	const struct mig_list *variables = maker->variables;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (!*paths[i] || paths[i][strspn(paths[i], WORD_BYTES)] || strlen(paths[i]) > 120)
			return mig_fail(error, MIG_USAGE,
					"'%s' cannot stand in a makefile: a path of at most 120 "
					"letters, digits and ._/+@- can",
					paths[i]);
	for (size_t i = 0; i < variables->count; i++)
		if (variables->items[i][strspn(variables->items[i], WORD_BYTES "=")])
			return mig_fail(error, MIG_USAGE,
					"'%s' cannot stand in a makefile: letters, digits and "
					"._/+@- can", variables->items[i]);
	return MIG_OK;
}

enum mig_status
mig_report_rules(const struct mig_profile *profile, const struct mig_rules_files *files,
		 const struct mig_list *variables, struct mig_buffer *rules,
		 struct mig_error *error)
{
	struct maker maker = { .profile = profile,
			       .parts = files->parts,
			       .asked = files->folder,
			       .variables = variables,
			       .out = { rules, error, MIG_OK } };
	const char *slash = strrchr(profile->file, '/');
	enum mig_status status = check_words(&maker, error);

	if (status)
		return status;
	maker.folder = strdup(maker.asked ? maker.asked : slash ? profile->file : ".");
	if (!maker.folder)
		return mig_fail_memory(error);
	if (slash && !maker.asked)
		maker.folder[slash - profile->file] = '\0';
	add_rules(&maker);
	mig_list_free(&maker.inputs);
	free(maker.folder);
	return maker.out.status;
}
