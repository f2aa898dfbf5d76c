#!/usr/bin/env python3
"""Four publishers of 19 contracts each, two of them of the same versions in another order, for many rounds: no 5xx,
nobody waits in a circle, nothing is lost. Usage: overlap_test.py ACCORD sqlite|postgres [ROUNDS]
ACCORD_OVERLAP_ROUNDS=1000 says so of what ctest runs."""

import os
import sys
import time

from nodes import Publishers, on_database, start_nodes

accord, database = sys.argv[1:3]
# Some 15 seconds each, on two cores.
USUAL = {"sqlite": 300, "postgres": 120}
rounds = int(sys.argv[3] if len(sys.argv) > 3 else os.environ.get("ACCORD_OVERLAP_ROUNDS", USUAL[database]))


def run(url, count):
    nodes = start_nodes(accord, url, count)
    try:
        publishers = Publishers(nodes)
        start = time.monotonic()
        publishers.run(lambda: None, rounds)
        seconds = time.monotonic() - start
        print(f"{rounds} rounds in {seconds:.1f} s, {4 * rounds / seconds:.0f} publications/s")
        publishers.check()
    finally:
        for node in nodes:
            node.kill()


on_database(database, run)
