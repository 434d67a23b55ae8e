/* A table read through the engine is the table read as text: the same members, figures, lines and
 * notations of periods, for any number of threads and wherever blocks and stretches are cut. */
#include "audit/read.h"

#include "audits.h"

/* What is read, and how it is asked for. */
struct input {
	const char *what, *csv, *by, *figures, *where;
	const char *names; /* of columns, for a file without a header */
};

static const struct input inputs[] = {
	{ "plain", "a,b,year,persons\nx,y,2014,1\nx,z,2014,22\nx,y,2015,\nw,y,2015,-3\n", "a,b",
	  "persons", NULL, NULL },
	{ "quotes, and lines in them",
	  "a,year,persons\n\"x\ny\",2014,1\n\"x\"\"y\",2014,\"2\"\n\n\n\"x\ny\",2015,3\nz,2015,4\n",
	  "a", "persons", NULL, NULL },
	{ "CRLF, and no end of the last line", "a,year,persons\r\nx,2014,1\r\ny,2014,2", "a",
	  "persons", NULL, NULL },
	{ "a blank line, and no end of the last line", "a,year,persons\nx,2014,1\n\ny,2014,2", "a",
	  "persons", NULL, NULL },
	{ "lone CRs", "a,year,persons\rx,2014,1\ry,2014,2\r\rz,2014,3\r", "a", "persons", NULL,
	  NULL },
	{ "CR, CRLF and LF", "a,year,persons\nx,2014,1\r\ry,2014,2\r\nz,2014,3\n\rw,2014,4\n", "a",
	  "persons", NULL, NULL },
	{ "notations of one period",
	  "a,year,persons\nx,2014-Q1,1\ny,2014Q1,2\nz,2014-01/2014-03,3\nw,year,4\nv,2014-Q1,5\n",
	  "a", "persons", NULL, NULL },
	{ "numbers of all kinds",
	  "a,n,m\nx,1.50,0\ny,-0.5,99999999999999999999999\nz,007,-1e3\n"
	  "w,9223372036854775807,9223372036854775808\nv,-9223372036854775808,.5\n"
	  "u,,170141183460469231731687303715884105727\n",
	  "a", "m,n,m", NULL, NULL },
	{ "conditions", "a,year,persons\nx,2014,1\ny,2015,2\n\nx,2015,no number\nz,2016,3\n", "a",
	  "persons", "year!=2015", NULL },
	{ "no key and no time", "n,m\n1,2\n3,4\n", NULL, "n", NULL, NULL },
	{ "time among the keys", "year,a,persons\n2014,x,1\n2015,x,2\n", "year,a", "persons", NULL,
	  NULL },
	{ "one text as member and as period", "a,year,persons\n2014,2014,1\n2015,2014,2\n", "a",
	  "persons", NULL, NULL },
	{ "no rows", "a,year,persons\n", "a", "persons", NULL, NULL },
	{ "no header", "x,2014,1\ny,2014,2\n", "a", "n", NULL, "a,year,n" },
	{ "long texts, not ASCII", "a,year,persons\nҚазақстан Республикасы,2014,1\né,2014,2\n", "a",
	  "persons", NULL, NULL },
};

/* Three files, the second without rows. */
static char *const files[] = { (char *)"one.csv", (char *)"two.csv", (char *)"three.csv" };

static void
write_inputs(const struct input *input)
{
	size_t header = input->names ? 0 : strcspn(input->csv, "\r\n");

	write_file(files[0], input->csv, strlen(input->csv));
	write_file(files[1], input->csv, input->names ? strlen(input->csv) : header + 1);
	write_file(files[2], input->csv, strlen(input->csv));
}

static struct mig_records *
open_inputs(const struct input *input, struct mig_filter *filter)
{
	struct mig_records_options options = { .record_max = 0 };
	struct mig_list names = { 0 };
	struct mig_records *records;
	struct mig_error error;

	split(&names, input->names);
	options.names = &names;
	if (mig_records_open(files, COUNT(files), &options, &records, &error) != MIG_OK)
		fail_msg("%s: %s", input->what, error.message);
	mig_list_free(&names);
	if (input->where)
		assert_int_equal(mig_filter_add(filter, input->where, &error), MIG_OK);
	return records;
}

