/* mig-audit - find the wrong digit in a printed table
 *
 * in   a tidy table, and rules: from its structure by options, or from a file
 * out  the figures that cannot be right: cell, rule, what the rules imply, by how much they
 *      differ, the single correction that mends it; status 1 when there is one
 * What rounding explains is no finding. Nothing is changed unless --apply asks for it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/findings.h"
#include "audit/operand.h"
#include "audit/rules.h"
#include "program.h"

struct audit_settings {
	struct mig_settings common;
	struct mig_list totals, of, units, looks, list, at_most, terms, without;
	const char *hierarchy, *percent, *base, *adds_to, *in, *out, *net, *direction, *rules,
	    *changes;
	bool prefix, periods, closure, summary, explain, apply, fill, repair;
};

#define AT(member)	  offsetof(struct audit_settings, member)
#define AT_COMMON(member) AT(common.member)

static const struct mig_option audit_options[] = {
	{ "by", 'b', MIG_OPTION_LIST, AT_COMMON(by), "COLUMN,...", "columns that name a row" },
	{ "time", 't', MIG_OPTION_TEXT, AT_COMMON(time), "COLUMN",
	  "time column [year, period, date, time or TIME_PERIOD]" },
	{ "value", 'v', MIG_OPTION_LIST, AT_COMMON(values), "COLUMN,...",
	  "value columns [persons, value, count or OBS_VALUE]" },
	{ "where", 'w', MIG_OPTION_WHERE, AT_COMMON(where), "CONDITION",
	  "only rows with COLUMN=VALUE,... (also != < <= > >=)" },
	{ "of", 0, MIG_OPTION_LIST, AT(of), "COLUMN,...", "columns with parts and totals" },
	{ "total", 0, MIG_OPTION_LIST, AT(totals), "MEMBER,...",
	  "their totals, one a column, or one for all" },
	{ "hierarchy", 0, MIG_OPTION_TEXT, AT(hierarchy), "FILE",
	  "table of member and parent, for the column of --of" },
	{ "prefix", 0, MIG_OPTION_FLAG, AT(prefix), NULL,
	  "codes in the column of --of are parts of their longest prefix" },
	{ "adds-to", 0, MIG_OPTION_TEXT, AT(adds_to), "NUMBER",
	  "what the parts of --of add up to: 100 for percentages" },
	{ "periods", 0, MIG_OPTION_FLAG, AT(periods), NULL,
	  "months add up to quarters, and these to years" },
	{ "percent", 0, MIG_OPTION_TEXT, AT(percent), "COLUMN",
	  "percentages of the value column in its total, or in --base" },
	{ "base", 0, MIG_OPTION_TEXT, AT(base), "COLUMN", "what percentages are of" },
	{ "net", 0, MIG_OPTION_TEXT, AT(net), "NAME", "net = in - out: column or member" },
	{ "in", 0, MIG_OPTION_TEXT, AT(in), "NAME",
	  "of --net [immigration, in, arrivals, inflow]" },
	{ "out", 0, MIG_OPTION_TEXT, AT(out), "NAME",
	  "of --net [emigration, out, departures, outflow]" },
	{ "direction", 0, MIG_OPTION_TEXT, AT(direction), "COLUMN",
	  "in, out and net are members of this column" },
	{ "at-most", 0, MIG_OPTION_LIST, AT(at_most), "PART=WHOLE,...",
	  "no figure of a column is above that of the other" },
	{ "closure", 0, MIG_OPTION_FLAG, AT(closure), NULL,
	  "population_end = population_start + births - deaths + ..." },
	{ "term", 0, MIG_OPTION_LIST, AT(terms), "TERM=COLUMN,...",
	  "of --closure: columns with other names" },
	{ "without", 0, MIG_OPTION_LIST, AT(without), "TERM,...",
	  "of --closure: flows that do not occur and are 0" },
	{ "look-for", 0, MIG_OPTION_LIST, AT(looks), "WHAT,...",
	  "negative, gaps, jumps, repeats, or all" },
	{ "rules", 0, MIG_OPTION_TEXT, AT(rules), "FILE", "rules to keep to, one a line" },
	{ "unit", 0, MIG_OPTION_LIST, AT(units), "[COLUMN=]UNIT",
	  "what figures are rounded to, or exact [as printed]" },
	{ "list", 0, MIG_OPTION_LIST, AT(list), "VERDICT,...",
	  "list checks that are exact or rounding as well" },
	{ "summary", 0, MIG_OPTION_FLAG, AT(summary), NULL, "how many checks of each rule hold" },
	{ "explain", 0, MIG_OPTION_FLAG, AT(explain), NULL, "the findings in sentences" },
	{ "apply", 0, MIG_OPTION_FLAG, AT(apply), NULL,
	  "write the table with the corrections that have no alternative" },
	{ "changes", 0, MIG_OPTION_TEXT, AT(changes), "FILE",
	  "and the list of changes to FILE, as CSV [standard error]" },
	{ "fill", 0, MIG_OPTION_FLAG, AT(fill), NULL,
	  "and with missing figures that rules determine" },
	{ "repair", 0, MIG_OPTION_FLAG, AT(repair), NULL,
	  "and with sums that rounding broke made exact by least change" },
	{ 0 },
};

static const struct mig_option *const options[] = { audit_options, mig_options_input,
						    mig_options_format, mig_options_output, NULL };

/* Everything that a run holds. */
struct run {
	struct audit_settings *settings;
	struct mig_audit audit;
	struct mig_rules rules;
	struct mig_list keys;
	struct mig_audit_closure closure;
	size_t operand; /* MIG_AUDIT_NONE: no table on the command line */
};

