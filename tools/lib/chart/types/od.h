/* od - flows from origins to destinations, for the matrix */
#ifndef MIG_CHART_OD_H
#define MIG_CHART_OD_H

#include "chart/frame.h"

struct mig_place {
	struct mig_text name;
	double weight; /* what leaves it and what comes to it, from and to others */
	bool origin, destination, strong;
	bool other; /* the sum of those that are left out */
};

struct mig_od {
	struct mig_chart *chart;
	struct mig_roles roles; /* by: origin, destination */
	struct mig_text period;
	struct mig_place *places; /* in the order in which they are drawn */
	size_t count;		  /* of places */
	size_t *order;		  /* a place as the cells know it */
	struct mig_value *cells;  /* origin by destination */
	size_t stride;
	int digits;
	bool additive; /* counts, which may be added up */
};

/* Read the last period. The columns are those of request->by (origin, destination), else the two
 * columns of text, in the other order if their names say so. Places stand by their weight, or as
 * request->sort says, origins and destinations alike. MIG_USAGE: not two columns, more than one
 * value column, a highlight that is not there. MIG_DATA: two rows for one flow, a negative one. */
enum mig_status mig_od_read(struct mig_od *od);

/* Keep the `most` largest places and those that are highlighted. What is left out becomes a place
 * "Other" if figures may be added, and is told in a note. MIG_DATA: a sum has too many digits. */
enum mig_status mig_od_leave_out(struct mig_od *od, size_t most);

/* By places; NONE where the table has no row. */
struct mig_value mig_od_value(const struct mig_od *od, size_t origin, size_t destination);
/* How many places are origins (or, if not `origins`, destinations). */
size_t mig_od_count(const struct mig_od *od, bool origins);

#endif
