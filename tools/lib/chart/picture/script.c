#include "chart/canvas.h"

#include <stdio.h>
#include <string.h>

enum { TERMINATOR_SIZE = 24 };

/* gnuplot ends a datablock at any line that begins with the terminator, so it has to be
 * one that stands nowhere in the block. */
static void
choose_terminator(char terminator[TERMINATOR_SIZE], const struct mig_buffer *block)
{
	unsigned number = 0;

	do
		snprintf(terminator, TERMINATOR_SIZE, "EOT_%u", number++);
	while (block->bytes && strstr(block->bytes, terminator));
}

static enum mig_status
add_frame(struct mig_canvas *canvas, struct mig_buffer *script)
{
	mig_canvas_number(canvas, "WIDTH", canvas->width);
	mig_canvas_number(canvas, "HEIGHT", canvas->height);
	mig_canvas_number(canvas, "LEFT", canvas->left);
	mig_canvas_number(canvas, "RIGHT", canvas->right);
	mig_canvas_number(canvas, "TOP", canvas->top);
	mig_canvas_number(canvas, "BOTTOM", canvas->bottom);
	mig_canvas_number(canvas, "X_FROM", canvas->x_from);
	mig_canvas_number(canvas, "X_TO", canvas->x_to);
	mig_canvas_number(canvas, "Y_FROM", canvas->y_from);
	mig_canvas_number(canvas, "Y_TO", canvas->y_to);
	if (canvas->status != MIG_OK)
		return canvas->status;
	return mig_buffer_add(script, canvas->numbers.bytes, canvas->numbers.length,
			      canvas->error);
}

static enum mig_status
add_block(struct mig_canvas *canvas, struct mig_buffer *script, const char *name,
	  const struct mig_buffer *block)
{
	char terminator[TERMINATOR_SIZE];

	choose_terminator(terminator, block);
	if (mig_buffer_format(script, canvas->error, "$%s << %s\n", name, terminator) ||
	    mig_buffer_add(script, block->bytes, block->length, canvas->error) ||
	    mig_buffer_format(script, canvas->error, "%s\n", terminator))
		return MIG_IO;
	return MIG_OK;
}

enum mig_status
mig_canvas_script(struct mig_canvas *canvas, struct mig_text theme, struct mig_text type,
		  struct mig_buffer *script)
{
	static const char head[] =
	    "# Written by mig-plot. To draw it: gnuplot -d THIS_FILE > chart.svg\n"
	    "# Labels, in pixels from the top left corner: x y align face size colour.\n";
	enum mig_status status = canvas->status;

	if (status == MIG_OK)
		status = mig_buffer_add_string(script, head, canvas->error);
	if (status == MIG_OK)
		status = add_block(canvas, script, "TEXTS", &canvas->texts);
	if (status == MIG_OK)
		status = add_block(canvas, script, "LABELS", &canvas->labels);
	if (status == MIG_OK)
		status = mig_buffer_add(script, canvas->blocks.bytes, canvas->blocks.length,
					canvas->error);
	if (status == MIG_OK)
		status = add_frame(canvas, script);
	if (status == MIG_OK)
		status = mig_buffer_add(script, theme.bytes, theme.length, canvas->error);
	if (status == MIG_OK)
		status = mig_buffer_add(script, type.bytes, type.length, canvas->error);
	return status;
}
