/* Any table that can be read, written as CSV, reads as the same table again; as JSON it is
 * JSON; in no format does writing fail.
 *
 * The first byte chooses the delimiter, the rest is the table. */
#define _GNU_SOURCE

#include "fuzz.h"

#include "table.h"

static enum mig_status
read_table(const void *bytes, size_t length, char delimiter, struct mig_table *table)
{
	static struct memory_file memory;
	char *const files[] = { memory.name };
	const struct mig_records_options options = { .delimiter = delimiter };
	struct mig_records *records;
	struct mig_error error;
	enum mig_status status;

	fill_memory_file(&memory, bytes, length);
	status = mig_records_open(files, 1, &options, &records, &error);
	if (status != MIG_OK)
		return status;
	status = mig_table_read(records, NULL, table, &error);
	mig_records_free(records);
	return status;
}

/* The table in a format; NULL if it has two columns of one name. The caller frees the writer. */
static struct mig_writer *
write_table(const struct mig_table *table, enum mig_format format, struct mig_text *text)
{
	struct mig_writer *writer = mig_writer_new(format);
	struct mig_error error = { 0 };
	enum mig_status status;

	MUST(writer, "no memory\n");
	for (size_t i = 0; i < table->columns; i++)
		MUST(mig_writer_column(writer, table->names[i], mig_table_kind(table, i), &error) ==
			 MIG_OK,
		     "%s\n", error.message);
	for (size_t i = 0; i < table->rows; i++) {
		for (size_t j = 0; j < table->columns; j++)
			MUST(mig_writer_text(writer, mig_table_cell(table, i, j), &error) == MIG_OK,
			     "%s\n", error.message);
		MUST(mig_writer_end_row(writer, &error) == MIG_OK, "%s\n", error.message);
	}
	status = mig_writer_end(writer, text, &error);
	MUST(status == MIG_OK || status == MIG_DATA, "%s\n", error.message);
	if (status == MIG_OK)
		return writer;
	mig_writer_free(writer);
	return NULL;
}

static void
check_again(const struct mig_table *table, struct mig_text text)
{
	struct mig_table again;

	MUST(read_table(text.bytes, text.length, 0, &again) == MIG_OK, "%.*s\n", (int)text.length,
	     text.bytes);
	MUST(again.columns == table->columns && again.rows == table->rows, "%.*s\n",
	     (int)text.length, text.bytes);
	for (size_t i = 0; i < table->columns; i++)
		MUST(strcmp(again.names[i], table->names[i]) == 0, "%s\n", again.names[i]);
	for (size_t i = 0; i < table->rows * table->columns; i++)
		MUST(mig_text_equal(again.cells[i], table->cells[i]), "%s\n", again.cells[i].bytes);
	mig_table_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = { 0, ',', ';', '\t' };
	struct mig_table table;

	if (size < 1 || read_table(data + 1, size - 1, delimiters[data[0] & 3], &table) != MIG_OK)
		return 0;
	for (int format = MIG_FORMAT_CSV; format <= MIG_FORMAT_TABLE; format++) {
		struct mig_text text;
		struct mig_writer *writer = write_table(&table, format, &text);

		if (!writer)
			break;
		if (format == MIG_FORMAT_CSV)
			check_again(&table, text);
		if (format == MIG_FORMAT_JSON)
			MUST(is_json(text.bytes), "%s\n", text.bytes);
		MUST(mig_utf8_invalid(text.bytes, text.length) == text.length, "%s\n", text.bytes);
		mig_writer_free(writer);
	}
	mig_table_free(&table);
	return 0;
}