static enum mig_status
usage(struct mig_error *error, const char *message, const char *hint)
{
	mig_fail(error, MIG_USAGE, "%s", message);
	mig_hint(error, "%s", hint);
	return MIG_USAGE;
}

/* What asks for a table on the command line. */
static bool
has_structure(const struct audit_settings *settings)
{
	return settings->of.count || settings->totals.count || settings->periods ||
	       settings->percent || settings->net || settings->at_most.count || settings->closure ||
	       settings->looks.count || !settings->rules;
}

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

static enum mig_status
check_names(const struct mig_list *list, const char *option, const char *const *names,
	    struct mig_error *error)
{
	for (size_t i = 0; i < list->count; i++)
		if (!is_one_of(list->items[i], names)) {
			size_t count = 0;

			while (names[count])
				count++;
			mig_fail(error, MIG_USAGE, "--%s has no '%s'", option, list->items[i]);
			mig_hint_names(error, "there are", mig_text_of(list->items[i]), names,
				       count);
			return MIG_USAGE;
		}
	return MIG_OK;
}

static enum mig_status
check_settings(const struct audit_settings *settings, struct mig_error *error)
{
	static const char *const looks[] = { "negative", "gaps", "jumps", "repeats", "all", NULL };
	static const char *const verdicts[] = { "exact", "rounding", "impossible", NULL };
	enum mig_status status = check_names(&settings->looks, "look-for", looks, error);

	if (status == MIG_OK)
		status = check_names(&settings->list, "list", verdicts, error);
	if (status != MIG_OK)
		return status;
	if (settings->totals.count > 1 && settings->totals.count != settings->of.count)
		return usage(error, "--total and --of have different numbers of names",
			     "name one total for each column, or one for all");
	if (!settings->of.count && (settings->totals.count || settings->hierarchy ||
				    settings->prefix || settings->adds_to))
		return usage(error, "--of is missing", "name the column with parts and totals");
	if ((settings->hierarchy || settings->prefix || settings->adds_to) &&
	    settings->of.count > 1)
		return usage(error, "--hierarchy, --prefix and --adds-to are for one column",
			     "audit the other columns by themselves");
	if (settings->hierarchy && settings->prefix)
		return usage(error, "--hierarchy and --prefix exclude each other",
			     "both tell what members are parts of: choose one");
	if (settings->percent && !settings->base && !settings->of.count)
		return usage(error, "--percent without what the percentages are of",
			     "name a column with --base, or the column of the parts with --of");
	if ((settings->in || settings->out || settings->direction) && !settings->net)
		return usage(error, "--net is missing", "name the column or member of the balance");
	if ((settings->terms.count || settings->without.count) && !settings->closure)
		return mig_fail(error, MIG_USAGE, "--%s needs --closure",
				settings->terms.count ? "term" : "without");
	if ((settings->fill || settings->repair) && !settings->apply)
		return usage(error, "--fill and --repair go with --apply", "add --apply");
	if (settings->changes && !settings->apply)
		return usage(error, "--changes goes with --apply", "add --apply");
	if (settings->changes && settings->common.output &&
	    strcmp(settings->changes, settings->common.output) == 0)
		return usage(error, "--changes and --output name the same file",
			     "the table and the list of changes are two files");
	if (settings->apply && settings->common.where.count)
		return usage(error, "--apply writes the whole table, and --where chooses rows",
			     "leave out --where");
	if (settings->apply + settings->summary + settings->explain > 1)
		return usage(error, "--apply, --summary and --explain exclude each other",
			     "run mig-audit once for each");
	return MIG_OK;
}

