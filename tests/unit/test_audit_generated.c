/* Audits of generated tables: what adds up, exactly or rounded, has no finding; where one digit
 * was changed, that cell is found. How many are found, shape by shape, is printed, and the manual
 * page of mig-audit tells it ("How often it is found"):
 *
 *     make build/tests/unit/test_audit_generated && build/tests/unit/test_audit_generated | grep
 * '^#'
 */
#include "audits.h"

enum { ROUNDS = 60, SIDE_MAX = 14, CELLS_MAX = (SIDE_MAX + 1) * (SIDE_MAX + 1) };

static const struct shape {
	const char *what;
	size_t rows, columns; /* without the margins; one row has no column totals */
	long size;	      /* figures are below it */
	unsigned alone;	 /* of ROUNDS found without an alternative, as the manual page has it */
	unsigned listed; /* among up to 12 alternatives; the others are among more of them */
} shapes[] = {
	{ "3 by 3", 3, 3, 10000, 60, 0 },
	{ "12 by 12", 12, 12, 100000, 60, 0 },
	{ "2 by 14, large figures", 2, 14, 10000000, 60, 0 },
	{ "one row of 3 parts", 1, 3, 10000, 25, 35 },
	{ "one row of 8 parts", 1, 8, 100000, 16, 44 },
	{ "one row of 14 parts", 1, 14, 1000000, 23, 30 },
};

/* How a changed figure was found. */
enum found { MISSED, ALONE, LISTED, COUNTED };

/* A table with its margins, row by row. */
struct figures {
	size_t rows, columns; /* with the margins */
	long cells[CELLS_MAX];
};

/* Figures of all sizes: the number of digits is drawn first. */
static long
draw(uint64_t *seed, long size)
{
	long limit = 10;

	while (limit < size && next_random(seed) % 3 > 0)
		limit *= 10;
	return (long)(next_random(seed) % (uint64_t)limit);
}

static void
generate(const struct shape *shape, uint64_t *seed, struct figures *figures)
{
	size_t columns = shape->columns + 1, rows = shape->rows + (shape->rows > 1);
	long *cells = figures->cells;

	figures->rows = rows;
	figures->columns = columns;
	memset(cells, 0, sizeof figures->cells);
	for (size_t i = 0; i < shape->rows; i++)
		for (size_t j = 0; j < shape->columns; j++) {
			long number = draw(seed, shape->size);

			cells[i * columns + j] = number;
			cells[i * columns + shape->columns] += number;
			if (rows == shape->rows)
				continue;
			cells[shape->rows * columns + j] += number;
			cells[shape->rows * columns + shape->columns] += number;
		}
}

static struct mig_buffer
write_figures(const struct figures *figures)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;

	add_text(&text, "o,d,persons\n");
	for (size_t i = 0; i < figures->rows * figures->columns; i++) {
		size_t row = i / figures->columns, column = i % figures->columns;
		char names[2][24];

		snprintf(names[0], sizeof names[0], "%zu", row);
		snprintf(names[1], sizeof names[1], "%zu", column);
		mig_buffer_format(&text, &error, "%s,%s,%ld\n",
				  figures->rows > 1 && row + 1 == figures->rows ? "T" : names[0],
				  column + 1 == figures->columns ? "T" : names[1],
				  figures->cells[i]);
	}
	return text;
}

static struct mig_audit
audit_figures(const struct figures *figures, const char *unit)
{
	const struct audited two_way = { .of = "o,d", .total = "T", .unit = unit };
	const struct audited one_way = { .by = "o", .of = "d", .total = "T", .unit = unit };
	struct mig_buffer text = write_figures(figures);
	struct mig_audit audit;
	struct mig_error error;

	if (audit_text(text.bytes, figures->rows > 1 ? &two_way : &one_way, &audit, &error) !=
	    MIG_OK)
		fail_msg("%s", error.message);
	mig_buffer_free(&text);
	return audit;
}

/* One digit of the cell is another, or left out, or one too many, or two change places. */
static long
change_digit(long number, uint64_t *seed)
{
	for (;;) {
		char text[32], changed[33];
		size_t length, at;

		snprintf(text, sizeof text, "%ld", number);
		length = strlen(text);
		at = next_random(seed) % length;
		memcpy(changed, text, sizeof text);
		switch (next_random(seed) % 4) {
		case 0:
			changed[at] = (char)('0' + next_random(seed) % 10);
			break;
		case 1:
			memmove(changed + at, text + at + 1, length - at);
			break;
		case 2:
			memmove(changed + at + 1, text + at, length - at + 1);
			changed[at] = (char)('0' + next_random(seed) % 10);
			break;
		default:
			if (at + 1 < length) {
				changed[at] = text[at + 1];
				changed[at + 1] = text[at];
			}
		}
		/* no office prints 06 */
		if (*changed && (*changed != '0' || !changed[1]) && atol(changed) != number)
			return atol(changed);
	}
}

