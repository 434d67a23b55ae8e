#include "scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* 1, 2 or 5 times a power of ten, not less than `raw`; its decimals go to *digits. */
static double
round_step(double raw, int *digits)
{
	int power = (int)floor(log10(raw));
	double unit = pow(10, power), part = raw / unit;
	double nice = part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10;

	if (nice == 10)
		power++;
	*digits = power < 0 ? -power : 0;
	/* 0.2 as 2/10 and not as 2 * 0.1, which is another number. */
	if (power < 0)
		return (nice == 10 ? 1 : nice) / pow(10, -power);
	return (nice == 10 ? 1 : nice) * pow(10, power);
}

struct mig_scale
mig_scale_of(double low, double high, int tics, bool zero)
{
	struct mig_scale scale = {0, 0, 1, 0, 0, 0};

	if (zero && low > 0)
		low = 0;
	if (zero && high < 0)
		high = 0;
	if (low == high)
		high = low + (low == 0 ? 1 : fabs(low) / 2);
	scale.step = round_step((high - low) / tics, &scale.digits);
	scale.from = floor(low / scale.step + 1e-9) * scale.step;
	scale.to = ceil(high / scale.step - 1e-9) * scale.step;
	scale.count = (int)lround((scale.to - scale.from) / scale.step) + 1;
	scale.first = scale.from;
	return scale;
}

void
mig_scale_trim(struct mig_scale *scale, double low, double high)
{
	double slack = scale->step / 3, pad = scale->step / 20;

	if (scale->count > 2 && scale->to - high > slack && high > scale->first) {
		scale->count--;
		scale->to = high + pad;
	}
	if (scale->count > 2 && low - scale->first > scale->step / 2 && low != 0) {
		scale->count--;
		scale->first += scale->step;
		scale->from = low - pad;
	}
}

double
mig_scale_tic(const struct mig_scale *scale, int i)
{
	double factor = pow(10, scale->digits);

	return round((scale->first + i * scale->step) * factor) / factor;
}

const char *
mig_number_text(struct mig_decimal number, int digits, char text[MIG_NUMBER_SIZE])
{
	static const char minus[] = "\xE2\x88\x92", thin[] = "\xE2\x80\xAF";
	char plain[MIG_DECIMAL_TEXT_SIZE];
	struct mig_decimal rounded;
	const char *from = plain;
	size_t whole, i, out = 0;

	if (mig_decimal_round(number, digits, &rounded))
		number = rounded;
	mig_decimal_format(number, plain);
	if (*from == '-') {
		memcpy(text, minus, 3);
		out = 3;
		from++;
	}
	whole = strcspn(from, ".");
	for (i = 0; from[i]; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0) {
			memcpy(text + out, thin, 3);
			out += 3;
		}
		text[out++] = from[i];
	}
	text[out] = '\0';
	return text;
}

const char *
mig_scale_tic_text(const struct mig_scale *scale, int i, bool mirrored, char text[MIG_NUMBER_SIZE])
{
	double signed_tic = mig_scale_tic(scale, i), tic = mirrored ? fabs(signed_tic) : signed_tic;
	struct mig_decimal number;

	if (mig_decimal_from_double(tic, scale->digits, &number))
		return mig_number_text(number, scale->digits, text);
	snprintf(text, MIG_NUMBER_SIZE, "%g", tic);
	return text;
}

static void
centre_block(double *places, const double *wishes, size_t start, size_t end, double gap,
	     double low, double high)
{
	double mean = 0, length = gap * (double)(end - start - 1), first;
	size_t i;

	for (i = start; i < end; i++)
		mean += wishes[i] / (double)(end - start);
	first = mean - length / 2;
	if (first + length > high)
		first = high - length;
	if (first < low)
		first = low;
	for (i = start; i < end; i++)
		places[i] = first + gap * (double)(i - start);
}

void
mig_spread(double *places, double *scratch, size_t count, double gap, double low, double high)
{
	size_t i;

	memcpy(scratch, places, count * sizeof *places);
	for (i = 0; i < count; i++) {
		size_t start = i;

		places[i] = scratch[i];
		centre_block(places, scratch, i, i + 1, gap, low, high);
		while (start > 0 && places[start] - places[start - 1] < gap - 1e-6) {
			/* Take in the whole block before: its items are `gap` apart. */
			start--;
			while (start > 0 && places[start] - places[start - 1] < gap + 1e-6)
				start--;
			centre_block(places, scratch, start, i + 1, gap, low, high);
		}
	}
}
