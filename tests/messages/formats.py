"""The messages that the sources can give, and which of them no test pins.

usage: formats.py ROOT          list them: where, in which words
       formats.py ROOT PINNED   check: each has to match a line of the file PINNED (what commands
                                said, as the tests have it), or stand in unreachable beside this
                                script; the last line counts

A message is a string literal in a call of mig_fail() or of a function that has `fail` or `refuse`
in its name. Where a choice (? :) stands among the literals, each is one of its own.
"""

import re
import sys
from pathlib import Path

LITERAL = r'"(?:[^"\\\n]|\\.)*"'
CALL = re.compile(r"\b([a-z_]*(?:fail|refuse)[a-z_]*)\s*\(")
TOKEN = re.compile(LITERAL + r"|'(?:[^'\\]|\\.)+'|/\*.*?\*/|[A-Za-z_]\w*|[()?:,]|\s+|.", re.S)
ESCAPES = {r"\"": '"', r"\\": "\\", r"\n": "\n", r"\t": "\t"}


def literal_text(token):
    text = re.sub(r'\\["\\nt]', lambda match: ESCAPES[match.group()], token[1:-1])
    return re.sub(r"\\x[0-9a-f]{2}", "%c", text)


def arguments(source, start):
    """The tokens of each argument of the call whose parenthesis opens before `start`."""
    depth, found, tokens = 1, [], []
    for match in TOKEN.finditer(source, start):
        token = match.group()
        if token.isspace() or token.startswith("/*"):
            continue
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return found + [tokens]
        if token == "," and depth == 1:
            found.append(tokens)
            tokens = []
        else:
            tokens.append(token)
    return []


def texts_of(argument):
    """The texts that an argument can be: adjacent literals are one, a choice gives several."""
    texts, text = [], None
    for token in argument:
        if token.startswith('"'):
            text = (text or "") + literal_text(token)
        elif token.startswith("PRI"):
            text = (text or "") + "d"
        elif text is not None and token in "?:":
            texts.append(text)
            text = None
    return texts + ([text] if text is not None else [])


def messages(root):
    for path in sorted(root.glob("tools/**/*.c")):
        source = path.read_text(encoding="utf-8")
        for call in CALL.finditer(source):
            line_start = source.rfind("\n", 0, call.start()) + 1
            if call.start() == line_start:  # its definition
                continue
            for argument in arguments(source, call.end()):
                texts = [text for text in texts_of(argument) if re.search(r"[a-z]{2}.* |%", text)]
                if texts:
                    line = source.count("\n", 0, call.start()) + 1
                    for text in texts:
                        yield f"{path.relative_to(root)}:{line}", text
                    break


def pattern(text):
    """A regular expression for the messages of a format; None if it has no words of its own."""
    parts = re.split(r"%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?[a-zA-Z]", text)
    words = "".join(parts).replace("%%", "%")
    if len(re.sub(r"[^A-Za-z]", "", words)) < 4:
        return None
    return re.compile(".*".join(re.escape(part.replace("%%", "%")) for part in parts))


def read_unreachable(path):
    """Formats with the reason why no command shows them: lines FORMAT, tab, REASON."""
    reasons = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, reason = line.partition("\t")
            reasons[text] = reason
    return reasons


def main():
    root = Path(sys.argv[1])
    if len(sys.argv) < 3:
        for place, text in messages(root):
            print(place, text, sep="\t")
        return 0
    pinned = Path(sys.argv[2]).read_text(encoding="utf-8", errors="replace")
    unreachable = read_unreachable(Path(__file__).with_name("unreachable"))
    passed = failed = 0
    known = set()
    for place, text in messages(root):
        expression = pattern(text)
        known.add(text)
        if expression is None:
            continue
        if expression.search(pinned) or unreachable.get(text):
            passed += 1
        else:
            failed += 1
            print(f"FAIL {place}: no test pins the message {text!r}")
    for text, reason in unreachable.items():
        if text not in known or not reason:
            failed += 1
            print(f"FAIL unreachable: {text!r} " + ("has no reason" if text in known else "is gone"))
    print(f"formats: {passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
