#!/usr/bin/env python3
"""usage: tests/report/browser.py PAGE [PICTURES]

Look at a report in Chromium, as a reader does: with a mouse, with a finger, with the keyboard, in a
wide and in a narrow window, in the light and in the dark. Prints "pass WHAT" or "FAIL WHAT: WHY" for
each thing looked at; ends with status 77 where there is no Chromium. Into the folder PICTURES, if
given, go pictures of what was seen.
"""
import os
import sys
import time

sys.dont_write_bytecode = True  # the tests leave nothing in the sources
import chromium  # noqa: E402

# Everything that is wider than the window, but for what scrolls in a box of its own.
OVERFLOW = """
(() => {
    const wide = document.documentElement.clientWidth, found = [];
    if (document.documentElement.scrollWidth > wide)
        found.push("the page is " + document.documentElement.scrollWidth + " wide");
    for (const element of document.querySelectorAll("body *")) {
        const box = element.getBoundingClientRect();
        if (!box.width || element.closest(".scroll, pre, .skip, svg"))
            continue;
        if (box.right > wide + 0.5 || box.left < -0.5)
            found.push(element.tagName + "." + element.className + " from " + box.left + " to " + box.right);
    }
    return found.slice(0, 5);
})()
"""

# Text whose colour is too near that of what lies behind it (WCAG 2.1, 1.4.3), in HTML.
CONTRAST = """
(() => {
    const light = c => {
        const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const colour = text => text.match(/[\\d.]+/g).map(Number);
    const behind = element => {
        for (; element; element = element.parentElement) {
            const c = colour(getComputedStyle(element).backgroundColor);
            if (c.length === 3 || c[3] > 0)
                return c;
        }
        return [255, 255, 255];
    };
    const found = new Map();
    let count = 0;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest("svg, script, style") || !element.getClientRects().length)
            continue;
        const style = getComputedStyle(element), size = parseFloat(style.fontSize);
        const pair = [light(colour(style.color)), light(behind(element))].sort((a, b) => b - a);
        const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        count++;
        if (ratio < (large ? 3 : 4.5))
            found.set(element.tagName + "." + element.className, ratio.toFixed(2) + " " + node.data.slice(0, 20));
    }
    return count < 50 ? ["only " + count + " texts"] : Array.from(found).map(String);
})()
"""

# Each visible mark under a pointer of its own; what is wrong with the words that appear.
MARKS = """
(() => {
    const found = [], tip = document.querySelector(".tip");
    let count = 0;
    for (const mark of document.querySelectorAll("path.m")) {
        if (!mark.getClientRects().length || !mark.closest("svg").getClientRects().length)
            continue;
        const want = mark.querySelector("title").textContent;
        const box = mark.getBoundingClientRect();
        count++;
        mark.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse",
            clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
        const seen = tip.getBoundingClientRect();
        if (tip.hidden || !seen.width || tip.textContent !== want)
            found.push("'" + want + "' shows '" + (tip.hidden ? "" : tip.textContent) + "'");
        if (seen.left < 0 || seen.right > document.documentElement.clientWidth)
            found.push("'" + want + "' is cut");
        if (mark.querySelector("title"))
            found.push("'" + want + "' has its words twice");
        if (!mark.classList.contains("on"))
            found.push("'" + want + "' is not lit");
    }
    document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    if (!tip.hidden)
        found.push("the words stay when the pointer is elsewhere");
    return count ? found.slice(0, 5) : ["no marks"];
})()
"""

# The middle of the first visible mark of a chart that is at least 6 pixels wide and high.
FIRST_MARK = """
(() => {
    for (const mark of document.querySelectorAll("path.m")) {
        let box = mark.getBoundingClientRect();
        if (box.width < 6 || box.height < 6)
            continue;
        mark.scrollIntoView({ block: "center" });
        box = mark.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2,
            words: mark.dataset.tip || mark.querySelector("title").textContent };
    }
})()
"""

TIP = """
(() => {
    const tip = document.querySelector(".tip");
    return tip.hidden ? null : tip.textContent;
})()
"""

