/* types - the functions behind the chart types: a file in types/ or maps/, a row in types.c each */
#ifndef MIG_CHART_TYPES_H
#define MIG_CHART_TYPES_H

#include "chart.h"

enum mig_status mig_draw_line(struct mig_chart *chart);
enum mig_status mig_draw_fan(struct mig_chart *chart);
enum mig_status mig_draw_balance(struct mig_chart *chart);
enum mig_status mig_draw_share(struct mig_chart *chart);
enum mig_status mig_draw_rank(struct mig_chart *chart);
enum mig_status mig_draw_bullet(struct mig_chart *chart);
enum mig_status mig_draw_waterfall(struct mig_chart *chart);
enum mig_status mig_draw_dumbbell(struct mig_chart *chart);
enum mig_status mig_draw_slope(struct mig_chart *chart);
enum mig_status mig_draw_multiples(struct mig_chart *chart);
enum mig_status mig_draw_lorenz(struct mig_chart *chart);
enum mig_status mig_draw_pyramid(struct mig_chart *chart);
enum mig_status mig_draw_matrix(struct mig_chart *chart);
enum mig_status mig_draw_terms(struct mig_chart *chart);
enum mig_status mig_draw_tiles(struct mig_chart *chart);
enum mig_status mig_draw_world(struct mig_chart *chart);
enum mig_status mig_draw_sankey(struct mig_chart *chart);

#endif
