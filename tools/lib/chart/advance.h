/* advance - how wide a text is in the font of the charts */
#ifndef MIG_CHART_ADVANCE_H
#define MIG_CHART_ADVANCE_H

#include "text.h"

enum mig_face { MIG_FACE_REGULAR, MIG_FACE_MEDIUM, MIG_FACE_BOLD };

/* Width in pixels of valid UTF-8 `text` set in Inter at `size` pixels: the sum of the
 * advances of Inter 4.0, without kerning (which narrows); a character that the table does
 * not have counts 0.62 em, one that is wide on a terminal a whole em. */
double mig_text_width(struct mig_text text, enum mig_face face, double size);

/* How many bytes of `text` fit into `width` pixels: all of it, or else up to the last
 * blank that fits (the blank is not counted), or else up to the last character that
 * fits, at least one. */
size_t mig_text_fit(struct mig_text text, enum mig_face face, double size, double width);

#endif