static enum mig_status
add_key(struct run *run, const char *name, struct mig_error *error)
{
	return mig_list_contains(&run->keys, mig_text_of(name))
		   ? MIG_OK
		   : mig_list_add(&run->keys, mig_text_of(name), error);
}

static enum mig_status
list_keys(struct run *run, const struct mig_records *records, struct mig_error *error)
{
	const struct audit_settings *settings = run->settings;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < settings->common.by.count; i++)
		status = add_key(run, settings->common.by.items[i], error);
	for (size_t i = 0; status == MIG_OK && i < settings->of.count; i++)
		status = add_key(run, settings->of.items[i], error);
	if (status == MIG_OK && settings->direction)
		status = add_key(run, settings->direction, error);
	return status == MIG_OK ? mig_rules_keys(&run->rules, records, &run->keys, error) : status;
}

static struct mig_audit_plan
plan_of(const struct run *run)
{
	const struct audit_settings *settings = run->settings;

	return (struct mig_audit_plan){ .values = &settings->common.values,
					.of = &settings->of,
					.totals = &settings->totals,
					.hierarchy = settings->hierarchy,
					.prefix = settings->prefix,
					.periods = settings->periods,
					.adds_to = settings->adds_to,
					.percent = settings->percent,
					.base = settings->base,
					.net = settings->net,
					.in = settings->in,
					.out = settings->out,
					.direction = settings->direction,
					.at_most = &settings->at_most,
					.closure = settings->closure ? &run->closure : NULL,
					.looks = &settings->looks,
					.has_rules = settings->rules != NULL,
					.record_max = settings->common.record_max };
}

static enum mig_status
read_operand(struct run *run, struct mig_error *error)
{
	struct mig_settings *common = &run->settings->common;
	const struct mig_audit_plan plan = plan_of(run);
	const struct mig_audit_operand operand = { .plan = &plan,
						   .keys = &run->keys,
						   .time = common->time,
						   .units = &run->settings->units,
						   .filter = &common->where,
						   .threads = common->threads,
						   .whole = run->settings->apply };
	struct mig_records *records;
	enum mig_status status;

	run->operand = MIG_AUDIT_NONE;
	if (!has_structure(run->settings) && !mig_rules_need_operand(&run->rules) &&
	    common->operands.count == 0)
		return MIG_OK;
	if (common->operands.count == 0 && isatty(STDIN_FILENO))
		return usage(error, "no input: name a file, or pipe a table in",
			     "mig-audit --help lists the options");
	status = mig_program_records(common, 0, &records, error);
	if (status != MIG_OK)
		return status;
	status = list_keys(run, records, error);
	if (status == MIG_OK && run->settings->closure)
		status = mig_audit_closure_find(records, &run->settings->terms,
						&run->settings->without, &run->closure, error);
	if (status == MIG_OK)
		status =
		    mig_audit_read_operand(&run->audit, records, &operand, &run->operand, error);
	mig_records_free(records);
	return status;
}

/* The value column that rules on members are about. */
static const char *
value_name(const struct run *run)
{
	const struct mig_list *given = &run->settings->common.values;
	size_t column;

	if (given->count || run->operand == MIG_AUDIT_NONE)
		return given->count ? given->items[0] : NULL;
	column = mig_audit_value_column(&run->audit.tables[run->operand].table);
	return column == SIZE_MAX ? NULL : run->audit.tables[run->operand].table.names[column];
}

static enum mig_status
make_checks(struct run *run, struct mig_error *error)
{
	const struct mig_records_options other = { .record_max = run->settings->common.record_max };
	const struct mig_audit_plan plan = plan_of(run);
	enum mig_status status = MIG_OK;

	if (run->operand != MIG_AUDIT_NONE)
		status = mig_audit_plan_bind(&plan, &run->audit, run->operand, error);
	if (status == MIG_OK)
		status = mig_rules_bind(&run->rules, &run->audit, run->operand, value_name(run),
					&other, error);
	if (status == MIG_OK)
		status =
		    mig_audit_give_units(&run->audit, run->operand, &run->settings->units, error);
	if (status == MIG_OK)
		mig_audit_infer_units(&run->audit);
	if (status == MIG_OK)
		status = mig_audit_judge(&run->audit, error);
	for (size_t t = 0; status == MIG_OK && t < run->audit.table_count; t++)
		status = mig_audit_find_duplicates(&run->audit, t, error);
	return status;
}

static enum mig_status
find_wrong(struct run *run, struct mig_error *error)
{
	const struct mig_audit_plan plan = plan_of(run);
	const struct mig_list *list = &run->settings->list;
	enum mig_status status = mig_audit_locate(&run->audit, error);

	if (status == MIG_OK && run->operand != MIG_AUDIT_NONE)
		status = mig_audit_plan_look(&plan, &run->audit, run->operand, error);
	if (status == MIG_OK && mig_list_contains(list, mig_text_of("rounding")))
		status = mig_findings_add(&run->audit, MIG_VERDICT_ROUNDING, error);
	if (status == MIG_OK && mig_list_contains(list, mig_text_of("exact")))
		status = mig_findings_add(&run->audit, MIG_VERDICT_EXACT, error);
	return status;
}

