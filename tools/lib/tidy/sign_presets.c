/* The signs of statistical offices, as their own legends explain them. */
#include "tidy/signs.h"

#define F(letter) MIG_FLAG(letter)
#define NONE(sign, status, meaning)                     \
	{                                               \
		sign, MIG_SIGN_MISSING, status, meaning \
	}
#define ZERO(sign, meaning)                     \
	{                                       \
		sign, MIG_SIGN_ZERO, 0, meaning \
	}
#define SMALL(sign, meaning)                         \
	{                                            \
		sign, MIG_SIGN_ZERO, F('N'), meaning \
	}
#define MARK(sign, status, meaning)                  \
	{                                            \
		sign, MIG_SIGN_MARK, status, meaning \
	}
#define END                                     \
	{                                       \
		NULL, MIG_SIGN_MISSING, 0, NULL \
	}

static const struct mig_sign eurostat[] = {
	NONE(":", F('O'), "not available"),
	MARK("b", F('B'), "break in time series"),
	MARK("c", F('Q'), "confidential"),
	MARK("d", F('D'), "definition differs"),
	MARK("e", F('E'), "estimated"),
	MARK("f", F('F'), "forecast"),
	MARK("i", F('I'), "imputed"),
	MARK("m", F('M'), "missing value, data cannot exist"),
	MARK("n", F('N'), "not significant; 0n: less than half of the unit"),
	MARK("p", F('P'), "provisional"),
	MARK("r", 0, "revised"),
	MARK("s", F('I'), "Eurostat estimate (until 2025)"),
	MARK("u", F('U'), "low reliability"),
	MARK("z", F('M'), "not applicable (until 2025)"),
	END,
};

static const struct mig_sign un[] = {
	NONE("..", F('O'), "not available or not separately reported"),
	NONE("...", F('O'), "not available"),
	NONE("-", F('M'), "not applicable"),
	ZERO("\xe2\x80\x94", "nil"),
	END,
};

static const struct mig_sign unhcr[] = {
	NONE("*", F('Q'), "between 1 and 4, not shown to protect the persons"),
	NONE("-", F('O'), "zero, rounded to zero or not available"),
	END,
};

static const struct mig_sign oecd[] = {
	NONE("..", F('O'), "not available"),
	SMALL("-", "nil or negligible"),
	NONE("NaN", F('O'), "no value"),
	END,
};

static const struct mig_sign de[] = {
	ZERO("-", "nothing, exactly zero"),
	ZERO("\xe2\x80\x93", "nothing, exactly zero"),
	SMALL("0", "less than half of 1 in the last digit, but more than nothing"),
	NONE(".", F('Q'), "unknown or to be kept secret"),
	NONE("x", F('M'), "cell blocked, a figure makes no sense"),
	NONE("X", F('M'), "cell blocked, a figure makes no sense"),
	NONE("/", F('O') | F('U'), "no figure, since it is not reliable enough"),
	NONE("...", F('O'), "figure comes later"),
	MARK("p", F('P'), "provisional"),
	MARK("r", 0, "corrected"),
	MARK("s", F('E'), "estimated"),
	END,
};

static const struct mig_sign hu[] = {
	ZERO("\xe2\x80\x93", "nothing"),
	ZERO("-", "nothing"),
	NONE("..", F('O'), "not available"),
	NONE("...", F('Q'), "confidential"),
	NONE("\xe2\x80\xa6", F('Q'), "confidential"),
	NONE("x", F('M'), "not applicable"),
	MARK("+", F('P'), "provisional"),
	END,
};

static const struct mig_sign nz[] = {
	NONE("..", F('O'), "figure not available"),
	NONE("..C", F('Q'), "confidential"),
	NONE("..S", F('Q'), "suppressed"),
	NONE("C", F('Q'), "confidential"),
	NONE("S", F('Q'), "suppressed"),
	MARK("E", F('E'), "early estimate"),
	MARK("P", F('P'), "provisional"),
	MARK("R", 0, "revised"),
	END,
};

static const struct mig_sign jp[] = {
	NONE("***", F('O'), "there are no data to tabulate"),
	ZERO("-", "no figure applies, zero"),
	NONE("\xe2\x80\xa6", F('O'), "not available"),
	NONE("...", F('O'), "not available"),
	NONE("x", F('Q'), "suppressed"),
	NONE("X", F('Q'), "suppressed"),
	END,
};

