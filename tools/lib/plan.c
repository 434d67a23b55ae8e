#include <stdint.h>
#include <stdlib.h>

#include "aggregate.h"

enum mig_status
mig_plan_make(const struct mig_columns *columns, const struct mig_filter *filter,
	      struct mig_plan *plan, struct mig_error *error)
{
	size_t conditions = filter ? filter->count : 0;
	size_t count = 0;

	*plan = (struct mig_plan){ .keys = columns->by_count,
				   .values = columns->value_count,
				   .timed = columns->time != SIZE_MAX,
				   .flagged = columns->status != SIZE_MAX,
				   .filter = conditions ? filter : NULL };
	plan->columns = malloc((columns->by_count + columns->value_count + conditions + 2) *
			       sizeof *plan->columns);
	if (!plan->columns)
		return mig_fail_memory(error);
	while (count < columns->by_count) {
		plan->columns[count] = columns->by[count];
		count++;
	}
	if (plan->timed) {
		plan->columns[count++] = columns->time;
		plan->keys++;
	}
	for (size_t i = 0; i < columns->value_count; i++)
		plan->columns[count++] = columns->values[i];
	if (plan->flagged)
		plan->columns[count++] = columns->status;
	for (size_t i = 0; i < conditions; i++)
		plan->columns[count++] = filter->conditions[i].index;
	plan->count = count;
	return MIG_OK;
}

void
mig_plan_free(struct mig_plan *plan)
{
	free(plan->columns);
	*plan = (struct mig_plan){ 0 };
}