/* How the audit names the cell (a row number) with this figure. */
static enum found
how_found(const struct mig_audit *audit, size_t row, long meant)
{
	bool alone = audit->finding_count == 1 && audit->findings[0].candidates == 1;

	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];

		/* more alternatives than are listed: no cell is named */
		if (finding->candidates > 12 && !finding->has_suggestion)
			return COUNTED;
		if (audit->cells[finding->cell].row == row && finding->has_suggestion &&
		    mig_decimal_compare(finding->suggestion, mig_decimal_of(meant)) == 0)
			return alone ? ALONE : LISTED;
	}
	return MISSED;
}

static void
check_changed_digits(void **state)
{
	const struct shape *shape = *state;
	uint64_t seed = 20090401 + (uint64_t)shape->rows * 31 + shape->columns;
	unsigned found[COUNTED + 1] = { 0 };

	for (int round = 0; round < ROUNDS; round++) {
		struct figures figures;
		struct mig_audit audit;
		size_t row;
		long meant;
		enum found how;

		generate(shape, &seed, &figures);
		row = next_random(&seed) % (figures.rows * figures.columns);
		meant = figures.cells[row];
		figures.cells[row] = change_digit(meant, &seed);
		audit = audit_figures(&figures, "0");
		how = how_found(&audit, row, meant);
		if (how == MISSED) {
			struct mig_buffer got = render_findings(&audit);

			fail_msg("row %zu, %ld for %ld: %s", row, figures.cells[row], meant,
				 got.bytes);
		}
		found[how]++;
		mig_audit_free(&audit);
	}
	print_message("# one digit of %s: of %d, %u found alone, %u among up to 12 listed, "
		      "%u among more, %u missed\n",
		      shape->what, ROUNDS, found[ALONE], found[LISTED], found[COUNTED],
		      found[MISSED]);
	assert_int_equal(found[ALONE], shape->alone);
	assert_int_equal(found[LISTED], shape->listed);
}

/* A multiple of the unit that is nearest to a figure; halves go where chance sends them. */
static long
round_to(long number, long unit, uint64_t *seed)
{
	long rest = number % unit, down = number - rest;

	if (2 * rest == unit)
		return next_random(seed) % 2 ? down : down + unit;
	return 2 * rest < unit ? down : down + unit;
}

static void
check_no_alarm(void **state)
{
	/* units that are given, and the same inferred; 1 stands for tenths rounded to units */
	static const struct {
		long unit;
		const char *given;
	} units[] = { { 0, NULL },  { 5, "5" },	    { 5, NULL },
		      { 10, NULL }, { 100, "100" }, { 1000, NULL } };
	const struct shape *shape = *state;
	uint64_t seed = 19760101 + (uint64_t)shape->rows;
	unsigned tables = 0;

	for (int round = 0; round < ROUNDS; round++)
		for (size_t u = 0; u < COUNT(units); u++) {
			struct figures figures;
			struct mig_audit audit;

			/* few figures do not tell their unit */
			if (units[u].unit && !units[u].given && shape->rows == 1)
				continue;
			generate(shape, &seed, &figures);
			for (size_t i = 0; units[u].unit && i < figures.rows * figures.columns; i++)
				figures.cells[i] = round_to(figures.cells[i], units[u].unit, &seed);
			audit = audit_figures(&figures, units[u].given);
			if (audit.finding_count) {
				struct mig_buffer got = render_findings(&audit),
						  text = write_figures(&figures);

				fail_msg("unit %ld: %s%s", units[u].unit, got.bytes, text.bytes);
			}
			mig_audit_free(&audit);
			tables++;
		}
	print_message("# %s, consistent or rounded: %u tables, 0 false alarms\n", shape->what,
		      tables);
}

int
main(void)
{
	struct CMUnitTest tests[2 * COUNT(shapes)] = { { 0 } };

	for (size_t i = 0; i < COUNT(shapes); i++) {
		tests[2 * i] = (struct CMUnitTest){ .name = shapes[i].what,
						    .test_func = check_changed_digits,
						    .initial_state = (void *)&shapes[i] };
		tests[2 * i + 1] = (struct CMUnitTest){ .name = "no alarm",
							.test_func = check_no_alarm,
							.initial_state = (void *)&shapes[i] };
	}
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