# Every heading of every table pressed three times: up, down, as it was.
SORT = """
(() => {
    const found = [];
    let pressed = 0;
    const value = text => parseFloat(text.replace(/[\\u202f\\u00a0 ]/g, "").replace("\\u2212", "-"));
    for (const details of document.querySelectorAll("details"))
        details.open = true;
    for (const table of document.querySelectorAll("main table")) {
        const cells = i => Array.from(table.tBodies[0].rows, row => row.cells[i].textContent.trim());
        for (const head of table.tHead.rows[0].cells) {
            const button = head.querySelector("button"), i = head.cellIndex, before = cells(i);
            if (!button)
                continue;
            const name = head.textContent, number = head.classList.contains("number");
            for (const [state, sign] of [["ascending", 1], ["descending", -1], ["none", 0]]) {
                button.click();
                pressed++;
                if (head.getAttribute("aria-sort") !== state)
                    found.push(name + ": aria-sort is " + head.getAttribute("aria-sort"));
                const now = cells(i), known = now.filter(text => text !== ":" && text !== "");
                if (!sign && String(now) !== String(before))
                    found.push(name + ": not as it was");
                if (sign && String(now.slice(0, known.length)) !== String(known))
                    found.push(name + ": what is missing does not stand at the end");
                for (let j = 1; sign && number && j < known.length; j++)
                    if (sign * (value(known[j]) - value(known[j - 1])) < 0)
                        found.push(name + ": " + known[j - 1] + " before " + known[j]);
            }
        }
    }
    for (const details of document.querySelectorAll("details"))
        details.open = false;
    return pressed ? found.slice(0, 5) : ["no heading could be pressed"];
})()
"""

# What the document says of its own order.
ORDER = """
(() => {
    const found = [], ids = new Set();
    let depth = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const now = +heading.tagName[1];
        if (now > depth + 1)
            found.push(heading.textContent + " is h" + now + " below h" + depth);
        depth = now;
    }
    for (const element of document.querySelectorAll("[id]")) {
        if (ids.has(element.id))
            found.push("id " + element.id + " twice");
        ids.add(element.id);
    }
    for (const link of document.querySelectorAll("a[href^='#']"))
        if (!ids.has(decodeURIComponent(link.getAttribute("href").slice(1))))
            found.push("no " + link.getAttribute("href"));
    for (const head of document.querySelectorAll("thead th, tbody th"))
        if (!/^(col|row)$/.test(head.scope))
            found.push("th without scope: " + head.textContent);
    for (const [what, count] of [["h1", 1], ["main", 1], ["header", 1], ["nav", 1], ["html[lang]", 1]])
        if (document.querySelectorAll(what).length !== count)
            found.push("not one " + what);
    return found.slice(0, 5);
})()
"""


