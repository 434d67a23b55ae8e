#include "revision.h"

const char *
mig_revision_state_name(enum mig_revision_state state)
{
	static const char *const names[] = { "unchanged",    "status_changed", "revised",
					     "became_known", "became_missing", "appeared",
					     "vanished" };

	return names[state];
}

static bool
same_status(struct mig_value earlier, struct mig_value later)
{
	return ((mig_value_flags(earlier) ^ mig_value_flags(later)) & ~MIG_FLAG('A')) == 0;
}

enum mig_revision_state
mig_revision_state(const struct mig_value *earlier, const struct mig_value *later)
{
	bool known[2];

	if (!earlier || !later)
		return earlier ? MIG_VANISHED : MIG_APPEARED;
	known[0] = earlier->state == MIG_VALUE_KNOWN;
	known[1] = later->state == MIG_VALUE_KNOWN;
	if (known[0] != known[1])
		return known[0] ? MIG_BECAME_MISSING : MIG_BECAME_KNOWN;
	if (known[0] && mig_decimal_compare(earlier->number, later->number) != 0)
		return MIG_REVISED;
	return same_status(*earlier, *later) ? MIG_UNCHANGED : MIG_STATUS_CHANGED;
}

static struct mig_value
size_of(struct mig_value value)
{
	if (value.state == MIG_VALUE_KNOWN && mig_decimal_sign(value.number) < 0)
		return mig_value_subtract(mig_value_of(0), value);
	return value;
}

/* Whether a revision is larger than the largest so far in its direction. */
static bool
is_record(struct mig_value revision, struct mig_value largest)
{
	return largest.state != MIG_VALUE_KNOWN ||
	       mig_decimal_compare(size_of(revision).number, size_of(largest).number) > 0;
}

void
mig_revision_add(struct mig_revision_summary *summary, const struct mig_value *earlier,
		 const struct mig_value *later, int *record)
{
	const struct mig_value zero = mig_value_of(0);
	struct mig_value revision;
	int sign;

	*record = 0;
	summary->cells++;
	summary->states[mig_revision_state(earlier, later)]++;
	if (!earlier || !later || earlier->state != MIG_VALUE_KNOWN ||
	    later->state != MIG_VALUE_KNOWN)
		return;
	if (summary->compared++ == 0)
		summary->sum = summary->absolute_sum = summary->level = zero;
	revision = mig_value_subtract(*later, *earlier);
	summary->sum = mig_value_add(summary->sum, revision);
	summary->absolute_sum = mig_value_add(summary->absolute_sum, size_of(revision));
	summary->level = mig_value_add(summary->level, size_of(*earlier));
	sign = revision.state == MIG_VALUE_KNOWN ? mig_decimal_sign(revision.number) : 0;
	if (sign != 0 && is_record(revision, summary->largest[sign < 0])) {
		summary->largest[sign < 0] = revision;
		*record = sign;
	}
}

struct mig_value
mig_mean_revision(const struct mig_revision_summary *summary, int digits)
{
	return mig_value_ratio(summary->sum, mig_value_of((long long)summary->compared), 1, digits);
}

struct mig_value
mig_mean_absolute_revision(const struct mig_revision_summary *summary, int digits)
{
	return mig_value_ratio(summary->absolute_sum, mig_value_of((long long)summary->compared), 1,
			       digits);
}

struct mig_value
mig_relative_mean_absolute_revision(const struct mig_revision_summary *summary, int digits)
{
	return mig_value_ratio(summary->absolute_sum, summary->level, 100, digits);
}
