/* ending - what is put away when a signal ends the program: SIGHUP, SIGINT or SIGTERM
 *
 * The program still ends by the signal, as whoever sent it can see. */
#ifndef MIG_ENDING_H
#define MIG_ENDING_H

enum mig_ending {
	MIG_ENDING_LINE,  /* of progress, on the terminal */
	MIG_ENDING_FILES, /* that are not complete */
	MIG_ENDINGS
};

/* From now on call clean(data) first; NULL: there is nothing to put away any more. `clean` may do
 * only what a signal handler may. Signals wait while this is set. A signal that is ignored stays
 * so. */
void mig_ending_set(enum mig_ending ending, void (*clean)(void *data), void *data);

#endif
