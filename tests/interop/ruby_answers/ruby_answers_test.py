#!/usr/bin/env python3
"""Our client's commands, answered by a Ruby Pact Broker 2.120 as it was recorded: they find their way by its links, and
understand what it says. Usage: ruby_answers_test.py ACCORD GOLDEN_FOLDER"""

import os
import re
import shlex
import subprocess
import sys
import tempfile

from ruby_broker import RubyBroker, identifier

accord, golden = sys.argv[1:3]
if not os.path.isdir(golden):
    print(f"no recorded answers at {golden}: nothing was run")
    sys.exit(77)


def cases(path):
    """Lines of `SCENARIO UNTIL EXIT_CODE command...`, each followed by lines of what it has to print, indented."""
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("    "):
                found[-1][4].append(line.strip())
            elif line and not line.startswith("#"):
                scenario, until, code, command = line.split(" ", 3)
                found.append((scenario, until, int(code), command, []))
    return found


def run(scenario, until, code, command, texts):
    """What is wrong, if anything."""
    broker = RubyBroker(golden, scenario, until)
    try:
        command = re.sub(r"\{(\w+)\}", lambda name: identifier(name[1]), command)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PACT_")}
        result = subprocess.run([accord, "broker", *shlex.split(command), "--broker-base-url", broker.base],
                                capture_output=True, text=True, check=False, timeout=60, env=environment)
    finally:
        broker.close()
    told = result.stdout + result.stderr
    if broker.unknown:
        return f"asked for what was not recorded: {broker.unknown}\n{told}"
    if result.returncode != code:
        return f"exit code {result.returncode} instead of {code}\n{told}"
    missing = [text for text in texts if text not in told]
    return f"did not say {missing}\n{told}" if missing else ""


here = os.path.dirname(os.path.abspath(__file__))
failed = 0
all_cases = cases(f"{here}/commands.txt")
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("pact.json", "w", encoding="utf-8") as file:
        file.write('{"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[]}')
    for case in all_cases:
        fault = run(*case)
        failed += bool(fault)
        print(f"{'not ok' if fault else 'ok'} - {case[0]} until {case[1]}: {case[3]}")
        if fault:
            print("    " + fault.replace("\n", "\n    "))
print(f"{len(all_cases) - failed} passed, {failed} failed")
sys.exit(1 if failed or not all_cases else 0)
