#include "words.h"
#include "frame.h"

#include <string.h>

enum { ENGLISH, RUSSIAN, KAZAKH, LANGUAGES };

const char *const mig_languages[] = { "en", "ru", "kk", NULL };

static const char *const words[][LANGUAGES] = {
	{ ".", ",", "," }, /* the decimal sign */
	{ " and ", " и ", " және " },
	{ "Other", "Прочие", "Басқалар" },
	{ "Total", "Всего", "Барлығы" },
	{ "Persons", "Человек", "Адам" },
	{ "Percent", "В процентах", "Пайызбен" },
	{ "Immigration", "Иммиграция", "Иммиграция" },
	{ "Emigration", "Эмиграция", "Эмиграция" },
	{ "Net migration", "Сальдо миграции", "Көші-қон сальдосы" },
	{ "Net", "Сальдо", "Сальдо" },
	/* Columns, within a sentence; a title begins with a capital of its own. */
	{ "persons", "человек", "адам" },
	{ "immigration", "иммиграция", "иммиграция" },
	{ "emigration", "эмиграция", "эмиграция" },
	{ "net_migration", "сальдо миграции", "көші-қон сальдосы" },
	{ "gross_migration", "миграционный оборот", "көші-қон айналымы" },
	{ "direction", "направление", "бағыт" },
	{ "region", "регион", "өңір" },
	{ "country", "страна", "ел" },
	{ "geo", "территория", "аумақ" },
	{ "sex", "пол", "жыныс" },
	{ "age", "возраст", "жас" },
	{ "citizenship", "гражданство", "азаматтық" },
	{ "ethnic_group", "этническая группа", "этникалық топ" },
	{ "category", "категория", "санат" },
	{ "origin", "место выбытия", "шыққан жері" },
	{ "destination", "место прибытия", "келген жері" },
	{ "share", "доля", "үлес" },
	{ "permits", "разрешения", "рұқсаттар" },
	{ "quota", "квота", "квота" },
	{ "population", "население", "халық" },
	{ "Source: %s", "Источник: %s", "Дереккөз: %s" },

	/* Titles. */
	{ "%s by %s", "%s в разрезе: %s", "%s, бөлінісі: %s" },
	{ "Change", "Изменение", "Өзгеріс" },
	{ "Change by %s", "Изменение в разрезе: %s", "Өзгеріс, бөлінісі: %s" },
	{ "Change by factor", "Изменение по факторам", "Факторлар бойынша өзгеріс" },
	{ "Change by component", "Изменение по компонентам", "Құрамдастар бойынша өзгеріс" },
	{ "%.60s and %.60s", "%.60s и %.60s", "%.60s және %.60s" },
	{ ", %.60s and %.60s", ", %.60s и %.60s", ", %.60s және %.60s" },
	{ ", forecast from %.60s", ", прогноз с %.60s", ", болжам басталуы: %.60s" },

	/* What there is no figure of. */
	{ "No data for this selection", "Для этого выбора нет данных",
	  "Бұл таңдау бойынша деректер жоқ" },
	{ "No data for this selection.", "Для этого выбора нет данных.",
	  "Бұл таңдау бойынша деректер жоқ." },
	{ ": not available", ": нет данных", ": деректер жоқ" },
	{ "not available", "нет данных", "деректер жоқ" },
	{ "; %zu not available", "; нет данных: %zu", "; деректер жоқ: %zu" },
	{ " %zu figures are not available.", " Нет данных по показателям: %zu.",
	  " Деректер жоқ көрсеткіштер: %zu." },
	{ "Not available at all: %zu of %zu series.", "Рядов без данных: %zu из %zu.",
	  "Деректері жоқ қатарлар: %zu, барлығы %zu." },
	{ "c confidential", "c конфиденциально", "c құпия" },
	{ "not stated", "не указано", "көрсетілмеген" },
	{ "Pale: not stated, or not available.", "Бледным: не указано или нет данных.",
	  "Ақшыл түспен: көрсетілмеген немесе деректер жоқ." },

	/* Status, by its SDMX letter. */
	{ "time series break", "разрыв временного ряда", "уақыттық қатардың үзілуі" },
	{ "definition differs", "определение отличается", "анықтамасы өзгеше" },
	{ "estimated", "оценка", "бағалау" },
	{ "forecast", "прогноз", "болжам" },
	{ "experimental", "экспериментальные данные", "эксперименттік деректер" },
	{ "imputed by an international organisation", "досчитано международной организацией",
	  "халықаралық ұйым есептеген" },
	{ "derogation", "временное отступление от требований", "талаптардан уақытша ауытқу" },
	{ "included in another category", "включено в другую категорию",
	  "басқа санатқа енгізілген" },
	{ "not significant", "незначительная величина", "болмашы шама" },
	{ "provisional", "предварительные данные", "алдын ала деректер" },
	{ "strike or other special event", "забастовка или другое особое событие",
	  "ереуіл немесе басқа ерекше оқиға" },
	{ "low reliability", "низкая надежность", "сенімділігі төмен" },
	{ "not validated", "не проверено", "тексерілмеген" },
	{ "includes another category", "включает другую категорию", "басқа санатты қамтиды" },

	/* What marks mean. */
	{ "Break in series", "Разрыв ряда", "Қатардағы үзіліс" },
	{ "Dotted vertical line: break in series.", "Вертикальный пунктир: разрыв ряда.",
	  "Тік үзік сызық: қатардағы үзіліс." },
	{ "Hollow dots: provisional or estimated figures.",
	  "Полые точки: предварительные данные или оценка.",
	  "Іші бос нүктелер: алдын ала деректер немесе бағалау." },
	{ "Hollow dots: provisional, estimated or forecast figures.",
	  "Полые точки: предварительные данные, оценка или прогноз.",
	  "Іші бос нүктелер: алдын ала деректер, бағалау немесе болжам." },
	{ "Dashed: forecast.", "Пунктир: прогноз.", "Үзік сызық: болжам." },
	{ "Shaded: interval of the forecast, lower to upper limit.",
	  "Закрашено: интервал прогноза от нижней до верхней границы.",
	  "Боялған: болжамның төменгі шегінен жоғарғы шегіне дейінгі аралық." },
	{ "lower limit", "нижняя граница", "төменгі шегі" },
	{ "upper limit", "верхняя граница", "жоғарғы шегі" },
	{ "The forecast has no interval.", "Интервал прогноза не указан.",
	  "Болжамның аралығы көрсетілмеген." },
	{ "The forecast was computed across a break in series.",
	  "Прогноз рассчитан через разрыв ряда.", "Болжам қатардағы үзіліс арқылы есептелген." },
	{ "Lines join the periods that there are figures for.",
	  "Линии соединяют периоды, за которые есть данные.",
	  "Сызықтар деректері бар кезеңдерді қосады." },
	{ "The vertical axis does not start at 0.", "Вертикальная ось начинается не с 0.",
	  "Тік ось 0-ден басталмайды." },
	{ "The axis does not start at 0.", "Ось начинается не с 0.", "Ось 0-ден басталмайды." },
	{ "Last figures not shown: no room for them.",
	  "Последние значения не показаны: недостаточно места.",
	  "Соңғы мәндер көрсетілмеген: орын жеткіліксіз." },
	{ "Emphasised: the %zu series with the largest last figures; pale: the %zu others.",
	  "Выделены ряды с наибольшими последними значениями: %zu; бледным остальные: %zu.",
	  "Соңғы мәндері ең үлкен қатарлар ерекшеленген: %zu; қалғандары ақшыл: %zu." },
	{ "Pale: %zu other series.", "Бледным, другие ряды: %zu.", "Ақшыл, басқа қатарлар: %zu." },

	{ "Not available: %.200s.", "Нет данных: %.200s.", "Деректер жоқ: %.200s." },
	{ " Not available: %zu.", " Нет данных: %zu.", " Деректер жоқ: %zu." },
	{ "Figures that are not available: %zu.", "Значений, о которых нет данных: %zu.",
	  "Деректері жоқ мәндер: %zu." },
	{ "not in the table", "нет в таблице", "кестеде жоқ" },
	{ " %.300s: not available.", " %.300s: нет данных.", " %.300s: деректер жоқ." },
	{ "Not shown: series with smaller last figures: %zu.",
	  "Не показаны ряды с меньшими последними значениями: %zu.",
	  "Соңғы мәндері кіші, көрсетілмеген қатарлар: %zu." },
	{ "Grey lines: the series of the other panels.", "Серые линии: ряды других панелей.",
	  "Сұр сызықтар: басқа панельдердің қатарлары." },
	{ "The figures do not fit into the cells.", "Значения не помещаются в ячейки.",
	  "Мәндер ұяшықтарға сыймайды." },
	{ "Figures in the cells: %s.", "Значения в ячейках: %s.", "Ұяшықтардағы мәндер: %s." },
	{ "thousand", "тысяч", "мың" },
	{ "million", "миллионов", "миллион" },
	{ "billion", "миллиардов", "миллиард" },

	/* Shares of a whole. */
	{ "Equal shares", "Равные доли", "Тең үлестер" },
	{ "Gini %s", "Джини %s", "Джини %s" },
	{ "Lorenz curve", "Кривая Лоренца", "Лоренц қисығы" },
	{ "Lorenz curve by %s", "Кривая Лоренца в разрезе: %s", "Лоренц қисығы, бөлінісі: %s" },
	{ "Cumulated, percent", "Накопленным итогом, в процентах", "Жинақталған, пайызбен" },

	/* Age and sex. */
	{ "Men", "Мужчины", "Ерлер" },
	{ "Women", "Женщины", "Әйелдер" },
	{ "%s by sex and age", "%s по полу и возрасту", "%s, жынысы мен жасы бойынша" },
	{ "Percent of the population", "В процентах от населения", "Халыққа пайызбен" },
	{ "Percent of each population", "В процентах от каждого населения", "Әр халыққа пайызбен" },
	{ "Not in the table: ages %d to %d.", "Нет в таблице: возраст от %d до %d лет.",
	  "Кестеде жоқ: %d – %d жас." },
	{ "The age groups are of unlike width.", "Возрастные группы неодинаковой ширины.",
	  "Жас топтарының ені әртүрлі." },

	/* What is left out. */
	{ "Other: the sum of %zu with smaller figures.",
	  "Прочие: сумма меньших значений, их число: %zu.",
	  "Басқалар: кіші мәндердің қосындысы, саны: %zu." },
	{ "Other: the sum of %zu smaller members.", "Прочие: сумма меньших частей, их число: %zu.",
	  "Басқалар: кіші бөліктердің қосындысы, саны: %zu." },
	{ "Not shown: %zu with smaller figures.", "Не показано с меньшими значениями: %zu.",
	  "Мәні кіші, көрсетілмеген: %zu." },
	{ "Not shown: %zu with smaller figures, together %s.",
	  "Не показано с меньшими значениями: %zu, в сумме %s.",
	  "Мәні кіші, көрсетілмеген: %zu, қосындысы %s." },
	{ "Not shown: %zu not available.", "Не показано из-за отсутствия данных: %zu.",
	  "Деректері жоқ, көрсетілмеген: %zu." },
	{ "Not shown, since of another kind: %.300s.",
	  "Не показаны показатели другого рода: %.300s.",
	  "Басқа түрдегі көрсеткіштер көрсетілмеген: %.300s." },
	{ "Not shown: %zu more bars.", "Не показано столбцов: %zu.",
	  "Көрсетілмеген бағандар: %zu." },
	{ "Only %.60s, the last of %zu periods.",
	  "Только %.60s, последний из периодов, их число: %zu.",
	  "Тек %.60s, соңғы кезең, барлық кезеңдер: %zu." },
	{ "Periods between the two, not drawn: %zu.", "Периодов между ними, не показанных: %zu.",
	  "Екеуінің арасындағы көрсетілмеген кезеңдер: %zu." },

	/* Quotas. */
	{ "beyond the quota", "сверх квоты", "квотадан тыс" },
	{ "quota %s", "квота %s", "квота %s" },
	{ "quota not available", "нет данных о квоте", "квота туралы деректер жоқ" },
	{ "%s of %s", "%s из %s", "%s / %s" },
	{ "Bars of use against quota: %zu.", "Столбцы использования квоты: %zu.",
	  "Квотаны пайдалану бағандары: %zu." },
	{ " Exceeded: %zu.", " Превышено: %zu.", " Асып кеткені: %zu." },

	/* Changes. */
	{ "%.200s, higher", "%.200s, больше", "%.200s, көбірек" },
	{ "%.200s, lower", "%.200s, меньше", "%.200s, азырақ" },
	{ "In colour: the largest rise and the largest fall.",
	  "Цветом: наибольший рост и наибольшее снижение.",
	  "Түспен: ең үлкен өсім және ең үлкен төмендеу." },
	{ "In colour: the largest rise.", "Цветом: наибольший рост.", "Түспен: ең үлкен өсім." },
	{ "In colour: the largest fall.", "Цветом: наибольшее снижение.",
	  "Түспен: ең үлкен төмендеу." },
	{ "Not available at all: %zu.", "Без данных: %zu.", "Деректері жоқ: %zu." },
	{ "Without a line: one figure is not available.", "Без линии: нет одного из значений.",
	  "Сызықсыз: мәндердің бірі жоқ." },
	{ "Not joined: break in series.", "Не соединено: разрыв ряда.",
	  "Қосылмаған: қатардағы үзіліс." },
	{ "Figures not shown: no room for them.", "Значения не показаны: недостаточно места.",
	  "Мәндер көрсетілмеген: орын жеткіліксіз." },
	{ "The vertical scale does not start at 0.", "Вертикальная шкала начинается не с 0.",
	  "Тік шкала 0-ден басталмайды." },
	{ "Lines without a name have smaller figures.", "У линий без названия значения меньше.",
	  "Атаусыз сызықтардың мәндері кішірек." },
	{ "Bars begin at the total of %.60s.", "Столбцы начинаются с итога за %.60s.",
	  "Бағандар мына кезеңнің жиынтығынан басталады: %.60s." },
	{ "The bars leave out what is not available.", "В столбцах не учтено то, о чем нет данных.",
	  "Деректері жоқ шамалар бағандарда ескерілмеген." },
	{ "Not allocated", "Не распределено", "Бөлінбеген" },
	{ "Not allocated, by rounding: %s.", "Не распределено из-за округления: %s.",
	  "Дөңгелектеу салдарынан бөлінбеген: %s." },
	{ "Not allocated: the total less its parts.",
	  "Не распределено: итог за вычетом его частей.",
	  "Бөлінбеген: жиынтықтан бөліктерін шегергендегі қалдық." },
	{ "Total: the row %.200s.", "Итог: строка %.200s.", "Жиынтық: %.200s жолы." },

	/* Maps. */
	{ "Blue: above 0. Orange: below 0.", "Синим: выше 0. Оранжевым: ниже 0.",
	  "Көкпен: 0-ден жоғары. Қызғылт сарымен: 0-ден төмен." },
	{ "Projection: Equal Earth. Boundaries: Natural Earth / Visionscarto; they imply no "
	  "opinion on legal status.",
	  "Проекция: Equal Earth. Границы: Natural Earth / Visionscarto; они не выражают мнения о "
	  "правовом статусе.",
	  "Проекция: Equal Earth. Шекаралар: Natural Earth / Visionscarto; олар құқықтық мәртебе "
	  "туралы пікір білдірмейді." },
	{ "Map of %zu figures.", "Карта. Значений: %zu.", "Карта. Мәндер: %zu." },
	{ " Highest: %.200s, %s; lowest: %.200s, %s.",
	  " Наибольшее: %.200s, %s; наименьшее: %.200s, %s.",
	  " Ең үлкені: %.200s, %s; ең кішісі: %.200s, %s." },
	{ "Names and figures not shown: no room for them.",
	  "Названия и значения не показаны: недостаточно места.",
	  "Атаулар мен мәндер көрсетілмеген: орын жеткіліксіз." },

	/* Flows. */
	{ "Flows of %s in all, in %zu stages.", "Потоки, всего %s, этапов: %zu.",
	  "Ағындар, барлығы %s, кезеңдер: %zu." },
	{ "Not drawn, since not available: %zu.", "Не показано из-за отсутствия данных: %zu.",
	  "Деректері жоқ, көрсетілмеген: %zu." },
	{ "Other: the sum of %zu with smaller figures (%.60s).",
	  "Прочие: сумма меньших значений, их число: %zu (%.60s).",
	  "Басқалар: кіші мәндердің қосындысы, саны: %zu (%.60s)." },

	/* Maps. */
	{ "No data", "Нет данных", "Деректер жоқ" },
	{ "Not covered", "Не охвачено", "Қамтылмаған" },

	/* Terms of procedures. */
	/* Abbreviated in Russian, so that they need no plural forms. */
	{ "day", "дн.", "күн" },
	{ "days", "дн.", "күн" },
	{ "calendar day", "кал. дн.", "күнтізбелік күн" },
	{ "calendar days", "кал. дн.", "күнтізбелік күн" },
	{ "working day", "раб. дн.", "жұмыс күні" },
	{ "working days", "раб. дн.", "жұмыс күні" },
	{ "week", "нед.", "апта" },
	{ "weeks", "нед.", "апта" },
	{ "month", "мес.", "ай" },
	{ "months", "мес.", "ай" },
	{ "year", "г.", "жыл" },
	{ "years", "г.", "жыл" },
	{ "unlimited", "бессрочно", "мерзімсіз" },
	{ "no fixed length", "срок не установлен", "мерзімі белгіленбеген" },
	{ "about ", "около ", "шамамен " },
	{ "at most ", "не более ", "ең көбі " },
	{ "less than ", "менее ", "мынадан аз: " },
	{ "at least ", "не менее ", "кемінде " },
	{ "more than ", "более ", "мынадан көп: " },
	{ ", %s over the limit", ", сверх срока: %s", ", мерзімнен артық: %s" },
	{ "%s to %s %s", "от %s до %s %s", "%s – %s %s" },
	{ "Black tick: the limit, at most so long.", "Черная черта: предельный срок.",
	  "Қара сызықша: шекті мерзім." },
	{ "Upright stroke: the limit, at most so long.", "Вертикальная черта: предельный срок.",
	  "Тік сызықша: шекті мерзім." },
	{ "Behind the stroke: beyond the limit.", "За чертой: сверх предельного срока.",
	  "Сызықшадан кейін: шекті мерзімнен артық." },
	{ "Orange: beyond the limit.", "Оранжевым: сверх предельного срока.",
	  "Қызғылт сарымен: шекті мерзімнен артық." },
	{ "Thin line: the middle half of the cases.", "Тонкая линия: средняя половина случаев.",
	  "Жіңішке сызық: жағдайлардың ортаңғы жартысы." },
	{ "Drawn with 30.44 days a month, 365.25 days a year and five working days a week.",
	  "При построении принято: 30,44 дня в месяце, 365,25 дня в году, пять рабочих дней в "
	  "неделе.",
	  "Салуда қабылданғаны: айда 30,44 күн, жылда 365,25 күн, аптада бес жұмыс күні." },
	{ "Bars of %zu terms.", "Столбцы сроков: %zu.", "Мерзімдер бағандары: %zu." },
	{ "Terms of procedures", "Сроки процедур", "Рәсімдердің мерзімдері" },
	{ "Time before and after the event", "Время до и после события",
	  "Оқиғаға дейінгі және кейінгі уақыт" },
	{ "Time from the start", "Время с начала", "Басталғаннан бергі уақыт" },
	{ "Not shown: %zu with shorter terms.", "Не показано с более короткими сроками: %zu.",
	  "Мерзімі қысқарақ, көрсетілмеген: %zu." },

	/* Descriptions, for those who do not see the chart. */
	{ "%s %s in %.60s", "%s %s (%.60s)", "%s %s (%.60s)" },
	{ "; highest", "; наибольшее", "; ең үлкені" },
	{ ", lowest", ", наименьшее", ", ең кішісі" },
	{ "%.300s, %.60s: %s to %s", "%.300s, %.60s: от %s до %s", "%.300s, %.60s: %s – %s" },
	{ " And %zu more.", " И еще %zu.", " Тағы %zu." },
	{ " Not described: %zu.", " Не описано: %zu.", " Сипатталмағаны: %zu." },
	{ "Line chart of %zu series over %zu periods, %s to %s.",
	  "Линейный график. Рядов: %zu, периодов: %zu, с %s по %s.",
	  "Сызықтық график. Қатарлар: %zu, кезеңдер: %zu, %s – %s." },
	{ "Line chart of a series over %zu periods, %s to %s, forecast from %s.",
	  "Линейный график ряда. Периодов: %zu, с %s по %s, прогноз с %s.",
	  "Қатардың сызықтық графигі. Кезеңдер: %zu, %s – %s, болжам басталуы: %s." },
	{ " Interval of the forecast for %.60s: %s to %s.",
	  " Интервал прогноза на %.60s: от %s до %s.", " Болжам аралығы, %.60s: %s – %s." },
	{ "Mirrored bars over %zu periods.", "Зеркальные столбцы. Периодов: %zu.",
	  "Айналы бағандар. Кезеңдер: %zu." },
	{ "Stacked bars of 100 percent, %zu bars of %zu members.",
	  "Столбцы по 100 процентов: %zu, частей в них: %zu.",
	  "100 пайыздық бағандар: %zu, олардағы бөліктер: %zu." },
	{ "Small multiples on one scale: panels: %zu; periods: %zu, %s to %s.",
	  "Панели в одной шкале: %zu; периодов: %zu, с %s по %s.",
	  "Бір шкаладағы панельдер: %zu; кезеңдер: %zu, %s – %s." },
	{ "Lorenz curves: %zu.", "Кривые Лоренца: %zu.", "Лоренц қисықтары: %zu." },
	{ " %.200s%sGini index %s; points: %zu;", " %.200s%sиндекс Джини %s; точек: %zu;",
	  " %.200s%sДжини индексі %s; нүктелер: %zu;" },
	{ " %s percent of the units have %s percent.",
	  " на %s процентов единиц приходится %s процентов.",
	  " бірліктердің %s пайызына %s пайыз келеді." },
	{ "Matrix: origins: %zu, destinations: %zu, figures: %zu, not available: %zu.",
	  "Матрица. Мест выбытия: %zu, мест прибытия: %zu, значений: %zu, нет данных: %zu.",
	  "Матрица. Шыққан жерлер: %zu, келген жерлер: %zu, мәндер: %zu, деректер жоқ: %zu." },
	{ " Largest: %.200s to %.200s, %s.", " Наибольшее: %.200s – %.200s, %s.",
	  " Ең үлкені: %.200s – %.200s, %s." },
	{ "Population pyramid: age groups: %zu, %.60s to %.60s.",
	  "Возрастно-половая пирамида. Возрастных групп: %zu, от %.60s до %.60s.",
	  "Жас-жыныс пирамидасы. Жас топтары: %zu, %.60s – %.60s." },
	{ " %.60s: most at %.60s, %s.", " %.60s: больше всего в возрасте %.60s, %s.",
	  " %.60s: ең көбі %.60s жаста, %s." },
	{ "Bar chart of %zu figures.", "Столбчатая диаграмма. Значений: %zu.",
	  "Бағандық диаграмма. Мәндер: %zu." },
	{ "Pairs of dots, %.100s and %.100s: %zu.", "Пары точек, %.100s и %.100s: %zu.",
	  "Нүктелер жұбы, %.100s және %.100s: %zu." },
	{ "Slope chart, %.100s and %.100s: %zu.", "Наклонная диаграмма, %.100s и %.100s: %zu.",
	  "Көлбеу диаграмма, %.100s және %.100s: %zu." },
	{ "Waterfall chart of changes.", "Каскадная диаграмма изменений.",
	  "Өзгерістердің каскадты диаграммасы." },
};

