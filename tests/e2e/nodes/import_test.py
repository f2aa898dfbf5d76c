#!/usr/bin/env python3
"""An import is killed (SIGKILL) again and again, then carried out: everything is there once, as in the source.
Usage: import_test.py ACCORD sqlite|postgres [KILLS]"""

import json
import os
import sys
import tempfile
import time

from nodes import done, fail, killed, publication, start_nodes, with_databases

accord, database = sys.argv[1:3]
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 6
VERSIONS = 60


def fill(url):
    nodes = start_nodes(accord, url, 1)
    try:
        for version in range(VERSIONS):
            for consumer in ("One", "Two"):
                status, text, _ = nodes[0].ask("POST", "/contracts/publish", publication(consumer, str(version)))
                if status != 200:
                    fail(f"publishing: {status} {text[:300]}")
    finally:
        nodes[0].kill()


def exported(url, folder):
    """The lines of each file, in whatever order: versions of different applications may have come in another one."""
    done([accord, "export", "--database-url", url, "--to", folder])
    os.remove(f"{folder}/accord-export.json")  # says when
    files = {}
    for name in os.listdir(folder):
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            files[name] = sorted(file)
    return files


def run(new_database):
    with tempfile.TemporaryDirectory() as folder:
        source, target = new_database("source"), new_database("target")
        fill(source)
        command = [accord, "import", "--from", source, "--database-url", target, "--output", "json"]
        started = time.monotonic()
        first = json.loads(done(command[:5] + [new_database("measured")] + command[6:]))
        whole_s = time.monotonic() - started
        interrupted = sum(killed(command, whole_s * (turn + 1) / (kills + 1)) for turn in range(kills))
        if interrupted == 0:
            fail("no import was interrupted")
        report = json.loads(done(command))
        if not report["agrees"]:
            fail(f"the counts differ: {report}")
        for kind, uninterrupted in zip(report["kinds"], first["kinds"]):
            if kind["after"] != uninterrupted["after"]:
                fail(f"{kind['kind']}: {kind['after']} instead of {uninterrupted['after']}")
        there, here = exported(source, f"{folder}/source"), exported(target, f"{folder}/target")
        different = [name for name in there.keys() | here.keys() if there.get(name) != here.get(name)]
        if different:
            fail(f"the copy is not as the source: {different}")
        present = sum(kind["present"] for kind in report["kinds"])
        print(f"{interrupted} imports were killed; {present} records were there before the last")


with_databases(database, run)
