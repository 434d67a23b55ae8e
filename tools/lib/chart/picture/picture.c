#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "chart/chart.h"
#include "datafolder.h"
#include "file.h"
#include "process.h"

enum { SECONDS = 30 };

/* -------------------------------------------------------------- the scripts' folder */

/* The folder with theme.gp and one script a chart type, appended to *folder. */
static enum mig_status
find_folder(struct mig_buffer *folder, struct mig_error *error)
{
	static const char theme[] = "/theme.gp";
	const char *given = getenv("MIGTOOLS_PLOTS");
	bool own = given && *given;
	enum mig_status status;

	if (own)
		status = mig_buffer_format(folder, error, "%s%s", given, theme);
	else
		status = mig_data_path("plots/theme.gp", folder, error);
	if (status == MIG_OK && own && access(folder->bytes, R_OK) != 0)
		return mig_fail(error, MIG_IO, "MIGTOOLS_PLOTS is '%.200s', which has no theme.gp",
				given);
	if (status == MIG_OK) {
		folder->length -= sizeof theme - 1;
		folder->bytes[folder->length] = '\0';
	}
	return status;
}

static enum mig_status
read_file(const char *folder, const char *name, struct mig_buffer *text,
	   struct mig_error *error)
{
	struct mig_buffer path = {0};
	enum mig_status status = mig_buffer_format(&path, error, "%s/%.32s", folder, name);

	if (status == MIG_OK)
		status = mig_file_read(path.bytes, text, error);
	mig_buffer_free(&path);
	return status;
}

enum mig_status
mig_plots_read(const char *name, struct mig_buffer *text, struct mig_error *error)
{
	struct mig_buffer folder = {0};
	enum mig_status status = find_folder(&folder, error);

	if (status == MIG_OK)
		status = read_file(folder.bytes, name, text, error);
	mig_buffer_free(&folder);
	return status;
}

enum mig_status
mig_chart_script(struct mig_chart *chart, const struct mig_chart_type *type,
		 struct mig_buffer *script, struct mig_error *error)
{
	struct mig_buffer theme = {0}, own = {0};
	char name[40];
	enum mig_status status = mig_plots_read("theme.gp", &theme, error);

	snprintf(name, sizeof name, "%s.gp", chart->empty ? "empty" : type->name);
	if (status == MIG_OK)
		status = mig_plots_read(name, &own, error);
	if (status == MIG_OK)
		status = mig_canvas_script(&chart->canvas,
					   (struct mig_text){theme.bytes, theme.length},
					   (struct mig_text){own.bytes, own.length}, script);
	mig_buffer_free(&theme);
	mig_buffer_free(&own);
	return status;
}

/* ---------------------------------------------------------------------- pictures */

enum mig_status
mig_picture_of(const char *file, enum mig_picture *picture, struct mig_error *error)
{
	static const char *const ends[] = {".gp", ".svg", ".png", ".pdf"};
	const char *slash = file ? strrchr(file, '/') : NULL;
	size_t i;

	*picture = MIG_PICTURE_SCRIPT;
	if (!file || !strchr(slash ? slash : file, '.'))
		return MIG_OK;
	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if (strlen(file) > strlen(ends[i]) &&
		    strcmp(file + strlen(file) - strlen(ends[i]), ends[i]) == 0) {
			*picture = (enum mig_picture)i;
			return MIG_OK;
		}
	mig_fail(error, MIG_USAGE, "-o: '%s' ends in no format that can be written", file);
	mig_hint(error, "the formats are .svg, .png, .pdf, and .gp for the script");
	return MIG_USAGE;
}

/* Run a program that reads `input` and writes a picture to *output. */
static enum mig_status
run(struct mig_process *process, struct mig_text input, struct mig_buffer *output,
    struct mig_error *error)
{
	struct mig_buffer errors = {0};
	int exit_status = 0;
	enum mig_status status;

	process->input = input;
	process->seconds = SECONDS;
	process->output_max = (size_t)256 << 20;
	status = mig_process_run(process, output, &errors, &exit_status, error);
	if (status == MIG_OK && exit_status != 0)
		status = mig_fail(error, MIG_IO, "%s failed with status %d: %.500s",
				  process->arguments[0], exit_status,
				  errors.bytes ? errors.bytes : "");
	mig_buffer_free(&errors);
	return status;
}

static enum mig_status
run_gnuplot(struct mig_text script, struct mig_buffer *svg, struct mig_error *error)
{
	static const char *const arguments[] = {"gnuplot", "-d", "-", NULL};
	struct mig_process process = {.arguments = arguments,
				      .memory = (size_t)2 << 30,
				      .single = true,
				      .package = "gnuplot-nox"};

	return run(&process, script, svg, error);
}

/* A PDF holds a date: that of SOURCE_DATE_EPOCH, or 1970, never the clock's. */
static enum mig_status
run_rsvg(struct mig_text svg, enum mig_picture picture, struct mig_buffer *bytes,
	 struct mig_error *error)
{
	static const char *const png[] = {"rsvg-convert", "--format=png", "--zoom=2", NULL};
	static const char *const pdf[] = {"rsvg-convert", "--format=pdf", NULL};
	const char *given = getenv("SOURCE_DATE_EPOCH");
	char epoch[64];
	const char *const environment[] = {epoch, NULL};
	struct mig_process process = {.arguments = picture == MIG_PICTURE_PNG ? png : pdf,
				      .environment = environment,
				      .package = "librsvg2-bin"};

	if (!given || strspn(given, "0123456789") != strlen(given) || strlen(given) > 20)
		given = "0";
	snprintf(epoch, sizeof epoch, "SOURCE_DATE_EPOCH=%s", given);
	return run(&process, svg, bytes, error);
}

/* Ids begin with a hash (FNV-1a, 64 bits) of the script, so that charts can share a page. */
static void
make_prefix(struct mig_text script, char prefix[32])
{
	uint64_t hash = 14695981039346656037u;
	size_t i;

	for (i = 0; i < script.length; i++)
		hash = (hash ^ (unsigned char)script.bytes[i]) * 1099511628211u;
	snprintf(prefix, 32, "m%016" PRIx64 "-", hash);
}

enum mig_status
mig_chart_picture(const struct mig_chart *chart, struct mig_text script,
		  enum mig_picture picture, struct mig_buffer *bytes, struct mig_error *error)
{
	const char *title = chart->request->title ? chart->request->title
			    : chart->title.bytes  ? chart->title.bytes
						  : "";
	const char *description = chart->description.bytes ? chart->description.bytes : "";
	struct mig_buffer raw = {0}, clean = {0};
	const struct mig_buffer *marks = &chart->canvas.marks;
	char prefix[32];
	struct mig_svg_words words = { prefix, mig_text_of(title), mig_text_of(description),
				       { marks->bytes ? marks->bytes : "", marks->length } };
	enum mig_status status;

	if (picture == MIG_PICTURE_SCRIPT)
		return mig_buffer_add(bytes, script.bytes, script.length, error);
	make_prefix(script, prefix);
	status = run_gnuplot(script, &raw, error);
	if (status == MIG_OK)
		status = mig_svg_clean((struct mig_text){raw.bytes ? raw.bytes : "", raw.length},
				       &words, picture == MIG_PICTURE_SVG ? bytes : &clean, error);
	if (status == MIG_OK && picture != MIG_PICTURE_SVG)
		status = run_rsvg((struct mig_text){clean.bytes, clean.length}, picture, bytes,
				  error);
	mig_buffer_free(&raw);
	mig_buffer_free(&clean);
	return status;
}
