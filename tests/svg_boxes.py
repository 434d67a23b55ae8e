#!/usr/bin/env python3
"""usage: svg_boxes.py [-s] [-t] FILE.svg ...

Measure charts: where every text, mark and pointer shape stands, from the SVG and the font
alone. Printed is what is wrong with them:

  - not well-formed, <use>, currentColor, an address outside the file, an id that is not unique in
    the file or that another file has as well (two charts must fit on one page);
  - a text, a mark or a shape to point at that leaves the sheet; a text of less than 12 pixels;
  - two texts that overlap; a text whose contrast with what it stands on is less than 3 to 1;
  - a shape to point at without words, or of less than 8 pixels.

  -s  then a summary line: texts, marks by kind, colours of the marks
  -t  then the texts, one a line, in the order of the file

The status is 1 if anything is wrong, 77 if the font Inter is not installed. Widths are the font's
own, without kerning; a text reaches from 0.74 of its size above the baseline to 0.21 below.
"""
import re
import struct
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.74, 0.21
TOLERANCE = 0.5  # pixels
TEXT_LEAST, SHAPE_LEAST, CONTRAST_LEAST = 12, 8, 3


class Font:
    """The advances of an OpenType font, in em."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        count = struct.unpack_from(">H", self.data, 4)[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", self.data, 12 + 16 * i)
            self.tables[tag] = offset
        self.em = struct.unpack_from(">H", self.data, self.tables[b"head"] + 18)[0]
        self.metrics = struct.unpack_from(">H", self.data, self.tables[b"hhea"] + 34)[0]
        self.ranges = self.read_ranges()

    def read_ranges(self):
        start = self.tables[b"cmap"]
        for i in range(struct.unpack_from(">H", self.data, start + 2)[0]):
            offset = start + struct.unpack_from(">I", self.data, start + 8 + 8 * i)[0]
            if struct.unpack_from(">H", self.data, offset)[0] == 12:
                count = struct.unpack_from(">I", self.data, offset + 12)[0]
                return [struct.unpack_from(">III", self.data, offset + 16 + 12 * j)
                        for j in range(count)]
        raise ValueError("the font has no character map of format 12")

    def advance(self, character):
        code = ord(character)
        for first, last, glyph in self.ranges:
            if first <= code <= last:
                index = min(glyph + code - first, self.metrics - 1)
                at = self.tables[b"hmtx"] + 4 * index
                return struct.unpack_from(">H", self.data, at)[0] / self.em
        if unicodedata.combining(character):
            return 0
        return 1 if unicodedata.east_asian_width(character) in "WF" else 0.6

    def width(self, text):
        return sum(self.advance(character) for character in text)


def find_fonts():
    fonts = {}
    for weight in ("400", "500", "700"):
        style = {"400": "Regular", "500": "Medium", "700": "Bold"}[weight]
        path = subprocess.run(["fc-match", "-f", "%{family}\t%{file}", f"Inter:style={style}"],
                              capture_output=True, text=True, check=False).stdout
        family, _, file = path.partition("\t")
        if "Inter" not in family.split(","):
            return None
        fonts[weight] = Font(file)
    return fonts


def multiply(a, b):
    return (a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
            a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
            a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5])


def read_transform(text):
    import math
    matrix = (1, 0, 0, 1, 0, 0)
    for name, inside in re.findall(r"(\w+)\(([^)]*)\)", text):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", inside)]
        if name == "translate":
            step = (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
        elif name == "scale":
            step = (numbers[0], 0, 0, numbers[-1], 0, 0)
        elif name == "rotate" and len(numbers) == 1:
            angle = math.radians(numbers[0])
            step = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0, 0)
        else:
            raise ValueError(f"a transform that is not understood: {text}")
        matrix = multiply(matrix, step)
    return matrix


def read_path(text):
    """The corners of a path of straight lines, ring by ring."""
    rings, point = [], [0.0, 0.0]
    for command, inside in re.findall(r"([A-Za-z])([^A-Za-z]*)", text):
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", inside)]
        if command in "ML":
            for i in range(0, len(numbers), 2):
                point = [numbers[i], numbers[i + 1]]
                if command == "M" and i == 0:
                    rings.append([])
                rings[-1].append(tuple(point))
        elif command in "HV":
            point["HV".index(command)] = numbers[0]
            rings[-1].append(tuple(point))
        elif command not in "Zz":
            raise ValueError(f"a path command that is not understood: {command}")
    return rings


def box_of(points):
    return (min(x for x, _ in points), min(y for _, y in points),
            max(x for x, _ in points), max(y for _, y in points))


def common(a, b):
    """How far two rectangles, turned or not, reach into each other; 0 or less: they do not."""
    least = float("inf")
    for corners in (a, b):
        for (x0, y0), (x1, y1) in ((corners[0], corners[1]), (corners[1], corners[2])):
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            if length == 0:
                continue
            spans = []
            for points in (a, b):
                along = [(x * (x1 - x0) + y * (y1 - y0)) / length for x, y in points]
                spans.append((min(along), max(along)))
            least = min(least, min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0]))
    return least


def inside(rings, x, y):
    """Whether the point lies in an odd number of the rings."""
    odd = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                odd = not odd
    return odd


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Chart:
    def __init__(self, path, fonts):
        self.path, self.fonts = path, fonts
        self.texts, self.marks, self.shapes, self.ids, self.wrong = [], [], [], [], []
        with open(path, encoding="utf-8") as file:
            self.source = file.read()
        root = xml.fromstring(self.source)
        self.sheet = tuple(float(number) for number in root.get("viewBox").split())
        self.walk(root, {"fill": "#000000", "stroke": "none"}, (1, 0, 0, 1, 0, 0))

    def complain(self, text):
        self.wrong.append(text)

    def walk(self, element, style, matrix):
        style = dict(style)
        for name in ("fill", "stroke", "font-size", "font-weight", "text-anchor", "fill-opacity"):
            if element.get(name) is not None:
                style[name] = element.get(name)
        if element.get("transform"):
            matrix = multiply(matrix, read_transform(element.get("transform")))
        if element.get("id"):
            self.ids.append(element.get("id"))
        kind = element.tag.replace(SVG, "")
        if kind == "defs":
            return
        if kind == "text":
            self.add_text(element, style, matrix)
        elif kind in ("polygon", "polyline", "path", "circle", "rect", "line"):
            self.add_mark(kind, element, style, matrix)
        elif kind not in ("svg", "g", "title", "desc"):
            self.complain(f"an element that is not understood: <{kind}>")
        for child in element:
            self.walk(child, style, matrix)

    def add_text(self, element, style, matrix):
        text = "".join(element.itertext())
        size = float(style["font-size"])
        font = self.fonts[style.get("font-weight", "400")]
        width = size * font.width(text)
        left = {"start": 0, "middle": -width / 2, "end": -width}[style.get("text-anchor", "start")]
        left += float(element.get("x", 0))
        top, bottom = -ASCENT * size, DESCENT * size
        corners = [(left, top), (left + width, top), (left + width, bottom), (left, bottom)]
        corners = [self.place(matrix, corner) for corner in corners]
        self.texts.append({"text": text, "box": box_of(corners), "corners": corners,
                           "size": size, "fill": style["fill"]})

    @staticmethod
    def place(matrix, point):
        return (matrix[0] * point[0] + matrix[2] * point[1] + matrix[4],
                matrix[1] * point[0] + matrix[3] * point[1] + matrix[5])

    def add_mark(self, kind, element, style, matrix):
        number = lambda name: float(element.get(name, 0))
        if kind in ("polygon", "polyline"):
            numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", element.get("points"))]
            rings = [list(zip(numbers[::2], numbers[1::2]))]
        elif kind == "path":
            rings = read_path(element.get("d"))
        elif kind == "line":
            rings = [[(number("x1"), number("y1")), (number("x2"), number("y2"))]]
        elif kind == "rect":
            x, y, right, bottom = (number("x"), number("y"), number("x") + number("width"),
                                   number("y") + number("height"))
            rings = [[(x, y), (right, y), (right, bottom), (x, bottom)]]
        else:
            x, y, r = number("cx"), number("cy"), number("r")
            rings = [[(x - r, y), (x, y - r), (x + r, y), (x, y + r)]]
        rings = [[self.place(matrix, point) for point in ring] for ring in rings if ring]
        points = [point for ring in rings for point in ring]
        if not points:
            return
        if element.get("class") == "m":
            title = element.find(f"{SVG}title")
            self.shapes.append({"box": box_of(points),
                                "text": title.text if title is not None else None})
            return
        self.marks.append({"kind": kind, "box": box_of(points), "rings": rings,
                           "fill": style["fill"], "stroke": style["stroke"],
                           "opaque": float(style.get("fill-opacity", 1)) > 0.5})

    # ------------------------------------------------------------------ what is wrong

    def leaves(self, box):
        left, top, width, height = self.sheet
        return max(left - box[0], top - box[1], box[2] - left - width, box[3] - top - height)

    def check_source(self):
        for pattern, what in ((r"<use\b", "<use>"), (r"currentColor", "currentColor"),
                              (r"(?:href|src)\s*=|url\((?!#)", "an address"),
                              (r"<script|\son\w+=\"", "a script")):
            tags = "".join(re.findall(r"<[^>]*>", self.source))
            if re.search(pattern, tags):
                self.complain(f"{what} in the file")
        for name in sorted({name for name in self.ids if self.ids.count(name) > 1}):
            self.complain(f"the id '{name}' stands twice")

    def check_sheet(self):
        for text in self.texts:
            if self.leaves(text["box"]) > TOLERANCE:
                self.complain(f"text leaves the sheet by {self.leaves(text['box']):.0f}: "
                              f"'{text['text']}'")
            if text["size"] < TEXT_LEAST:
                self.complain(f"text of {text['size']:g} pixels: '{text['text']}'")
        for mark in self.marks:
            if self.leaves(mark["box"]) > TOLERANCE:
                self.complain(f"{mark['kind']} leaves the sheet by {self.leaves(mark['box']):.0f}")
        for shape in self.shapes:
            box = shape["box"]
            if self.leaves(box) > TOLERANCE:
                self.complain(f"shape leaves the sheet by {self.leaves(box):.0f}: "
                              f"'{shape['text']}'")
            if not shape["text"] or not shape["text"].strip():
                self.complain("shape without words")
            # The sheet's edge may cut a shape; rounding to a tenth may take a little.
            elif min(box[2] - box[0], box[3] - box[1]) < SHAPE_LEAST / 2 - 0.2:
                self.complain(f"shape of {box[2] - box[0]:.1f} x {box[3] - box[1]:.1f} pixels: "
                              f"'{shape['text']}'")

    def check_overlaps(self):
        shown = [text for text in self.texts if text["text"].strip()]
        for i, one in enumerate(shown):
            for other in shown[i + 1:]:
                a, b = one["box"], other["box"]
                wide = min(a[2], b[2]) - max(a[0], b[0])
                high = min(a[3], b[3]) - max(a[1], b[1])
                if wide > TOLERANCE and high > TOLERANCE and \
                        common(one["corners"], other["corners"]) > TOLERANCE:
                    self.complain(f"texts overlap by {wide:.0f} x {high:.0f}: "
                                  f"'{one['text']}' and '{other['text']}'")

    def ground(self, x, y):
        colour = "#ffffff"
        for mark in self.marks:
            fill = mark["fill"]
            if re.fullmatch(r"#[0-9a-fA-F]{6}", fill) and mark["opaque"] \
                    and mark["kind"] not in ("line", "polyline") and inside(mark["rings"], x, y):
                colour = fill
        return colour

    def check_contrast(self):
        for text in self.texts:
            left, top, right, bottom = text["box"]
            middle = (top + bottom) / 2
            for x in (left + 1, (left + right) / 2, right - 1):
                ground = self.ground(x, middle)
                ratio = contrast(text["fill"], ground)
                if ratio < CONTRAST_LEAST and text["text"].strip():
                    self.complain(f"contrast {ratio:.1f}: {text['fill']} on {ground}: "
                                  f"'{text['text']}'")
                    break

    def check(self):
        self.check_source()
        self.check_sheet()
        self.check_overlaps()
        self.check_contrast()

    def summary(self):
        kinds, colours = {}, set()
        sheet = (self.sheet[0], self.sheet[1], self.sheet[0] + self.sheet[2],
                 self.sheet[1] + self.sheet[3])
        for mark in self.marks:
            if mark["kind"] == "rect" and mark["box"] == sheet:
                continue
            kinds[mark["kind"]] = kinds.get(mark["kind"], 0) + 1
            for colour in (mark["fill"], mark["stroke"]):
                if colour.startswith("#"):
                    colours.add(colour.upper())
        parts = [f"{len(self.texts)} texts"]
        parts += [f"{kinds[kind]} {kind}s" for kind in sorted(kinds)]
        return ", ".join(parts) + f", {len(self.shapes)} shapes; " + " ".join(sorted(colours))


def main(arguments):
    summary, texts = "-s" in arguments, "-t" in arguments
    files = [argument for argument in arguments if argument not in ("-s", "-t")]
    if not files or any(file.startswith("-") for file in files):
        print(__doc__, file=sys.stderr)
        return 2
    fonts = find_fonts()
    if not fonts:
        print("skip: the font Inter is not installed")
        return 77
    owners, status = {}, 0
    for path in files:
        try:
            chart = Chart(path, fonts)
        except (xml.ParseError, ValueError, KeyError, OSError) as problem:
            print(f"{path}: {problem}")
            status = 1
            continue
        chart.check()
        for name in chart.ids:
            if owners.setdefault(name, path) != path:
                chart.complain(f"the id '{name}' is that of {owners[name]} too")
        for problem in chart.wrong:
            print(f"{path}: {problem}")
            status = 1
        if summary:
            print(chart.summary())
        if texts:
            for text in chart.texts:
                print(text["text"])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
