/* The signs of statistical offices, as their own legends explain them. */
#include "tidy/signs.h"

#define F(letter) MIG_FLAG(letter)
#define NONE(sign, status, meaning, confirmed)                     \
	{                                                          \
		sign, MIG_SIGN_MISSING, status, meaning, confirmed \
	}
#define ZERO(sign, meaning, confirmed)                     \
	{                                                  \
		sign, MIG_SIGN_ZERO, 0, meaning, confirmed \
	}
#define SMALL(sign, meaning, confirmed)                         \
	{                                                       \
		sign, MIG_SIGN_ZERO, F('N'), meaning, confirmed \
	}
#define MARK(sign, status, meaning, confirmed)                  \
	{                                                       \
		sign, MIG_SIGN_MARK, status, meaning, confirmed \
	}
#define END                                            \
	{                                              \
		NULL, MIG_SIGN_MISSING, 0, NULL, false \
	}

static const struct mig_sign eurostat[] = {
	NONE(":", F('O'), "not available", false),
	MARK("b", F('B'), "break in time series", true),
	MARK("c", F('Q'), "confidential (until 2025)", true),
	MARK("d", F('D'), "definition differs", true),
	MARK("e", F('E'), "estimated", true),
	MARK("f", F('F'), "forecast", true),
	MARK("i", F('I'), "imputed by Eurostat or others who receive the data", true),
	MARK("m", F('M'), "missing value, data cannot exist", true),
	MARK("n", F('N'), "not significant; 0n: less than half of the unit, not zero", true),
	MARK("p", F('P'), "provisional", true),
	MARK("r", 0, "revised", false),
	MARK("s", F('I'), "Eurostat estimate (until 2025)", true),
	MARK("u", F('U'), "low reliability", true),
	MARK("z", F('M'), "not applicable (until 2025)", true),
	END,
};

static const struct mig_sign un[] = {
	NONE("..", F('O'), "not available or not separately reported", true),
	NONE("...", F('O'), "not available", true),
	NONE("-", F('M'), "not applicable", false),
	ZERO("\xe2\x80\x93", "magnitude zero", true),
	SMALL("\xe2\x80\x94", "nil or very small", true),
	SMALL("<", "not zero, but less than half of the unit", true),
	SMALL("\xe2\x80\x93<", "not zero, but negative and less than half of the unit", true),
	END,
};

static const struct mig_sign unhcr[] = {
	NONE("*", F('Q'), "between 1 and 4, not shown to protect the persons", false),
	NONE("-", F('O'), "zero, rounded to zero or not available", false),
	END,
};

static const struct mig_sign oecd[] = {
	NONE("..", F('O'), "not available", false),
	SMALL("-", "nil or negligible", false),
	NONE("NaN", F('O'), "no value", false),
	END,
};

static const struct mig_sign de[] = {
	ZERO("-", "no figures, exactly zero", true),
	ZERO("\xe2\x80\x93", "no figures, exactly zero", false),
	SMALL("0", "less than half of 1 in the last digit, but more than zero", true),
	NONE(".", F('Q'), "unknown or not to be disclosed", true),
	NONE("\xc2\xb7", F('Q'), "unknown or not to be disclosed", true),
	NONE("x", F('M'), "cell blocked for logical reasons", true),
	NONE("X", F('M'), "cell blocked for logical reasons", false),
	NONE("/", F('O') | F('U'), "not sufficiently reliable", true),
	NONE("...", F('O'), "available later", true),
	MARK("p", F('P'), "provisional", true),
	MARK("r", 0, "revised", true),
	MARK("s", F('E'), "estimated", true),
	END,
};

static const struct mig_sign hu[] = {
	ZERO("\xe2\x80\x93", "non-occurrence", true),
	ZERO("-", "non-occurrence", false),
	SMALL("0", "less than half of the unit", true),
	NONE("..", F('O'), "not available", true),
	NONE("\xe2\x80\xa6", F('Q'), "confidential", true),
	NONE("...", F('Q'), "confidential", false),
	NONE("x", F('M'), "not applicable", true),
	MARK("+", F('P'), "preliminary", false),
	END,
};