bool
mig_language_known(const char *language)
{
	size_t i;

	for (i = 0; mig_languages[i]; i++)
		if (strcmp(language, mig_languages[i]) == 0)
			return true;
	return false;
}

const char *
mig_word_of(size_t i, size_t language)
{
	return i < sizeof words / sizeof *words ? words[i][language] : NULL;
}

const char *
mig_word(const struct mig_chart *chart, const char *english)
{
	const char *wanted = chart->request->language;
	size_t language = ENGLISH, i;

	while (wanted && mig_languages[language] && strcmp(wanted, mig_languages[language]) != 0)
		language++;
	if (!wanted || language == ENGLISH || language == LANGUAGES)
		return english;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][ENGLISH], english) == 0)
			return words[i][language];
	return english;
}

bool
mig_word_other(const struct mig_chart *chart, struct mig_text name)
{
	static const char *const others[] = { "other", "others",     "unknown",
					      "rest",  "not stated", NULL };

	return mig_text_among(name, others) ||
	       mig_text_equal(name, mig_text_of(mig_word(chart, "Other")));
}

char *
mig_chart_point(const struct mig_chart *chart, char text[MIG_NUMBER_SIZE])
{
	char *point = strchr(text, '.');

	if (point)
		*point = *mig_word(chart, ".");
	return text;
}

const char *
mig_chart_number(const struct mig_chart *chart, struct mig_decimal number, int digits,
		 char text[MIG_NUMBER_SIZE])
{
	mig_number_text(number, digits, text);
	return mig_chart_point(chart, text);
}
