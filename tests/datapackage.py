"""Check the tables in data/ against their schemas, the catalogue and our own reader.

usage: datapackage.py DATA MIG_TABLE   check; the last line counts
       datapackage.py DATA             print the tables of the catalogue, data/README.md

A check that a schema asks for and that is not known here is a failure, not a pass.
"""

import csv
import io
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

TYPES = {
    "string": r"(?s:.*)",
    "integer": r"-?(0|[1-9][0-9]*)",
    "number": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?",
}
CONSTRAINTS = {"required", "unique", "enum", "pattern", "minimum", "maximum"}
TIMES = ("year", "period", "date")


def strict_object(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError("a name is repeated in " + ", ".join(names))
    return dict(pairs)


def load(folder):
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    return json.loads(text, object_pairs_hook=strict_object)


def parse(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def read(path):
    """All records of a table. The bytes are those that every table in data/ has to have."""
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf") or b"\r" in data or b"\0" in data:
        raise ValueError("a byte order mark, CR or NUL")
    if not data.endswith(b"\n") or b"\n\n" in data:
        raise ValueError("no final line end, or an empty line")
    return parse(data)


def has_header(resource):
    return resource.get("dialect", {}).get("header", True)


def cell_faults(field, cell):
    """What is wrong with one cell that is not missing."""
    limits = field.get("constraints", {})
    if not re.fullmatch(TYPES[field["type"]], cell):
        yield "is no " + field["type"]
        return
    if cell != cell.strip():
        yield "begins or ends with a blank"
    if "enum" in limits and cell not in [str(one) for one in limits["enum"]]:
        yield "is none of the enumerated"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        yield "does not match " + limits["pattern"]
    if "minimum" in limits and Decimal(cell) < Decimal(str(limits["minimum"])):
        yield f"is below {limits['minimum']}"
    if "maximum" in limits and Decimal(cell) > Decimal(str(limits["maximum"])):
        yield f"is above {limits['maximum']}"


def column_faults(field, column, missing):
    limits = field.get("constraints", {})
    for number, cell in column:
        if cell in missing:
            if limits.get("required"):
                yield f"line {number}: {field['name']} is missing"
            continue
        for fault in cell_faults(field, cell):
            yield f"line {number}: {field['name']} '{cell}' {fault}"
    cells = [cell for _, cell in column if cell not in missing]
    if limits.get("unique") and len(set(cells)) < len(cells):
        yield f"{field['name']} is not unique"


def key_faults(schema, names, rows):
    key = schema.get("primaryKey", [])
    key = [key] if isinstance(key, str) else key
    if set(key) - set(names):
        yield f"the key {key} names a column that is not there"
        return
    seen = {}
    for number, row in rows if key else []:
        values = tuple(row[names.index(name)] for name in key)
        if "" in values:
            yield f"line {number}: an empty cell in the key {values}"
        if values in seen:
            yield f"line {number}: same key as line {seen[values]}: {values}"
        seen[values] = number


def schema_faults(schema):
    for name in sorted(set(schema) - {"fields", "missingValues", "primaryKey"}):
        yield f"schema property {name} is not checked here"
    for field in schema["fields"]:
        if field["type"] not in TYPES:
            yield f"type {field['type']} is not checked here"
        for name in sorted(set(field.get("constraints", {})) - CONSTRAINTS):
            yield f"constraint {name} is not checked here"


def table_faults(resource, records):
    schema = resource["schema"]
    faults = list(schema_faults(schema))
    if faults:
        return faults
    names = [field["name"] for field in schema["fields"]]
    if len(set(names)) < len(names):
        faults.append("a column name is repeated")
    if has_header(resource) and (not records or records[0] != names):
        return faults + [f"columns {records[:1]}, schema {names}"]
    first = 1 if has_header(resource) else 0
    rows = list(enumerate(records[first:], first + 1))
    if not rows:
        faults.append("has no rows")
    ragged = [number for number, row in rows if len(row) != len(names)]
    if ragged:
        return faults + [f"line {number}: not {len(names)} cells" for number in ragged]
    missing = schema.get("missingValues", [""])
    for place, field in enumerate(schema["fields"]):
        column = [(number, row[place]) for number, row in rows]
        faults += column_faults(field, column, missing)
    return faults + list(key_faults(schema, names, rows))


def reader_faults(path, records, mig_table):
    """Differences between Python's reading and that of mig-table."""
    run = subprocess.run([mig_table, "-f", "csv", str(path)], capture_output=True, check=False)
    if run.returncode != 0 or run.stderr:
        return [f"mig-table: status {run.returncode}: {run.stderr.decode('utf-8', 'replace')}"]
    ours = parse(run.stdout)
    if len(ours) != len(records):
        return [f"mig-table has {len(ours)} records, Python {len(records)}"]
    pairs = enumerate(zip(ours, records), 1)
    return [f"record {n}: mig-table {a}, Python {b}" for n, (a, b) in pairs if a != b]


def span(resource, records):
    """The times that a table covers, for the catalogue."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    time = next((name for name in TIMES if name in names), None)
    if not has_header(resource) or time is None:
        return "–"
    times = sorted({row[names.index(time)] for row in records[1:]})
    return ", ".join(times) if len(times) <= 3 else f"{times[0]} to {times[-1]}"


def units(resource, records):
    """The columns of figures with their units, for the catalogue."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    figures = [f["name"] for f in resource["schema"]["fields"] if f["type"] != "string"]
    if not figures:
        return "–" if has_header(resource) else "as printed"
    if "unit" in names:
        place = names.index("unit")
        found = dict.fromkeys(row[place].replace("_", " ") for row in records[1:] if row[place])
        return f"`{', '.join(figures)}`: {', '.join(found)}"
    described = {f["name"]: f.get("description", "") for f in resource["schema"]["fields"]}
    known = ("per cent", "persons", "permits", "foreign workers", "tiles")
    return ", ".join(
        f"`{name}`: {next(unit for unit in known if unit in described[name])}" for name in figures
    )


def catalogue_row(resource, records):
    names = [field["name"] for field in resource["schema"]["fields"]]
    if "source" in resource:
        source = resource["source"]
    else:
        told = [f"`{name}`" for name in ("source", "section") if name in names]
        source = "in each row: " + ", ".join(told)
    key = resource["schema"].get("primaryKey", [])
    cells = [
        f"[{resource['path']}]({resource['folder']}/{resource['path']})",
        resource["title"],
        source,
        span(resource, records),
        units(resource, records),
        ", ".join(key) or "–",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, faults):
        faults = list(faults)
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL data {what}")
        for fault in faults[:20]:
            print("    " + fault)


def package_faults(folder, package):
    paths = [resource["path"] for resource in package["resources"]]
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")}
    for path in sorted(set(paths) - found):
        yield f"{path} is listed but not there"
    for path in sorted(found - set(paths)):
        yield f"{path} is there but not listed"
    for name in ("name", "path"):
        values = [resource[name] for resource in package["resources"]]
        if len(set(values)) < len(values):
            yield f"a {name} is listed twice"


def check_folder(folder, mig_table, catalogue, tally):
    try:
        package = load(folder)
    except (OSError, ValueError) as error:
        tally.check(folder.name, [f"datapackage.json: {error}"])
        return
    tally.check(folder.name, package_faults(folder, package))
    for resource in package["resources"]:
        name = f"{folder.name}/{resource['path']}"
        resource["folder"] = folder.name
        try:
            records = read(folder / resource["path"])
        except (OSError, ValueError, csv.Error) as error:
            tally.check(name, [str(error)])
            continue
        faults = table_faults(resource, records)
        tally.check(name, faults)
        if has_header(resource):
            faults_of_reader = reader_faults(folder / resource["path"], records, mig_table)
            tally.check(name + ": our reader", faults_of_reader)
        if not faults:
            row = catalogue_row(resource, records)
            known = row in catalogue
            tally.check(name + ": catalogue", [] if known else ["README.md has no line", row])


def stale_rows(data, catalogue):
    """Lines of the catalogue whose table is gone."""
    for line in catalogue:
        link = re.match(r"\| \[[^]]*\]\(([^)]*)\)", line)
        if link and not (data / link[1]).is_file():
            yield "names " + link[1] + ", which is not there"


def print_catalogue(folders):
    for folder in folders:
        package = load(folder)
        print(f"\n## {folder.name}\n\n| table | what it holds | source | period | unit | key |")
        print("|---|---|---|---|---|---|")
        for resource in package["resources"]:
            resource["folder"] = folder.name
            print(catalogue_row(resource, read(folder / resource["path"])))


def main():
    data = Path(sys.argv[1])
    # A folder without tables of its own tells what those of others say.
    folders = sorted({path.parent for path in data.glob("*/*.csv")} | {
        path.parent for path in data.glob("*/datapackage.json")})
    if len(sys.argv) == 2:
        print_catalogue(folders)
        return 0
    tally = Tally()
    try:
        catalogue = (data / "README.md").read_text(encoding="utf-8").splitlines()
    except OSError:
        catalogue = []
    for folder in folders:
        check_folder(folder, sys.argv[2], catalogue, tally)
    tally.check("README.md", stale_rows(data, catalogue) if catalogue else ["is missing"])
    print(f"data: {tally.passed} passed, {tally.failed} failed, 0 skipped")
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main())