static const struct mig_sign nz[] = {
	ZERO("-", "nil or zero", true),
	SMALL("--", "amount too small to be expressed", true),
	NONE("..", F('O'), "figure not available", true),
	NONE("...", F('M'), "not applicable", true),
	NONE("C", F('Q'), "confidential", true),
	NONE("S", F('Q'), "suppressed", true),
	NONE("..C", F('Q'), "confidential", false),
	NONE("..S", F('Q'), "suppressed", false),
	MARK("E", F('E'), "early estimate", true),
	MARK("P", F('P'), "provisional", true),
	MARK("R", 0, "revised", true),
	END,
};

static const struct mig_sign jp[] = {
	NONE("***", F('O'), "there are no data to tabulate", true),
	NONE("-", F('M'), "figures not applicable", true),
	NONE("\xe2\x80\xa6", F('O'), "figures not available", true),
	NONE("...", F('O'), "figures not available", true),
	NONE("x", F('Q'), "figures kept undisclosed", true),
	NONE("X", F('Q'), "figures kept undisclosed", false),
	END,
};

static const struct mig_sign statcan[] = {
	NONE(".", F('O'), "not available for any reference period", true),
	NONE("..", F('O'), "not available for a specific reference period", true),
	NONE("...", F('M'), "not applicable", true),
	NONE("x", F('Q'), "suppressed to meet the confidentiality requirements", true),
	NONE("F", F('O') | F('U'), "too unreliable to be published", true),
	SMALL("0s", "rounded to 0 where there is a distinction from true zero", true),
	MARK("A", 0, "data quality: acceptable or better", true),
	MARK("B", 0, "data quality: acceptable or better", true),
	MARK("C", 0, "data quality: acceptable or better", true),
	MARK("D", 0, "data quality: acceptable or better", true),
	MARK("E", F('U'), "use with caution", true),
	MARK("p", F('P'), "preliminary", true),
	MARK("r", 0, "revised", true),
	END,
};

static const struct mig_sign us[] = {
	SMALL("-", "represents zero or rounds to less than half of the unit", true),
	NONE("B", F('O') | F('U'), "base figure too small for a derived figure", true),
	NONE("D", F('Q'), "withheld to avoid disclosure", true),
	NONE("(D)", F('Q'), "withheld to avoid disclosure", true),
	NONE("NA", F('O'), "not available", true),
	NONE("(NA)", F('O'), "not available", true),
	NONE("NS", F('M'), "percent change irrelevant or insignificant", true),
	NONE("S", F('O') | F('U'), "does not meet publication standards", true),
	NONE("(S)", F('O') | F('U'), "does not meet publication standards", true),
	NONE("X", F('M'), "not applicable", true),
	NONE("(X)", F('M'), "not applicable", true),
	NONE("N/A", F('M'), "not applicable", false),
	SMALL("Z", "less than half of the unit", true),
	SMALL("(Z)", "less than half of the unit", true),
	END,
};

static const struct mig_sign sg[] = {
	NONE("na", F('O'), "not available or not applicable", false),
	NONE("n.a.", F('O'), "not available or not applicable", false),
	SMALL("-", "nil or negligible", false),
	NONE("s", F('Q'), "suppressed", false),
	MARK("p", F('P'), "preliminary", false),
	END,
};

static const struct mig_sign uk[] = {
	NONE("[c]", F('Q'), "confidential", false),
	NONE("[x]", F('O'), "not available", false),
	NONE("[z]", F('M'), "not applicable", false),
	NONE("[w]", F('O'), "none recorded in the survey", false),
	SMALL("[low]", "rounds to 0, but is not 0", false),
	MARK("[b]", F('B'), "break in time series", false),
	MARK("[e]", F('E'), "estimated", false),
	MARK("[f]", F('F'), "forecast", false),
	MARK("[p]", F('P'), "provisional", false),
	MARK("[r]", 0, "revised", false),
	MARK("[u]", F('U'), "low reliability", false),
	END,
};