static struct mig_audit
read_as_text(const struct input *input, const struct mig_list *keys, const struct mig_list *figures)
{
	struct mig_audit audit = { 0 };
	struct mig_filter filter = { 0 };
	struct mig_records *records = open_inputs(input, &filter);
	struct mig_table table;
	struct mig_error error = { 0 };
	size_t number, column;
	enum mig_status status = mig_table_read(records, &filter, &table, &error);

	if (status == MIG_OK)
		status = mig_audit_add_table(&audit, &table, NULL, keys, NULL, &number, &error);
	for (size_t i = 0; status == MIG_OK && i < figures->count; i++)
		status = mig_audit_column(&audit, number, figures->items[i], &column, &error);
	if (status != MIG_OK)
		fail_msg("%s: %s", input->what, error.message);
	mig_records_free(records);
	mig_filter_free(&filter);
	return audit;
}

static struct mig_audit
read_quickly(const struct input *input, const struct mig_list *keys, const struct mig_list *figures,
	     const struct mig_engine_options *options)
{
	struct mig_audit audit = { 0 };
	struct mig_filter filter = { 0 };
	struct mig_records *records = open_inputs(input, &filter);
	const struct mig_audit_request request = {
		.keys = keys, .figures = figures, .filter = &filter, .engine = *options
	};
	struct mig_error error = { 0 };
	size_t number;

	if (mig_audit_read(&audit, records, &request, &number, &error) != MIG_OK)
		fail_msg("%s: %s", input->what, error.message);
	mig_records_free(records);
	mig_filter_free(&filter);
	return audit;
}

static void
assert_same_cell(const struct mig_audit *one, const struct mig_audit *other, size_t cell)
{
	struct mig_decimal wanted = mig_audit_number(one, cell);
	struct mig_decimal got = mig_audit_number(other, cell);

	assert_int_equal(other->cells[cell].known, one->cells[cell].known);
	assert_int_equal(other->cells[cell].row, one->cells[cell].row);
	assert_int_equal(other->cells[cell].column, one->cells[cell].column);
	if (!one->cells[cell].known)
		return;
	assert_true(wanted.units == got.units);
	assert_int_equal(got.scale, wanted.scale);
}

static void
assert_same(const struct mig_audit *one, const struct mig_audit *other)
{
	const struct mig_audit_table *text = &one->tables[0], *quick = &other->tables[0];

	assert_int_equal(quick->table.rows, text->table.rows);
	assert_int_equal(quick->key_count, text->key_count);
	assert_int_equal(quick->time, text->time);
	assert_string_equal(quick->table.input_name, text->table.input_name);
	assert_int_equal(other->members.count, one->members.count);
	assert_int_equal(other->column_count, one->column_count);
	assert_int_equal(other->cell_count, one->cell_count);
	for (size_t i = 0; i < text->table.rows * text->key_count; i++)
		assert_int_equal(quick->members[i], text->members[i]);
	for (size_t i = 0; i < one->cell_count; i++)
		assert_same_cell(one, other, i);
	for (size_t row = 0; row < text->table.rows; row++) {
		struct mig_position wanted = mig_audit_row_position(text, row);
		struct mig_position got = mig_audit_row_position(quick, row);

		assert_string_equal(got.file, wanted.file);
		assert_int_equal(got.line, wanted.line);
		for (size_t k = 0; k < text->key_count; k++)
			assert_true(mig_text_equal(mig_audit_key_text(other, quick, row, k),
						   mig_audit_key_text(one, text, row, k)));
	}
}

static void
compare_ways(const struct input *input)
{
	static const size_t blocks[] = { 0, 1, 7, 16, 64 }, threads[] = { 1, 2, 5 };
	struct mig_list keys = { 0 }, figures = { 0 };
	struct mig_audit text;

	split(&keys, input->by);
	split(&figures, input->figures);
	write_inputs(input);
	text = read_as_text(input, &keys, &figures);
	for (size_t b = 0; b < COUNT(blocks); b++)
		for (size_t t = 0; t < COUNT(threads); t++) {
			const struct mig_engine_options options = { .threads = threads[t],
								    .block = blocks[b],
								    .stretch = b % 2 ? 64 : 0 };
			struct mig_audit quick = read_quickly(input, &keys, &figures, &options);

			assert_same(&text, &quick);
			mig_audit_free(&quick);
		}
	mig_audit_free(&text);
	mig_list_free(&keys);
	mig_list_free(&figures);
}