class Reader:
    """Looks, and says what it found."""

    def __init__(self, page, pictures):
        self.page, self.pictures = page, pictures
        self.failed = False
        self.browser = chromium.Browser()

    def judge(self, what, found):
        if found:
            self.failed = True
            print(f"FAIL {what}: {found}")
        else:
            print(f"pass {what}")

    def picture(self, name, whole=False):
        if self.pictures:
            self.browser.screenshot(os.path.join(self.pictures, name + ".png"), whole)

    def open(self, width, height=900, scheme="light"):
        self.browser.open(self.page, width, height, prefers_color_scheme=scheme)

    def scrolled(self, expression):
        """The value of an expression that scrolls, when the page has heard that it did."""
        value = self.browser.evaluate(expression)
        self.browser.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")
        return value

    def comes(self, expression, wanted):
        """Whether an expression has this value, which may take the page a moment."""
        for _ in range(200):
            value = self.browser.evaluate(expression)
            if value == wanted:
                return True
            time.sleep(0.05)
        return False

    def window(self, width):
        self.open(width)
        self.judge(f"nothing is wider than a window of {width}", self.browser.evaluate(OVERFLOW))
        self.judge(f"every mark has its words at {width}", self.browser.evaluate(MARKS))
        self.judge(f"the page complains of nothing at {width}", self.browser.complaints())
        self.picture(f"page-{width}")

    def contrast(self, scheme):
        self.open(1400, scheme=scheme)
        self.browser.evaluate("for (const d of document.querySelectorAll('details')) d.open = true; 0")
        self.judge(f"text can be read ({scheme})", self.browser.evaluate(CONTRAST))
        self.picture(f"page-{scheme}")

    def pointing(self):
        self.open(1400)
        mark = self.scrolled(FIRST_MARK)
        self.browser.mouse(mark["x"], mark["y"])
        self.judge("the mouse finds a mark", not self.comes(TIP, mark["words"]))
        self.picture("mouse")
        self.browser.key("Escape")
        self.judge("Escape puts the words away", not self.comes(TIP, None))
        figure = self.scrolled(
            "(() => { const d = document.querySelector('main data'); d.scrollIntoView({block: 'center'}); "
            "const b = d.getBoundingClientRect(); return {x: b.left + 5, y: b.top + 5, words: d.title}; })()")
        self.browser.mouse(figure["x"], figure["y"])
        self.judge("the mouse finds a figure in the text", not self.comes(TIP, figure["words"]))

    def keyboard(self):
        self.open(1400)
        self.browser.mouse(1, 1)
        words = self.browser.evaluate(
            "(() => { const box = Array.from(document.querySelectorAll('.chart .scroll')).find("
            "b => b.getClientRects().length && b.querySelector('path.m')); box.focus(); "
            "return Array.from(box.querySelectorAll('path.m title'), t => t.textContent); })()")
        self.browser.key("ArrowRight")
        first = self.browser.evaluate(TIP)
        self.browser.key("ArrowRight")
        second = self.browser.evaluate(TIP)
        self.browser.key("End")
        last = self.browser.evaluate(TIP)
        self.judge("the arrow keys go from mark to mark",
                   [first, second, last] != [words[0], words[1], words[-1]] and [first, second, last])

    def links(self):
        """A mark that leads to a report does so by the keyboard, and says where it leads."""
        self.open(1400)
        link = self.browser.evaluate(
            "(() => { const a = Array.from(document.querySelectorAll('svg a')).find(a => a.getClientRects().length); "
            "a.focus(); return document.activeElement === a && a.getAttribute('aria-label') && a.href.baseVal; })()")
        self.browser.events = []
        self.browser.key("Enter")
        self.browser.wait_for("Page.loadEventFired")
        where = self.browser.evaluate("location.pathname")
        self.judge("a mark leads to its report by the keyboard", not (link and where.endswith(link)) and [link, where])

    def finger(self):
        self.open(360, 740)
        mark = self.scrolled(FIRST_MARK)
        self.browser.tap(mark["x"], mark["y"])
        self.judge("a finger finds a mark", not self.comes(TIP, mark["words"]))
        self.picture("finger")

    def tables(self):
        self.open(1400)
        self.judge("tables are sorted by their headings", self.browser.evaluate(SORT))

    def without_script(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.open(1400)
        self.judge("the page complains of nothing without its script", self.browser.complaints())
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)
        self.judge("marks have a title of their own without the script", self.browser.evaluate(
            "Array.from(document.querySelectorAll('path.m')).every(m => m.querySelector('title')) ? [] : 'none'"))

    def names(self):
        """What the accessibility tree calls charts, tables, regions."""
        self.open(1400)
        self.browser.evaluate("for (const d of document.querySelectorAll('details')) d.open = true; 0")
        self.judge("headings, ids, links and landmarks are in order", self.browser.evaluate(ORDER))
        count, nameless = {}, []
        for node in self.browser.call("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            if node.get("ignored") or role not in ("image", "img", "table", "region", "navigation", "button"):
                continue
            role = "image" if role == "img" else role
            count[role] = count.get(role, 0) + 1
            if not node.get("name", {}).get("value", "").strip():
                nameless.append(role)
            if role == "image" and not node.get("description", {}).get("value", "").strip():
                nameless.append("description of an image")
        self.judge("charts, tables and regions have names", nameless)
        expected = self.browser.evaluate(
            "({image: Array.from(document.querySelectorAll('svg')).filter(s => s.getClientRects().length).length,"
            " table: document.querySelectorAll('table').length})")
        self.judge("every chart and table is in the accessibility tree",
                   {role: (count.get(role), n) for role, n in expected.items() if count.get(role) != n})

    def look(self):
        for width in (360, 800, 1400):
            self.window(width)
        for scheme in ("light", "dark"):
            self.contrast(scheme)
        self.open(1400)
        leads = self.browser.evaluate("document.querySelectorAll('svg a').length > 0")
        tap = self.links if leads else self.finger  # a finger on a link follows it
        for part in (self.pointing, self.keyboard, tap, self.tables, self.without_script, self.names):
            part()


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    if not chromium.find():
        print("no Chromium")
        sys.exit(77)
    reader = Reader(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None)
    try:
        reader.look()
    except chromium.Failure as failure:
        reader.judge("the browser", str(failure))
    reader.browser.close()
    sys.exit(reader.failed)


main()
