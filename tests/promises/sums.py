"""Make tables up, from a seed, and hold mig-sum to sums in whole numbers of any size.

usage: sums.py MIG_SUM FOLDER   the last line counts; FOLDER is for the tables
"""

import csv
import io
import random
import subprocess
import sys
from pathlib import Path

SEED = 20160412
TABLES = 25
LARGE_ROWS = 200_000
MISSING = "HKLMOQ"  # status codes that say why there is no figure
LIMIT = 2**127  # the absolute value of a sum, in units of its last digit, is below it


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def equal(self, what, got, want):
        if got == want:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL sums: {what}")
        lines = list(zip(got.split("\n"), want.split("\n")))
        for mine, theirs in [pair for pair in lines if pair[0] != pair[1]][:3]:
            print(f"    got {mine!r}, wanted {theirs!r}")


def written(number, scale):
    """A whole number of the units of the last of so many digits, as text."""
    digits = str(abs(number)).rjust(scale + 1, "0")
    point = "." + digits[-scale:] if scale else ""
    return ("-" if number < 0 else "") + digits[: len(digits) - scale] + point


def figure(draw, large, reasons):
    """A value cell and its status, which is one of the reasons where there is no figure."""
    if draw.random() < 0.02:
        return "", draw.choice(reasons)
    scale = draw.choice([0, 0, 1, 2, 6])
    number = draw.randrange(-(10**30), 10**30) if large else draw.randrange(-500, 10**6)
    return written(number, scale), draw.choice(["", "", "", "A", "P", "E", "b", "ep"])


def made_up(draw, rows, large):
    """Rows of geo, sex, value and status."""
    areas = ["004", "4", "NA", "Öland", "Congo, Rep.", 'a "b"', "x" * 300][: draw.randrange(1, 8)]
    reasons = draw.choice([[""], ["Q", "L", "m", "O", "PK"]])
    return [
        (draw.choice(areas), draw.choice("FM"), *figure(draw, large, reasons))
        for _ in range(rows)
    ]


def as_csv(header, rows, quote=csv.QUOTE_MINIMAL, end="\n"):
    text = io.StringIO()
    writer = csv.writer(text, quoting=quote, lineterminator=end)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


HEADER = ["geo", "sex", "v", "status"]


class Group:
    def __init__(self):
        self.total = self.scale = self.rows = self.missing = 0
        self.codes = set()

    def add(self, value, status):
        self.rows += 1
        self.codes |= set(status.upper())
        if not value:
            self.missing += 1
            return
        scale = len(value.partition(".")[2])
        self.total *= 10 ** max(0, scale - self.scale)
        self.scale = max(self.scale, scale)
        self.total += int(value.replace(".", "")) * 10 ** (self.scale - scale)

    def cells(self, partial):
        """The value, the rows, with `partial` the missing figures, and the status."""
        shown = not self.missing or (partial and self.missing < self.rows)
        codes = set(self.codes)
        if shown:
            codes -= set(MISSING) - {"K"}
            codes |= {"U"} if self.missing else set()
        elif not codes & set(MISSING):
            codes.add("O")
        if len(codes) > 1:
            codes.discard("A")
        value = written(self.total, self.scale) if shown else ""
        more = [str(self.missing)] if partial else []
        return [value, str(self.rows), *more, "".join(sorted(codes))]


def expected(rows, partial=False):
    groups = {}
    for geo, sex, value, status in rows:
        groups.setdefault((geo, sex), Group()).add(value, status)
    more = ["v_missing"] if partial else []
    lines = [[*key, *group.cells(partial)] for key, group in groups.items()]
    return as_csv(["geo", "sex", "v", "n", *more, "status"], lines)


def in_order(text):
    header, *lines = text.splitlines()
    return "\n".join([header, *sorted(lines)])


class Tool:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)

    def run(self, *options, texts, values="v", status=0):
        files = []
        for number, text in enumerate(texts):
            files.append(self.folder / f"{number}.csv")
            files[-1].write_text(text, encoding="utf-8", newline="")
        command = [self.program, "-b", "geo,sex", "-v", values, *options, *files]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        if done.returncode != status or bool(done.stderr) != bool(status):
            return f"status {done.returncode}: {done.stderr}"
        return done.stdout

    def has_threads(self):
        done = subprocess.run([self.program, "--help"], capture_output=True, check=True)
        return b"--threads" in done.stdout


