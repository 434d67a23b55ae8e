/* Memory that runs out: all allocations fail from the k-th on, or the k-th alone, for every k
 * until none does. Each time the reader, the cube and the rest end with MIG_IO and have freed
 * what they held.
 *
 * The allocator is replaced here, for this program only; what it stands on is called by its
 * inner name. */
#include "cubes.h"
#include "options.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(SANITIZED) || defined(__SANITIZE_ADDRESS__)
#define INNER(name) __interceptor_##name
#else
#define INNER(name) __libc_##name
#endif

void *INNER(malloc)(size_t size);
void *INNER(calloc)(size_t count, size_t size);
void *INNER(realloc)(void *block, size_t size);
void INNER(free)(void *block);

/* Volatile, since compilers know that no malloc() looks at a program's variables. */
static volatile bool watching;
static volatile size_t countdown; /* the allocation that fails; 0: reached */
static volatile bool once;	  /* those behind it do not */
static volatile long balance;	  /* allocations less frees while watching */

/* Whether this allocation is to fail. */
static bool
fails(void)
{
	if (!watching || (countdown == 0 && once))
		return false;
	countdown -= countdown > 0;
	return countdown == 0;
}

void *
malloc(size_t size)
{
	void *block = fails() ? NULL : INNER(malloc)(size);

	balance += watching && block;
	return block;
}

void *
calloc(size_t count, size_t size)
{
	void *block = fails() ? NULL : INNER(calloc)(count, size);

	balance += watching && block;
	return block;
}

void *
realloc(void *block, size_t size)
{
	void *moved = fails() ? NULL : INNER(realloc)(block, size);

	balance += watching && moved && !block;
	return moved;
}

void
free(void *block)
{
	balance -= watching && block;
	INNER(free)(block);
}

#define FLOWS                                                                                  \
	"geo,direction,year,v,status\n"                                                        \
	"FR,in,2015,10,P\nFR,out,2015,4,\nDE,out,2014,7,E\nFR,in,2014,,Q\nDE,in,2015,20,\n"    \
	"IT,in,2010,1,\nIT,in,2011,1,\nIT,in,2012,1,\nIT,in,2013,1,\nIT,in,2014,1,\n"          \
	"IT,in,2015,1,\nIT,in,2016,1,\nIT,in,2017,1,\nIT,in,2018,1,\nIT,in,2019,1,\n"          \
	"a,in,2019,1,\nb,in,2019,1,\nc,in,2019,1,\nd,in,2019,1,\ne,in,2019,1,\nf,in,2019,1,\n" \
	"g,in,2019,1,\nh,in,2019,1,\ni,in,2019,1,\nj,in,2019,1,\n\"k\n\"\"l\"\"\",out,2019,1,\n"

static enum mig_status
read_a_cube(struct mig_error *error)
{
	static const struct asked asked = {
		.by = "geo,direction", .values = "v", .where = "year>=2011", .threads = 1
	};
	static char *const files[] = { "in.csv", "in.csv" };
	struct mig_cube cube;
	enum mig_status status = read_cube(files, 2, &asked, &cube, error);

	if (status == MIG_OK)
		mig_cube_free(&cube);
	return status;
}

static enum mig_status
pivot_a_cube(struct mig_error *error)
{
	static const char *const codes[] = { "in", "out" };
	static const struct asked asked = { .by = "geo,direction", .values = "v", .threads = 1 };
	static char *const files[] = { "in.csv" };
	struct mig_cube cube;
	enum mig_status status = read_cube(files, 1, &asked, &cube, error);

	if (status != MIG_OK)
		return status;
	status = mig_cube_pivot(&cube, codes, codes, 2, error);
	mig_cube_free(&cube);
	return status;
}

static enum mig_status
parse_options(struct mig_error *error)
{
	static const struct mig_option table[] = {
		{ "by", 'b', MIG_OPTION_LIST, offsetof(struct mig_settings, by), "COL", "" },
		{ "where", 'w', MIG_OPTION_WHERE, offsetof(struct mig_settings, where), "COND",
		  "" },
		{ 0 },
	};
	static const struct mig_option *const tables[] = { table, NULL };
	static char *const argv[] = { "mig-test", "-b", "a,b", "-w", "geo=FR,DE",
				      "x",	  "-w", "v>1", "y" };
	struct mig_settings settings = { 0 };
	struct mig_buffer help = { 0 };
	enum mig_status status = mig_options_parse(tables, COUNT(argv), argv, &settings, error);

	if (status == MIG_OK)
		status = mig_options_help(tables, &help, error);
	mig_buffer_free(&help);
	mig_options_free(tables, &settings);
	return status;
}

static enum mig_status
refuse_another_header(struct mig_error *error)
{
	static const struct asked asked = { .values = "v", .threads = 1 };
	static char *const files[] = { "in.csv", "other.csv" };
	struct mig_cube cube;
	enum mig_status status = read_cube(files, 2, &asked, &cube, error);

	/* Without a failure the end is another one, and what matters is that all is freed. */
	return status == MIG_DATA ? MIG_OK : status;
}

static const struct row {
	const char *what;
	enum mig_status (*run)(struct mig_error *error);
	size_t at_least; /* so many allocations there are */
} rows[] = {
	{ "a cube out of two files", read_a_cube, 30 },
	{ "a cube whose directions become columns", pivot_a_cube, 30 },
	{ "a command line", parse_options, 10 },
	{ "a second file that is refused", refuse_another_header, 15 },
};

/* Run with allocation number `k` failing; false if there were not so many. */
static bool
run(const struct row *row, size_t k)
{
	struct mig_error error = { "", "" };
	enum mig_status status;
	long left;

	countdown = k;
	balance = 0;
	watching = true;
	status = row->run(&error);
	watching = false;
	left = balance;
	if (left != 0)
		fail_msg("allocation %zu fails: %ld left behind", k, left);
	/* libcsv asks for less when it cannot have much, so one failure need not be the end. */
	if (status == MIG_OK ? countdown == 0 && !once
			     : status != MIG_IO || strcmp(error.message, "out of memory") != 0)
		fail_msg("allocation %zu fails: status %d, '%s'", k, (int)status, error.message);
	return countdown == 0;
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	void *volatile probe;

	watching = false;
	write_file("in.csv", FLOWS, strlen(FLOWS));
	write_file("other.csv", "v,year\n", 7);
	countdown = 1;
	watching = true;
	probe = malloc(1);
	watching = false;
	if (probe) { /* somebody else's allocator is in charge, valgrind's for one */
		free(probe);
		skip();
	}
	for (int single = 0; single < 2; single++) {
		size_t k = 1;

		once = single;
		while (run(row, k))
			k++;
		assert_true(k > row->at_least);
	}
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	return cmocka_run_group_tests_name("memory", tests, enter_folder, leave_folder);
}
