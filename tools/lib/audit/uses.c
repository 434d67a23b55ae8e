#include <stdlib.h>

#include "audit.h"

/* Count the terms of each cell; starts[c + 1] is where those of cell c are to be put. */
static void
count_terms(const struct mig_audit *audit, size_t *starts)
{
	for (size_t i = 0; i < audit->term_count; i++) {
		const struct mig_audit_kept_term *term = &audit->terms[i];

		if (term->a != UINT32_MAX)
			starts[term->a + 2]++;
		if (term->b != UINT32_MAX)
			starts[term->b + 2]++;
	}
	for (size_t cell = 2; cell <= audit->cell_count + 1; cell++)
		starts[cell] += starts[cell - 1];
}

enum mig_status
mig_audit_find_uses(const struct mig_audit *audit, struct mig_audit_uses *uses,
		    struct mig_error *error)
{
	size_t kept = 0, *starts = calloc(audit->cell_count + 2, sizeof *starts);
	uint32_t *checks = malloc((2 * audit->term_count + 1) * sizeof *checks);

	*uses = (struct mig_audit_uses){ starts, checks };
	if (!starts || !checks)
		return mig_fail_memory(error);
	count_terms(audit, starts);
	for (size_t i = 0; i < audit->check_count; i++) {
		const struct mig_check *check = &audit->checks[i];

		for (size_t j = check->first; j < check->first + check->count; j++) {
			const uint32_t cells[] = { audit->terms[j].a, audit->terms[j].b };

			for (size_t k = 0; k < 2; k++)
				if (cells[k] != UINT32_MAX)
					checks[starts[cells[k] + 1]++] = (uint32_t)i;
		}
	}
	/* a check that a cell stands in twice came twice in a row */
	for (size_t cell = 0, at = 0; cell < audit->cell_count; cell++) {
		size_t first = kept;

		for (; at < starts[cell + 1]; at++)
			if (kept == first || checks[kept - 1] != checks[at])
				checks[kept++] = checks[at];
		starts[cell] = first;
	}
	starts[audit->cell_count] = kept;
	return MIG_OK;
}

void
mig_audit_uses_free(struct mig_audit_uses *uses)
{
	free(uses->starts);
	free(uses->checks);
	*uses = (struct mig_audit_uses){ 0 };
}
