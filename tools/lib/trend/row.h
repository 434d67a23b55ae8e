/* row - the measures of one period of a series
 *
 * Each takes a struct mig_trend_row, as the table of measures hands it over. Where there is no
 * earlier figure, or a break lies between the figures (unless breaks are to be crossed), there is
 * no measure (MIG_VALUE_NONE). */
#ifndef MIG_TREND_ROW_H
#define MIG_TREND_ROW_H

#include "value.h"

/* Against p, the figure of the period before that is in the table. */
struct mig_value mig_row_change(const void *row, int digits);
struct mig_value mig_row_change_percent(const void *row, int digits);
struct mig_value mig_row_chain_index(const void *row, int digits);
struct mig_value mig_row_log_difference(const void *row, int digits);
struct mig_value mig_row_contribution(const void *row, int digits);
/* Against q, the last known figure before, over the real distance. */
struct mig_value mig_row_annual_growth(const void *row, int digits);
struct mig_value mig_row_exponential_growth(const void *row, int digits);
/* Against the base, and of the whole series. */
struct mig_value mig_row_index(const void *row, int digits);
struct mig_value mig_row_cagr(const void *row, int digits);
/* Of the periods around, or up to, this one. */
struct mig_value mig_row_moving_average(const void *row, int digits);
/* Of the line of Theil and Sen through the last segment. */
struct mig_value mig_row_trend(const void *row, int digits);
struct mig_value mig_row_residual(const void *row, int digits);

#endif
