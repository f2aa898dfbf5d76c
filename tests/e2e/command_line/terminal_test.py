#!/usr/bin/env python3
"""Colours and progress are for terminals: what the same commands write at one, in a pipe, and where NO_COLOR is set.

Usage: terminal_test.py ACCORD
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from shells import Terminal

CONSUMERS = 600
checks = 0
failures = 0


def check(holds, sentence):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print(f"FAILED: {sentence}")


def environment(**more):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PACT_", "NO_COLOR", "ACCORD_"))}
    return kept | {"TERM": "xterm", "PACT_BROKER_SEED_EXAMPLE_DATA": "false"} | more


def at_terminal(command, **more):
    """All that is shown until the command has ended."""
    terminal = Terminal([str(word) for word in command], environment(**more))
    while terminal.read(30):
        pass
    terminal.close()
    return terminal.text


def in_pipe(command, **more):
    ended = subprocess.run([str(word) for word in command], env=environment(**more), capture_output=True, text=True)
    return ended.stdout + ended.stderr


def has_control_characters(text):
    return re.search(r"[\x00-\x08\x0b-\x1f]", text.replace("\r\n", "\n")) is not None


def pacts(folder):
    folder.mkdir()
    for i in range(CONSUMERS):
        (folder / f"{i}.json").write_text(json.dumps(
            {"consumer": {"name": f"Consumer {i}"}, "provider": {"name": "P"}, "metadata": {"pactSpecification": {"version": "2.0.0"}},
             "interactions": [{"description": "d", "request": {"method": "GET", "path": "/1"}, "response": {"status": 200}}]}))


def shows_progress(name, command, pattern):
    """`command` is given the number of the run, so that each has work to do."""
    shown = at_terminal(command(1))
    check(re.search(pattern, shown) is not None, f"{name} shows at a terminal how far it is: {shown[:300]!r}")
    last = shown.rfind("\r\x1b[K")
    check(last >= 0 and not re.match(r"\r\x1b\[K\[", shown[last:]), f"{name} takes the line away: {shown[-300:]!r}")
    check("\r\x1b[K" not in at_terminal(command(2), TERM="dumb"), f"{name} keeps a dumb terminal clean")
    piped = in_pipe(command(3))
    check(piped != "" and not has_control_characters(piped), f"{name} writes nothing of it into a pipe: {piped[:300]!r}")


def colours(accord, address):
    command = [accord, "doctor", "-b", address]
    check("\x1b[" in at_terminal(command), "a terminal has colours")
    check("\x1b[" not in at_terminal(command, NO_COLOR="1"), "not where NO_COLOR is set")
    check("\x1b[" in at_terminal(command, NO_COLOR=""), "an empty NO_COLOR is none")
    check("\x1b[" not in at_terminal(command, TERM="dumb"), "a dumb terminal has none")
    check("\x1b[" not in in_pipe(command), "a pipe has none")


def main():
    accord = pathlib.Path(sys.argv[1]).resolve()
    work = pathlib.Path(tempfile.mkdtemp())
    database = f"sqlite:///{work}/broker.sqlite3"
    log = work / "broker.log"
    with log.open("w") as file:
        broker = subprocess.Popen([accord, "serve", "--port", "0", "--database-url", database], env=environment(), stdout=file,
                                  stderr=subprocess.STDOUT)
    address = None
    while address is None:
        if broker.poll() is not None:
            sys.exit(f"FAILED: the broker does not start: {log.read_text()}")
        time.sleep(0.05)
        found = re.search(r"http://[0-9.]+:[0-9]+", log.read_text())
        address = found and found.group()
    try:
        colours(accord, address)
        pacts(work / "pacts")
        shows_progress("publish", lambda run: [accord, "broker", "publish", work / "pacts", "-b", address, "-a", str(run)],
                       r"\[[# ]{24}\] [0-9]+ of 600 publishing the pacts of Consumer [0-9]+")
    finally:
        broker.terminate()
        broker.wait()
    in_pipe([accord, "import", "--from", database, "--database-url", f"sqlite:///{work}/other.sqlite3"])
    for command in ([accord, "export", "--to", work / "export", "--database-url", database],
                    [accord, "import", "--from", database, "--database-url", f"sqlite:///{work}/third.sqlite3"]):
        piped = in_pipe(command)
        check(piped != "" and not has_control_characters(piped), f"{command[1]} writes lines into a pipe")
    check("copying" in piped, "import tells its steps in a pipe, a line each")
    print(f"{checks} checks, {failures} failed")
    sys.exit(0 if failures == 0 and checks > 0 else 1)


if __name__ == "__main__":
    main()
