"""What tools do on a terminal: progress, the short help, signals. Ours to talk to is a pty.

usage: terminal_talk.py BIN SCRATCH   BIN holds the tools; the last line counts
"""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

BIN, SCRATCH = (Path(word).resolve() for word in sys.argv[1:])
ERASE = "\r\x1b[K"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 60  # seconds; nothing takes as long, but on a machine with much else to do
counts = {True: 0, False: 0}


def check(what, holds, said=""):
    counts[bool(holds)] += 1
    if not holds:
        print(f"FAIL terminal: {what}")
        print("\n".join("    " + line for line in repr(said).splitlines()))


class Run:
    """A tool in the foreground of a terminal of its own: standard error is the terminal, and so are
    the other streams unless they are given."""

    def __init__(self, words, stdin=None, stdout=None, environment=None):
        self.terminal, slave = pty.openpty()

        def lead():
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in SIGNALS:  # whoever runs the tests in the background ignores some
                signal.signal(number, signal.SIG_DFL)

        self.said = ""
        self.process = subprocess.Popen(
            [BIN / words[0], *words[1:]],
            stdin=slave if stdin is None else stdin,
            stdout=slave if stdout is None else stdout,
            stderr=slave,
            preexec_fn=lead,
            cwd=SCRATCH,
            env={**os.environ, **(environment or {})},
        )
        os.close(slave)

    def listen(self, seconds=PATIENCE, until=None):
        """All that it says within these seconds, or until its end, or until it has said a text."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not (until and until in self.said):
            if not select.select([self.terminal], [], [], left)[0]:
                continue
            try:
                data = os.read(self.terminal, 65536)
            except OSError:  # nobody has the other end any more
                break
            if not data:
                break
            self.said += data.decode()
        return self.said

    def end(self, seconds=PATIENCE):
        self.listen(seconds)
        status = self.process.wait(seconds)
        os.close(self.terminal)
        return status


def left_over():
    return sorted(path.name for path in SCRATCH.iterdir() if path.name not in ("big.csv", "bin"))


def slow_input():
    """A pipe to write a table into at leisure."""
    reader, writer = os.pipe()
    os.write(writer, b"geo,persons\n")
    return reader, writer


def until(holds):
    """Wait until something holds; whether it came to that."""
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


def progress_of_a_pipe(words, **listening):
    reader, writer = slow_input()
    with open(SCRATCH / "out", "wb") as out:
        run = Run(words, stdin=reader, stdout=out)
    os.close(reader)
    os.write(writer, b"DE,1\n" * 5000)
    said = run.listen(**listening)
    os.write(writer, b"DE,1\n" * 5000)
    os.close(writer)
    status = run.end()
    result = (SCRATCH / "out").read_text()
    (SCRATCH / "out").unlink()
    return said, run.said, status, result


def test_progress():
    line = "\rmig-sum: 25.0 kB read"
    said, all_said, status, result = progress_of_a_pipe(
        ["mig-sum", "--progress", "-b", "geo"], until=line
    )
    check("--progress shows what was read", line in said, said)
    check("its line is erased at the end", all_said.endswith(ERASE), all_said)
    check("and the result is whole", (status, result) == (0, "geo,persons\nDE,10000\n"), result)
    line = "\rmig-table: 25.0 kB read"
    begin = time.monotonic()
    said, all_said, _, _ = progress_of_a_pipe(["mig-table", "-c", "geo"], until=line)
    check("without it the line comes by itself", line in said, said)
    check("but not before two seconds", time.monotonic() - begin >= 2)
    check("and is erased at the end", all_said.endswith(ERASE), all_said)


def progress_of_a_file(tool):
    """What it shows of a file whose reading takes longer than the tenth of a second before the
    first line: how large that is depends on the machine, so it is doubled until there is a line,
    up to 400 MB."""
    path = SCRATCH / "read.csv"
    path.write_bytes((SCRATCH / "big.csv").read_bytes())
    rows = path.read_bytes().split(b"\n", 1)[1]
    for times in (1, 2, 4, 8, 16, 32):
        size = path.stat().st_size
        with open(SCRATCH / "out", "wb") as out:
            run = Run([tool, "--progress", path.name], stdout=out)
        run.end(300)
        if " %" in run.said:
            break
        with open(path, "ab") as table:
            for _ in range(times):
                table.write(rows)
    path.unlink()
    (SCRATCH / "out").unlink()
    return run.said, f"B of {size / 1e6:.1f} MB read, "


def test_known_size():
    for tool in ("mig-table", "mig-tidy"):
        said, size = progress_of_a_file(tool)
        check(f"of a file for {tool} the size is known", size in said, said[:300])
        shown = [int(number) for number in re.findall(r"read, (\d+) %", said)]
        check("in per cent, fewer than 100", shown and max(shown) < 100, said[-300:])
        check("and more and more", shown == sorted(shown), said[-300:])


def test_never_in_a_pipe():
    done = subprocess.run(
        [BIN / "mig-table", "--progress", SCRATCH / "big.csv"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    check("nothing is shown where standard error is no terminal", done.stderr == b"", done.stderr)


def interrupted(words, number, **settings):
    reader, writer = slow_input()
    run = Run(words, stdin=reader, **settings)
    os.close(reader)
    os.write(writer, b"DE,1\n" * 5000)
    run.listen(until="read\x1b[K")
    os.kill(run.process.pid, number)
    status = run.end()
    os.close(writer)
    return run.said, status


def test_signals():
    for number in SIGNALS:
        said, status = interrupted(["mig-sum", "--progress", "-o", "out", "-b", "geo"], number)
        check(f"{number.name} ends it", status == -number, status)
        check(f"{number.name}: the line is erased", said.endswith(ERASE), said)
        check(f"{number.name}: nothing is left", left_over() == [], left_over())
    said, status = interrupted(
        ["mig-split", "--progress", "--prefix", "part", "--size", "1000"], signal.SIGINT
    )
    check("mig-split leaves no part", (status, left_over()) == (-2, []), (status, left_over()))
    reader, writer = slow_input()
    run = Run(["mig-sum", "--progress", "-o", "out", "-b", "geo"], stdin=reader)
    os.close(reader)
    os.write(writer, b"DE,1\n" * 5000)
    run.listen(until="read\x1b[K")
    os.write(run.terminal, b"\x03")
    status = run.end()
    os.close(writer)
    check("so does Ctrl-C", status == -signal.SIGINT, status)
    check("Ctrl-C leaves nothing", left_over() == [], left_over())


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_child_programs():
    """A gnuplot that would sleep for an hour is gone with mig-plot."""
    if not Path("/proc/self/stat").exists():
        return
    folder = SCRATCH / "bin"
    folder.mkdir()
    fake = folder / "gnuplot"
    fake.write_text(f"#!/bin/sh\necho $$ >{folder}/pid\nexec sleep 3600\n")
    fake.chmod(0o755)
    table = subprocess.Popen(["printf", "year,persons\\n2014,1\\n2015,2\\n"], stdout=subprocess.PIPE)
    run = Run(
        ["mig-plot", "line", "-o", "out.svg"],
        stdin=table.stdout,
        environment={"PATH": f"{folder}:{os.environ['PATH']}"},
    )
    number = folder / "pid"
    until(lambda: number.exists() and number.read_text().endswith("\n"))
    pid = int(number.read_text())
    check("the child runs", alive(pid), pid)
    os.kill(run.process.pid, signal.SIGINT)
    status = run.end()
    check("mig-plot ends by SIGINT", status == -signal.SIGINT, status)
    check("its child is gone", until(lambda: not alive(pid)), pid)
    check("there is no chart", left_over() == [], left_over())
    table.wait()


def test_waiting_for_input():
    """Without a file and on a terminal there is nothing to wait for."""
    for words in (["mig-sum"], ["mig-tidy"], ["mig-plot", "line"], ["mig-compare", "2014", "2015"]):
        run = Run(words)
        status = run.end()
        check(f"{words[0]} waits for no input", status == 2, status)
        check(
            f"{words[0]} says so",
            "no input: name a file, or pipe a table in" in run.said,
            run.said,
        )


def main():
    with open(SCRATCH / "big.csv", "w", encoding="ascii") as big:
        big.write("geo,persons\n" + "DE,12\n" * 2083400)
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
    print(f"terminal: {counts[True]} passed, {counts[False]} failed, 0 skipped")
    return counts[False] > 0


if __name__ == "__main__":
    sys.exit(main())
