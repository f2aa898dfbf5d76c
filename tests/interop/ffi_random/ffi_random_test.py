#!/usr/bin/env python3
"""Programs of calls at random through our libpact_ffi.so and the Rust core's: the same return values, texts and files, or a
difference that is decided (known.py). Usage: ffi_random_test.py OURS PEER HEADERS_FOLDER [--seed N] [--count N] [--only N]"""

import argparse
import collections
import json
import os
import select
import subprocess
import sys

from differences import differences
from known import RULES, count, unknown
from programs import make

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENT_MS = 100  # how long the Rust core gets to record a request, once there is a difference
SEED, COUNT = 13, 3000
ANSWER_S_MAX = 15  # then the program hangs
SHOWN_MAX = 10


class Driver:
    """A process with one of the libraries, begun anew when it falls."""

    def __init__(self, library, headers):
        self.command = [sys.executable, os.path.join(HERE, "driver.py"), library, headers]
        self.process = None

    def send(self, steps, patience_ms):
        if self.process is None:
            environment = {**os.environ, "PACT_DO_NOT_TRACK": "true"}
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                            stderr=subprocess.DEVNULL, env=environment)
        self.process.stdin.write(json.dumps({"patience_ms": patience_ms, "steps": steps}) + "\n")
        self.process.stdin.flush()

    def answer(self):
        is_there, _, _ = select.select([self.process.stdout], [], [], ANSWER_S_MAX)
        line = self.process.stdout.readline() if is_there else ""
        if line:
            return json.loads(line)
        if not is_there:
            self.process.kill()
        died = {"died": f"exit code {self.process.wait()}" if is_there else "no answer"}
        self.process = None
        return died

    def end(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


class Comparison:
    def __init__(self, options):
        self.peer = Driver(options.peer, options.headers)
        self.ours = Driver(options.ours, options.headers)

    def once(self, steps, patience_ms):
        self.peer.send(steps, patience_ms)
        self.ours.send(steps, 0)
        return differences(steps, self.peer.answer(), self.ours.answer())

    def unknown(self, steps):
        """Differences that no rule knows; what may be a matter of time is looked at again."""
        for patience_ms in (1, PATIENT_MS):
            found = self.once(steps, patience_ms)
            if not unknown(found):
                break
        count(found)
        return unknown(found)

    def end(self):
        self.peer.end()
        self.ours.end()


def shrunk(comparison, steps, call):
    """The program without what is not needed for this call to differ."""
    def still_differs(candidate):
        return any(one.call == call for one in unknown(comparison.once(candidate, PATIENT_MS)))

    has_changed = True
    while has_changed:
        has_changed = False
        for candidate in smaller(steps):
            if still_differs(candidate):
                steps, has_changed = candidate, True
                break
    return steps


def smaller(steps):
    """Each program with one step, or one value within the JSON of an argument, left out."""
    for at in range(len(steps)):
        yield steps[:at] + steps[at + 1:]
    for at, step in enumerate(steps):
        for inner in smaller(step.get("do", [])):
            yield steps[:at] + [{**step, "do": inner}] + steps[at + 1:]
        for which, argument in enumerate(step.get("args", [])):
            if isinstance(argument, str) and argument[:1] in ("{", "["):
                for value in smaller_json(argument):
                    arguments = step["args"][:which] + [value] + step["args"][which + 1:]
                    yield steps[:at] + [{**step, "args": arguments}] + steps[at + 1:]


def smaller_json(text):
    try:
        value = json.loads(text)
    except ValueError:
        return
    for one in smaller_value(value):
        yield json.dumps(one)


def smaller_value(value):
    if isinstance(value, dict):
        for key in value:
            yield {other: one for other, one in value.items() if other != key}
        for key in value:
            for one in smaller_value(value[key]):
                yield {**value, key: one}
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield value[:at] + value[at + 1:]
            for one in smaller_value(item):
                yield value[:at] + [one] + value[at + 1:]


def report(comparison, number, steps, call, seed):
    short = shrunk(comparison, steps, call)
    print(f"not ok - program {number} of seed {seed}, made short:")
    for step in short:
        print("    " + json.dumps(step))
    for one in unknown(comparison.once(short, PATIENT_MS))[:3]:
        print("  " + str(one).replace("\n", "\n  "))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ours")
    parser.add_argument("peer")
    parser.add_argument("headers")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--only", type=int)
    parser.add_argument("--summary", action="store_true")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # some programs have texts that are no UTF-8
    comparison = Comparison(options)
    failed = []
    groups = collections.defaultdict(list)
    numbers = range(options.count) if options.only is None else [options.only]
    for number in numbers:
        steps = make(options.seed, number)
        differs = comparison.unknown(steps)
        if differs:
            failed.append((number, steps, differs[0].call))
            for one in differs[:1]:
                groups[one.call].append((number, one))
    if options.summary:
        for call, ones in sorted(groups.items(), key=lambda pair: -len(pair[1])):
            print(f"{len(ones):5} {call}: {[number for number, _ in ones][:5]}")
    else:
        for number, steps, call in failed[:SHOWN_MAX]:
            report(comparison, number, steps, call, options.seed)
    comparison.end()
    for rule in RULES:
        print(f"known {rule.used:6} times: {rule.name}")
    is_whole = options.only is None and (options.seed, options.count) == (SEED, COUNT)
    unused = [rule.name for rule in RULES if not rule.used and not rule.is_rare] if is_whole else []
    print(f"{len(numbers) - len(failed)} programs passed, {len(failed)} failed; rules never used: {unused or 'none'}")
    sys.exit(1 if failed or unused else 0)


main()