static const struct mig_sign wales[] = {
	NONE("c", F('Q'), "confidential information", true),
	NONE("w", F('O'), "none recorded in survey", true),
	NONE("x", F('O'), "not available", true),
	NONE("z", F('M'), "not applicable", true),
	SMALL("k", "low figure, a zero when rounded", true),
	MARK("k", F('N'), "low figure, a zero when rounded", true),
	MARK("a", 0, "average", true),
	MARK("b", F('B'), "break in time series", true),
	MARK("e", F('E'), "estimated", true),
	MARK("f", F('F'), "forecast", true),
	MARK("ns", F('U'), "not statistically significant", true),
	MARK("p", F('P'), "provisional", true),
	MARK("r", 0, "revised", true),
	MARK("s", 0, "statistically significant at the 5% level", true),
	MARK("ss", 0, "statistically significant at the 1% level", true),
	MARK("sss", 0, "statistically significant at the 0.1% level", true),
	MARK("t", 0, "total", true),
	MARK("u", F('U'), "low reliability", true),
	END,
};

static const struct mig_sign ie[] = {
	NONE("..", F('O'), "data not available", true),
	ZERO("_", "absolute zero", true),
	SMALL("0", "rounded value is zero", true),
	NONE("*", F('Q'), "confidential", true),
	END,
};

static const struct mig_sign ua[] = {
	ZERO("-", "a phenomenon not observed", true),
	ZERO("\xe2\x80\x93", "no events", true),
	SMALL("0", "less than the digits in use can express", true),
	NONE("...", F('O'), "data are absent", true),
	NONE("\xe2\x80\xa6", F('O'), "data are absent", false),
	NONE("..", F('O'), "data were not given", true),
	NONE("x", F('M'), "data entering is impossible or inexpedient", true),
	NONE("\xd1\x85", F('M'), "data entering is impossible or inexpedient (a Cyrillic letter)",
	     true),
	NONE("\xd1\x81", F('Q'), "confidential (a Cyrillic letter)", true),
	NONE("\xd0\xba", F('Q'), "confidential (a Cyrillic letter)", true),
	END,
};

const struct mig_sign_preset mig_sign_presets[] = {
	{ "eurostat", "Eurostat",
	  "Database, Information: flags from 27 January 2025 on, and what they were before",
	  eurostat },
	{ "un", "United Nations",
	  "UNSD, World Statistics Pocketbook, technical notes, 2014; Population Division, "
	  "notes to tables of the 2002 Revision; ESCAP, Women in Asia and the Pacific, 1999",
	  un },
	{ "unhcr", "UNHCR", "notes of the population statistics", unhcr },
	{ "oecd", "OECD", "International Migration Outlook, statistical annex", oecd },
	{ "de", "Destatis and the offices of the Laender",
	  "statistik-portal.de, Explanation of symbols", de },
	{ "hu", "Hungarian Central Statistical Office",
	  "Statistical Pocketbook of Hungary, 2018; Demographic Yearbook, 2024", hu },
	{ "nz", "Stats NZ", "The Digital Divide, Standards; Infoshare, symbols below a table", nz },
	{ "jp", "Statistics Bureau of Japan",
	  "Historical Statistics of Japan, Notes for users; e-Stat, legend above a table, 2024",
	  jp },
	{ "statcan", "Statistics Canada", "Standard table symbols", statcan },
	{ "us", "US Census Bureau and DHS",
	  "Statistical Abstract 1982, Guide to tabular presentation; Economic Census 1992, flags",
	  us },
	{ "sg", "Singapore Department of Statistics", "notations", sg },
	{ "uk", "UK Government Analysis Function", "symbols in tables", uk },
	{ "wales", "Welsh Government", "StatsWales, Shorthand for labelling data values", wales },
	{ "ie", "Central Statistics Office of Ireland",
	  "Statistical Yearbook of Ireland 2021, technical notes", ie },
	{ "ua", "State Statistics Service of Ukraine",
	  "Main Statistical Office in the Lviv region, Explanation of conventional signs", ua },
	{ NULL, NULL, NULL, NULL },
};