static const struct mig_sign statcan[] = {
	NONE(".", F('O'), "not available for any reference period"),
	NONE("..", F('O'), "not available for a specific reference period"),
	NONE("...", F('M'), "not applicable"),
	NONE("x", F('Q'), "suppressed to meet the confidentiality requirements"),
	NONE("F", F('O') | F('U'), "too unreliable to be published"),
	SMALL("0s", "rounded to 0 where there is a distinction from true zero"),
	MARK("E", F('U'), "use with caution"),
	MARK("p", F('P'), "preliminary"),
	MARK("r", 0, "revised"),
	END,
};

static const struct mig_sign us[] = {
	NONE("N/A", F('M'), "not applicable"),
	NONE("X", F('M'), "not applicable"),
	NONE("(X)", F('M'), "not applicable"),
	NONE("NA", F('O'), "not available"),
	NONE("(NA)", F('O'), "not available"),
	NONE("D", F('Q'), "withheld to avoid disclosure"),
	NONE("(D)", F('Q'), "withheld to avoid disclosure"),
	NONE("S", F('Q'), "does not meet publication standards"),
	NONE("(S)", F('Q'), "does not meet publication standards"),
	SMALL("-", "represents zero or rounds to zero"),
	SMALL("Z", "less than half the unit"),
	END,
};

static const struct mig_sign sg[] = {
	NONE("na", F('O'), "not available or not applicable"),
	NONE("n.a.", F('O'), "not available or not applicable"),
	SMALL("-", "nil or negligible"),
	NONE("s", F('Q'), "suppressed"),
	MARK("p", F('P'), "preliminary"),
	END,
};

static const struct mig_sign uk[] = {
	NONE("[c]", F('Q'), "confidential"),
	NONE("[x]", F('O'), "not available"),
	NONE("[z]", F('M'), "not applicable"),
	NONE("[w]", F('O'), "none recorded in the survey"),
	SMALL("[low]", "rounds to 0, but is not 0"),
	MARK("[b]", F('B'), "break in time series"),
	MARK("[e]", F('E'), "estimated"),
	MARK("[f]", F('F'), "forecast"),
	MARK("[p]", F('P'), "provisional"),
	MARK("[r]", 0, "revised"),
	MARK("[u]", F('U'), "low reliability"),
	END,
};

static const struct mig_sign ua[] = {
	ZERO("-", "the phenomenon is absent"),
	ZERO("\xe2\x80\x93", "the phenomenon is absent"),
	SMALL("0", "less than half of the unit"),
	NONE("...", F('O'), "data are absent"),
	NONE("\xe2\x80\xa6", F('O'), "data are absent"),
	NONE("..", F('O'), "not given"),
	NONE("x", F('M'), "the cell cannot be filled"),
	NONE("\xd1\x81", F('Q'), "confidential (a Cyrillic letter)"),
	END,
};

const struct mig_sign_preset mig_sign_presets[] = {
	{ "eurostat", "Eurostat", "flags of the dissemination database", eurostat },
	{ "un", "UN DESA, Population Division", "notes of the migrant stock tables", un },
	{ "unhcr", "UNHCR", "notes of the population statistics", unhcr },
	{ "oecd", "OECD", "notes of the International Migration Outlook", oecd },
	{ "de", "Destatis and the offices of the Laender", "Zeichenerklaerung", de },
	{ "hu", "Hungarian Central Statistical Office", "legend of the STADAT tables", hu },
	{ "nz", "Stats NZ", "Infoshare, symbols below a table", nz },
	{ "jp", "Statistics Bureau of Japan", "e-Stat, legend above a table", jp },
	{ "statcan", "Statistics Canada", "standard table symbols", statcan },
	{ "us", "US Census Bureau and DHS", "symbols of the tables", us },
	{ "sg", "Singapore Department of Statistics", "notations", sg },
	{ "uk", "UK Government Analysis Function", "symbols in tables", uk },
	{ "ua", "State Statistics Service of Ukraine", "conventional signs", ua },
	{ NULL, NULL, NULL, NULL },
};
