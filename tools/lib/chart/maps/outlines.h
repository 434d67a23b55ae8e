/* outlines - the countries of the world: codes, names, and their outlines in Equal Earth */
#ifndef MIG_CHART_OUTLINES_H
#define MIG_CHART_OUTLINES_H

#include "chart/chart.h"

struct mig_country {
	char alpha3[4], alpha2[4], numeric[4]; /* ISO 3166-1; "-": none */
	struct mig_text name;
	double x, y;	     /* a point inside the largest ring, or where there is none */
	size_t first, count; /* of the points of its rings; NaN, NaN between two rings */
	double area;	     /* of all rings, in square units */
	double box[4];	     /* least and largest x, then y, of the rings */
};

/* Units are those of plots/world.txt, y upwards. Countries come largest first. */
struct mig_outlines {
	struct mig_country *items;
	size_t count;
	double (*points)[2];
	size_t point_count;
	double box[4]; /* of all rings and points */
};

/* Read plots/world.txt; all of it lives in `arena`. MIG_IO: not there, or not understood. */
enum mig_status mig_outlines_read(struct mig_outlines *outlines, struct mig_arena *arena,
				  struct mig_error *error);

/* The country of a code, byte for byte: alpha-3, alpha-2, numeric with its zeros, and
 * Eurostat's EL and UK. SIZE_MAX if there is none. */
size_t mig_outlines_find(const struct mig_outlines *outlines, struct mig_text code);
/* Whether a code is known to stand for more than one country: the world, continents, unions. */
bool mig_code_is_aggregate(struct mig_text code);

#endif
