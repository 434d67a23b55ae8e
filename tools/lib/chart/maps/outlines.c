#include "outlines.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum mig_status
malformed(struct mig_error *error, size_t line)
{
	return mig_fail(error, MIG_IO, "plots/world.txt:%zu is not understood", line);
}

/* ------------------------------------------------------------------------- reading */

static bool
is_country(const char *line)
{
	return (*line >= 'A' && *line <= 'Z') || (line[0] == '-' && line[1] == ' ');
}

/* "FRA FR 250 -1234 5678 France". */
static bool
read_country(const char *line, size_t length, struct mig_country *country)
{
	char head[64];
	int used = 0;

	snprintf(head, sizeof head, "%.*s", length < 63 ? (int)length : 63, line);
	if (sscanf(head, "%3s %3s %3s %lf %lf %n", country->alpha3, country->alpha2,
		   country->numeric, &country->x, &country->y, &used) != 5 ||
	    used == 0 || (size_t)used >= length)
		return false;
	country->name = (struct mig_text){line + used, length - (size_t)used};
	return true;
}

static void
add_point(struct mig_outlines *outlines, double x, double y)
{
	outlines->points[outlines->point_count][0] = x;
	outlines->points[outlines->point_count++][1] = y;
}

static void
widen(double box[4], double x, double y)
{
	box[0] = fmin(box[0], x);
	box[1] = fmax(box[1], x);
	box[2] = fmin(box[2], y);
	box[3] = fmax(box[3], y);
}

/* A ring: a point, then steps. Its area goes to the country, by the shoelace formula. */
static bool
read_ring(struct mig_outlines *outlines, const char *line, const char *end,
	  struct mig_country *country)
{
	double x = 0, y = 0, twice = 0, first_x = 0, first_y = 0;
	size_t count = 0;

	if (country->count > 0)
		add_point(outlines, NAN, NAN);
	while (line < end) {
		char *after;
		double dx = (double)strtol(line, &after, 10), dy;

		if (after == line || after >= end)
			return false;
		dy = (double)strtol(after, &after, 10);
		twice += x * (y + dy) - (x + dx) * y;
		x += dx;
		y += dy;
		if (count++ == 0) {
			first_x = x;
			first_y = y;
			twice = 0;
		}
		add_point(outlines, x, y);
		widen(country->box, x, y);
		widen(outlines->box, x, y);
		line = after;
		while (line < end && *line == ' ')
			line++;
	}
	twice += x * first_y - first_x * y;
	country->area += fabs(twice) / 2;
	country->count = outlines->point_count - country->first;
	return count > 2;
}

static enum mig_status
read_lines(struct mig_outlines *outlines, const char *text, struct mig_error *error)
{
	struct mig_country *country = NULL;
	size_t line = 1;

	for (; *text; line++) {
		size_t length = strcspn(text, "\n");
		bool fine = true;

		if (is_country(text)) {
			country = &outlines->items[outlines->count++];
			*country = (struct mig_country){
				.first = outlines->point_count,
				.box = {INFINITY, -INFINITY, INFINITY, -INFINITY}};
			fine = read_country(text, length, country);
			widen(outlines->box, country->x, country->y);
		} else if (*text != '#' && length > 0) {
			fine = country && read_ring(outlines, text, text + length, country);
		}
		if (!fine)
			return malformed(error, line);
		text += length + (text[length] == '\n');
	}
	return outlines->count > 0 ? MIG_OK : malformed(error, line);
}

enum mig_status
mig_outlines_read(struct mig_outlines *outlines, struct mig_arena *arena, struct mig_error *error)
{
	struct mig_buffer text = {0};
	enum mig_status status = mig_plots_read("world.txt", &text, error);
	size_t lines = 1, blanks = 1, i;
	char *copy = NULL;

	memset(outlines, 0, sizeof *outlines);
	outlines->box[0] = outlines->box[2] = INFINITY;
	outlines->box[1] = outlines->box[3] = -INFINITY;
	if (status == MIG_OK) {
		for (i = 0; i < text.length; i++) {
			lines += text.bytes[i] == '\n';
			blanks += text.bytes[i] == ' ';
		}
		copy = mig_arena_copy(arena, (struct mig_text){text.bytes, text.length});
		outlines->items = mig_arena_allocate(arena, lines * sizeof *outlines->items);
		outlines->points =
		    mig_arena_allocate(arena, (blanks + lines) * sizeof *outlines->points);
		if (!copy || !outlines->items || !outlines->points)
			status = mig_fail_memory(error);
	}
	mig_buffer_free(&text);
	return status == MIG_OK ? read_lines(outlines, copy, error) : status;
}

/* --------------------------------------------------------------------------- codes */

size_t
mig_outlines_find(const struct mig_outlines *outlines, struct mig_text code)
{
	/* What Eurostat writes where ISO 3166 has another code. */
	static const char *const others[][2] = {{"EL", "GR"}, {"UK", "GB"}};
	size_t i;

	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (mig_text_equal(code, mig_text_of(others[i][0])))
			code = mig_text_of(others[i][1]);
	if (mig_text_equal(code, mig_text_of("-")))
		return SIZE_MAX;
	for (i = 0; i < outlines->count; i++)
		if (mig_text_equal(code, mig_text_of(outlines->items[i].alpha3)) ||
		    mig_text_equal(code, mig_text_of(outlines->items[i].alpha2)) ||
		    mig_text_equal(code, mig_text_of(outlines->items[i].numeric)))
			return i;
	return SIZE_MAX;
}

bool
mig_code_is_aggregate(struct mig_text code)
{
	/* The world and what begins so, unions and their editions, groups of the World Bank, Our
	 * World in Data; regions of the standard M49. */
	static const char *const begins[] = {"EU1", "EU2", "EA1", "EA2", "EEA", "EFTA", "OWID_",
					     "WORLD", "World", "TOTAL", "Total", "EXT_", NULL};
	static const char *const codes[] = {
		"EU",  "EA",  "WLD", "EUU", "EMU", "OED", "ARB", "CEB", "CSS", "EAP", "EAR",
		"EAS", "ECA", "ECS", "FCS", "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX",
		"LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "LTE", "MEA", "MIC", "MNA", "NAC",
		"OSS", "PRE", "PSS", "PST", "SAS", "SSA", "SSF", "SST", "TEA", "TEC", "TLA",
		"TMN", "TSA", "TSS", "UMC", "OECD", "CIS", "001", "002", "003", "005", "009",
		"011", "013", "014", "015", "017", "018", "019", "021", "029", "030", "034",
		"035", "039", "053", "054", "057", "061", "142", "143", "145", "150", "151",
		"154", "155", "199", "202", "419", "432", "722", "900", "901", "902", "903",
		"904", "905", "908", "909", "910", "934", "941", "947", "948", NULL};
	size_t i;

	for (i = 0; begins[i]; i++)
		if (strncmp(code.bytes, begins[i], strlen(begins[i])) == 0)
			return true;
	for (i = 0; codes[i]; i++)
		if (mig_text_equal(code, mig_text_of(codes[i])))
			return true;
	return false;
}
