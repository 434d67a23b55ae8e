/* generate - a table of migrants made up from a seed: the same bytes everywhere
 *
 * usage: generate KIND ROWS
 *   plain     195 origins and destinations, 35 years, whole numbers
 *   quoted    as plain, but each destination is a name with a comma, in quotes
 *   cyrillic  as plain, but each origin is a name in Russian
 *   decimal   as plain, but the figures have two decimal places
 *   totals    each origin, destination and year once for each sex and in total, of all ages; one
 *             total in a thousand is not the sum */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AREAS = 195, FIRST_YEAR = 1990, YEARS = 35, AGES = 18, AREA_SIZE = 64 };

static const char *const quoted[] = {
	"Korea, Rep.",	    "Egypt, Arab Rep.", "Bahamas, The",	 "Gambia, The",
	"Yemen, Rep.",	    "Congo, Rep.",	"Venezuela, RB", "Macao, China",
	"Congo, Dem. Rep.", "Lao, PDR",		"Iran, Islamic", "Micronesia, Fed.",
};

static const char *const cyrillic[] = {
	"Казахстан", "Кыргызстан", "Узбекистан",  "Таджикистан", "Туркменистан",
	"Россия",    "Беларусь",   "Украина",	  "Молдова",	 "Армения",
	"Грузия",    "Китай",	   "Азербайджан",
};

enum { QUOTED = sizeof(quoted) / sizeof(*quoted), CYRILLIC = sizeof(cyrillic) / sizeof(*cyrillic) };

/* Steele and Vigna's splitmix64, its upper half. */
static uint32_t
draw(uint64_t *state, uint32_t below)
{
	uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)(((mixed ^ (mixed >> 31)) >> 32) * below >> 32);
}

/* Three capitals: the first two count, the third follows from them. */
static void
name_areas(char origins[][AREA_SIZE], char destinations[][AREA_SIZE], const char *kind)
{
	for (int i = 0; i < AREAS; i++) {
		char code[4] = { (char)('A' + i % 26), (char)('A' + i / 26),
				 (char)('A' + i * 7 % 26), '\0' };

		strcpy(origins[i], code);
		strcpy(destinations[i], code);
		if (strcmp(kind, "quoted") == 0)
			snprintf(destinations[i], AREA_SIZE, "\"%s\"", quoted[i % QUOTED]);
		if (strcmp(kind, "cyrillic") == 0)
			snprintf(origins[i], AREA_SIZE, "%s %d", cyrillic[i % CYRILLIC],
				 i / CYRILLIC + 1);
	}
}

static void
write_row(uint64_t *state, const char *origin, const char *destination, int decimal)
{
	uint32_t year = FIRST_YEAR + draw(state, YEARS), age = draw(state, AGES) * 5;
	const char *sex = draw(state, 2) ? "female" : "male";
	uint32_t persons = draw(state, 5000000), part = draw(state, 100);
	const char *status = draw(state, 20) ? "" : "E";

	printf("%u,%s,%s,%s,%u-%u,%u", year, origin, destination, sex, age, age + 4, persons);
	if (decimal)
		printf(".%02u", part);
	printf(",%s\n", status);
}

/* The rows of one origin, destination and year: its number tells which these are. */
static void
write_group(uint64_t *state, long number, char areas[][AREA_SIZE])
{
	static const char *const sexes[] = { "female", "male", "total" };
	uint32_t persons[3] = { draw(state, 50000), draw(state, 50000), 0 };
	long year = FIRST_YEAR + number / (AREAS * AREAS);

	persons[2] = persons[0] + persons[1];
	if (number % 1000 == 500)
		persons[2] += 9 * (uint32_t)(number / 1000 + 1);
	for (int i = 0; i < 3; i++)
		printf("%ld,%s,%s,%s,all,%u,\n", year, areas[number / AREAS % AREAS],
		       areas[number % AREAS], sexes[i], persons[i]);
}

int
main(int argc, char **argv)
{
	static char origins[AREAS][AREA_SIZE], destinations[AREAS][AREA_SIZE];
	uint64_t state = 2016;
	long rows = argc == 3 ? atol(argv[2]) : 0;
	int totals = argc == 3 && strcmp(argv[1], "totals") == 0;

	if (rows < 1 || (totals && rows / 3 > (long)AREAS * AREAS * YEARS)) {
		fputs("usage: generate KIND ROWS\n", stderr);
		return 2;
	}
	name_areas(origins, destinations, argv[1]);
	puts("year,origin,destination,sex,age,persons,status");
	for (long i = 0; totals && i < rows / 3; i++)
		write_group(&state, i, origins);
	for (long i = 0; !totals && i < rows; i++) {
		uint32_t origin = draw(&state, AREAS), destination = draw(&state, AREAS);

		write_row(&state, origins[origin], destinations[destination],
			  strcmp(argv[1], "decimal") == 0);
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("generate");
		return 4;
	}
	return 0;
}
