/* directions - what immigration and emigration are called where nobody says it */
#ifndef MIG_DIRECTIONS_H
#define MIG_DIRECTIONS_H

enum { MIG_DIRECTION_IN, MIG_DIRECTION_OUT };

/* Pairs of names of columns, and of codes in a column of directions, the usual one first; ended by
 * a pair of NULL. */
extern const char *const mig_direction_names[][2];

#endif