static void
check_input(void **state)
{
	compare_ways(*state);
}

/* A field of a few bytes, in quotes now and then. */
static void
add_field(struct mig_buffer *text, uint64_t *seed)
{
	static const char *const fields[] = {
		"x",	      "y",   "\"x\"", "\"a,b\"", "\"a\nb\"",
		"\"q\"\"q\"", " x ", "é",     "",	 "longer text"
	};

	add_text(text, fields[next_random(seed) % COUNT(fields)]);
}

static void
check_generated(void **state)
{
	static const char *const ends[] = { "\n", "\n", "\n", "\r\n", "\n\n", "\n \n" };
	static const char *const numbers[] = { "1", "20",    "-3",  "4.50",
					       "",  "\"6\"", "1e3", "12345678901234567890" };
	uint64_t seed = 20161001;

	(void)state;
	for (int round = 0; round < 60; round++) {
		struct mig_buffer text = { 0 };
		struct input input = { .what = "generated", .by = "a,b", .figures = "persons" };

		add_text(&text, "a,b,year,persons\n");
		for (size_t row = next_random(&seed) % 40; row > 0; row--) {
			char year[16];

			add_field(&text, &seed);
			add_text(&text, ",");
			add_field(&text, &seed);
			snprintf(year, sizeof year, ",%u,",
				 2000 + (unsigned)(next_random(&seed) % 3));
			add_text(&text, year);
			add_text(&text, numbers[next_random(&seed) % COUNT(numbers)]);
			add_text(&text, ends[next_random(&seed) % COUNT(ends)]);
		}
		input.csv = text.bytes;
		input.where = round % 3 ? NULL : "year>=2001";
		compare_ways(&input);
		mig_buffer_free(&text);
	}
}

/* The first record that is wrong is told, wherever blocks are cut. */
static void
check_errors(void **state)
{
	static const struct {
		const char *csv, *message;
	} wrong[] = {
		{ "a,persons\nx,1\n\ny,2 2\nz,3 3\n",
		  "one.csv:4:2: column 'persons': '2 2' is not a number" },
		{ "a,persons\nx,1\n\"y\nz\",-\n",
		  "one.csv:3:2: column 'persons': '-' is not a number" },
		{ "a,persons\nx,1\ny\n", "one.csv:3:2: 1 field where the header has 2" },
	};
	const struct mig_engine_options options[] = { { .threads = 1 },
						      { .threads = 3, .block = 4 } };
	struct mig_list keys = { 0 }, figures = { 0 };
	struct mig_error error;

	(void)state;
	split(&keys, "a");
	split(&figures, "persons");
	for (size_t i = 0; i < COUNT(wrong); i++)
		for (size_t j = 0; j < COUNT(options); j++) {
			const struct mig_audit_request request = { .keys = &keys,
								   .figures = &figures,
								   .engine = options[j] };
			struct mig_audit audit = { 0 };
			struct mig_records *records;
			size_t number;

			write_file(files[0], wrong[i].csv, strlen(wrong[i].csv));
			assert_int_equal(mig_records_open(files, 1, NULL, &records, &error),
					 MIG_OK);
			assert_int_equal(mig_audit_read(&audit, records, &request, &number, &error),
					 MIG_DATA);
			assert_string_equal(error.message, wrong[i].message);
			mig_records_free(records);
			mig_audit_free(&audit);
		}
	mig_list_free(&keys);
	mig_list_free(&figures);
}

int
main(void)
{
	struct CMUnitTest tests[COUNT(inputs) + 2] = { { 0 } };

	for (size_t i = 0; i < COUNT(inputs); i++)
		tests[i] = (struct CMUnitTest){ .name = inputs[i].what,
						.test_func = check_input,
						.initial_state = (void *)&inputs[i] };
	tests[COUNT(inputs)] = (struct CMUnitTest)cmocka_unit_test(check_generated);
	tests[COUNT(inputs) + 1] = (struct CMUnitTest)cmocka_unit_test(check_errors);
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