static bool
is_any_impossible(const struct mig_audit *audit)
{
	for (size_t i = 0; i < audit->rule_count; i++)
		if (audit->rules[i].impossible)
			return true;
	return false;
}

/* The list of changes: notes, or a table of its own. */
static enum mig_status
tell_changes(struct run *run, struct mig_result *result, struct mig_error *error)
{
	const char *file = run->settings->changes;
	struct mig_writer *writer;
	enum mig_status status;

	if (!file)
		return mig_findings_changes(&run->audit, run->operand, &result->notes, error);
	writer = mig_writer_new(MIG_FORMAT_CSV);
	if (!writer)
		return mig_fail_memory(error);
	status = mig_findings_list_changes(&run->audit, run->operand, writer, error);
	if (status == MIG_OK)
		status = mig_writer_write(writer, file, error);
	mig_writer_free(writer);
	return status;
}

/* The corrected table; the status tells whether it is right now. */
static enum mig_status
mend(struct run *run, struct mig_result *result, struct mig_error *error)
{
	size_t left = 0;
	enum mig_status status;

	if (run->operand == MIG_AUDIT_NONE)
		return usage(error, "--apply needs a table on the command line",
			     "name the table that is to be corrected");
	status = mig_findings_apply(&run->audit, error);
	if (status == MIG_OK && run->settings->fill) {
		status = mig_audit_fill(&run->audit, error);
		if (status == MIG_OK)
			status = mig_audit_judge(&run->audit, error);
	}
	if (status == MIG_OK && run->settings->repair)
		status = mig_audit_repair(&run->audit, &left, error);
	if (status == MIG_OK && left)
		status = mig_buffer_format(&result->notes, error,
					   "%zu sums could not be repaired by few changes\n", left);
	if (status == MIG_OK)
		status = mig_audit_judge(&run->audit, error);
	result->condition = is_any_impossible(&run->audit);
	if (status == MIG_OK)
		status = mig_findings_table(&run->audit, run->operand, result->writer, error);
	return status == MIG_OK ? tell_changes(run, result, error) : status;
}

static enum mig_status
write_answer(struct run *run, struct mig_result *result, struct mig_error *error)
{
	enum mig_status status;

	result->condition = is_any_impossible(&run->audit);
	if (run->settings->apply)
		status = mend(run, result, error);
	else if (run->settings->summary)
		status = mig_findings_summary(&run->audit, result->writer, error);
	else if (run->settings->explain)
		status = mig_findings_explain(&run->audit, &result->text, error);
	else
		status = mig_findings_write(&run->audit, result->writer, error);
	return status == MIG_OK ? mig_findings_limits(&run->audit, &result->notes, error) : status;
}

static enum mig_status
run_audit(struct run *run, struct mig_result *result, struct mig_error *error)
{
	enum mig_status status = check_settings(run->settings, error);

	if (status == MIG_OK && run->settings->rules)
		status = mig_rules_read(&run->rules, run->settings->rules, error);
	if (status == MIG_OK)
		status = read_operand(run, error);
	if (status == MIG_OK)
		status = make_checks(run, error);
	if (status == MIG_OK)
		status = find_wrong(run, error);
	return status == MIG_OK ? write_answer(run, result, error) : status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct run state = { .settings = data };
	enum mig_status status = run_audit(&state, result, error);

	if (status == MIG_DATA && state.settings->rules && !error->hint[0])
		mig_hint(error, "mig help audit tells how rules are written");
	mig_audit_free(&state.audit);
	mig_rules_free(&state.rules);
	mig_list_free(&state.keys);
	mig_list_free(&state.closure.columns);
	return status;
}

static const struct mig_program program = {
	.name = "mig-audit",
	.purpose = "find figures that cannot be right, and the single correction that mends each",
	.operands = "[FILE ...]",
	.examples = { "mig-audit -b direction,region --look-for all --summary "
		      "data/kazakhstan/flows.csv",
		      "mig-audit --rules data/kazakhstan/audit.rules --explain",
		      "printf 'sex,year,persons\\nmale,2015,379\\nfemale,2015,299\\n"
		      "total,2015,687\\n' | mig-audit --of sex --total total -f table" },
	.options = options,
	.settings_size = sizeof(struct audit_settings),
	.operands_min = SIZE_MAX,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}
