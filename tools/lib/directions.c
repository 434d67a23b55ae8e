#include "directions.h"

#include <stddef.h>

const char *const mig_direction_names[][2] = { { "immigration", "emigration" },
					       { "in", "out" },
					       { "arrivals", "departures" },
					       { "inflow", "outflow" },
					       { NULL, NULL } };
