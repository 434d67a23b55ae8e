/* parse - what libcsv alone needs: print the number of a file's records
 *
 * usage: parse FILE
 *
 * Strict as the tools are; the fields are found, and nothing is done with them. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 1 << 18 };

static void
take_field(void *bytes, size_t length, void *count)
{
	(void)bytes;
	(void)length;
	(void)count;
}

static void
take_record(int character, void *count)
{
	(void)character;
	++*(size_t *)count;
}

int
main(int argc, char **argv)
{
	static char block[BLOCK];
	struct csv_parser parser;
	size_t length, count = 0;
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
		fputs("usage: parse FILE\n", stderr);
		return 2;
	}
	while ((length = fread(block, 1, sizeof(block), file)) > 0)
		if (csv_parse(&parser, block, length, take_field, take_record, &count) != length)
			return 3;
	if (ferror(file) || csv_fini(&parser, take_field, take_record, &count) != 0)
		return 3;
	csv_free(&parser);
	fclose(file);
	printf("%zu\n", count);
	return 0;
}