def cut(draw, rows):
    """The rows in up to five parts, some perhaps empty."""
    places = sorted(draw.randrange(len(rows) + 1) for _ in range(draw.randrange(1, 5)))
    return [rows[a:b] for a, b in zip([0, *places], [*places, len(rows)])]


def check_table(checks, tool, draw, number):
    rows = made_up(draw, draw.choice([1, 2, 10, 100, 1000]), large=number % 5 == 4)
    what = f"table {number} of {len(rows)} rows"
    want = expected(rows)
    checks.equal(what, tool.run("-n", texts=[as_csv(HEADER, rows)]), want)
    partial = tool.run("-n", "--partial", texts=[as_csv(HEADER, rows)])
    checks.equal(f"{what}, --partial", partial, expected(rows, partial=True))
    quoted = as_csv(HEADER, rows, quote=csv.QUOTE_ALL, end="\r\n")
    checks.equal(f"{what}, quoted", tool.run("-n", texts=[quoted]), want)
    parts = cut(draw, rows)
    texts = [as_csv(HEADER, part) for part in parts]
    checks.equal(f"{what}, {len(parts)} files", tool.run("-n", texts=texts), want)
    sums = [tool.run("-n", texts=[text]) for text in texts]
    # A part without rows has no status to show, so no column for it.
    sums = [text for part, text in zip(parts, sums) if part]
    merged = tool.run(texts=sums, values="v,n")
    checks.equal(f"{what}, sum of {len(sums)} sums", merged, want)
    shuffled = draw.sample(rows, len(rows))
    got = tool.run("-n", texts=[as_csv(HEADER, shuffled)])
    checks.equal(f"{what}, other order", in_order(got), in_order(want))


def check_threads(checks, tool, draw):
    """What only one of the threads has met, a status or a missing figure, must not get lost."""
    rows = [(*row[:2], row[2] or "1", "") for row in made_up(draw, LARGE_ROWS, False)]
    for place in draw.sample(range(LARGE_ROWS), 12):
        rows[place] = (*rows[place][:2], *draw.choice([("2", "P"), ("3.125", "E"), ("", "Q")]))
    want = expected(rows)
    text = as_csv(HEADER, rows)
    half = text.index("\n", len(text) // 2) + 1
    files = [text[:half], as_csv(HEADER, []) + text[half:]]
    settings = [["--threads", str(n)] for n in (1, 2, 3, 7)] if tool.has_threads() else [[]]
    for options in settings:
        what = f"{LARGE_ROWS} rows {' '.join(options)}"
        checks.equal(what, tool.run("-n", *options, texts=[text]), want)
        checks.equal(f"{what}, two files", tool.run("-n", *options, texts=files), want)


def check_limit(checks, tool, draw):
    """Sums just inside the limit are exact; one outside is refused, in any order of its parts."""
    for number in range(10):
        most = LIMIT - 1 - draw.randrange(1000) if number else LIMIT - 1
        first = draw.randrange(most - 10**38 + 1, 10**38)
        rows = [("a", "F", str(part), "") for part in draw.sample([first, most - first], 2)]
        sign = draw.choice(["", "-"])
        rows = [(*row[:2], sign + row[2], "") for row in rows]
        text = as_csv(HEADER, rows)
        want = f"geo,sex,v,n,status\na,F,{sign}{most},2,\n"
        checks.equal(f"{sign}{most} is exact", tool.run("-n", texts=[text]), want)
        over = [*rows, ("a", "F", sign + str(LIMIT - most + draw.randrange(10**9)), "")]
        for order in (over, over[::-1]):
            got = tool.run("-n", texts=[as_csv(HEADER, order)], status=3)
            checks.equal(f"more than {sign}{most} is refused", got, "")


def main():
    program, folder = sys.argv[1:]
    checks, tool = Checks(), Tool(program, folder)
    for number in range(TABLES):
        check_table(checks, tool, random.Random(SEED + number), number)
    check_threads(checks, tool, random.Random(SEED))
    check_limit(checks, tool, random.Random(SEED))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


sys.exit(main())
