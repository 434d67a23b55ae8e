/* tiles - the regions of a table in the places that a layout gives them */
#ifndef MIG_CHART_TILES_H
#define MIG_CHART_TILES_H

#include "places.h"

struct mig_tile {
	struct mig_text name, label; /* as the tables have it; as the tile shows it */
	long column, row;
	size_t place; /* of the table; SIZE_MAX: it has no figure */
	bool strong;
};

struct mig_tiles {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_places places;
	struct mig_shades classes;
	struct mig_tile *items; /* in the order of the layout */
	size_t count;
	bool empty;		       /* no figure is known, or there is no tile */
	long left, right, top, bottom; /* columns and rows that are taken, at most 60 each */
	double size, start;	       /* of a tile, and where the first column is, pixels */
};

/* Read table and layout, and set title and subtitle; unless it is empty there are classes. Memory
 * is the chart's. MIG_USAGE: no layout, and as mig_places_read(). MIG_DATA names the cell of the
 * layout that is no place or has that of another, and regions without a tile. */
enum mig_status mig_tiles_read(struct mig_tiles *tiles);

bool mig_tile_known(const struct mig_tiles *tiles, const struct mig_tile *tile);

#endif
