/* globe - the drawing of a map of the world: land, dots, legend, pointer shapes */
#ifndef MIG_CHART_GLOBE_H
#define MIG_CHART_GLOBE_H

#include "outlines.h"
#include "places.h"

#define MIG_PI 3.14159265358979323846

struct mig_globe {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_places places;
	struct mig_outlines outlines;
	struct mig_text *names; /* of the places, in full */
	size_t *country_of;	/* of a place */
	size_t *place_of;	/* of a country; SIZE_MAX: it is not in the table */
	bool *strong;		/* places that stand out */
	bool dots;		/* counts: dots on plain land; else coloured land */
	struct mig_shades classes;
	double left, top, scale; /* of the map, pixels; pixels a unit */
	double largest;		 /* of the figures, without sign; a dot is `radius` pixels then */
	double radius;
};

/* Everything up to what is drawn: figures, the countries that they belong to, titles and the notes
 * on figures. Sets chart->empty if there is none. As mig_places_read(); MIG_USAGE also: a form that
 * the figures have not, a highlight that is not there. MIG_DATA: a code that is no country, two of
 * one country. MIG_IO: no outlines. */
enum mig_status mig_world_read(struct mig_globe *globe);

/* All of the chart, for figures of which at least one is known. */
enum mig_status mig_globe_draw(struct mig_globe *globe);

/* Where a point of the outlines stands, in pixels. */
double mig_globe_x(const struct mig_globe *globe, double x);
double mig_globe_y(const struct mig_globe *globe, double y);

/* The dots of a map of counts: datablocks, labels of the largest, pointer shapes. */
void mig_globe_dots(struct mig_globe *globe);
/* The radius of the dot of a place; 0 where there is none. */
double mig_globe_radius(const struct mig_globe *globe, size_t place);
/* Their legend, `y` pixels from the top; returns its height without `draw`. */
double mig_globe_dot_legend(struct mig_globe *globe, double y, struct mig_map_legend *rest,
			    bool draw);

/* A disc with a white ring, as two rows of the open datablock: x y size colour. */
void mig_globe_disc(struct mig_globe *globe, double x, double y, double radius,
		    enum mig_colour colour);

#endif
