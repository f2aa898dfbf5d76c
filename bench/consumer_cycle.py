#!/usr/bin/env python3
"""A consumer's whole test (build, start, one request, verify and write, stop) with Accord and with the Rust core, in one run.

  bench/consumer_cycle.py [--accord build/release/bench/consumer_cycle] [--cycles 300] [--runs 5]

Both make the same interaction and ask by a plain socket; they run alternately. "overwrite" writes the same pact each time,
"merge" adds an interaction to the file each time. Fails when Accord's median of "overwrite" is above 0.3 ms.
"""
import argparse
import re
import statistics
import sys
import tempfile

import peer

LIMIT_MS = 0.3


def medians(program, cycles, mode):
    """The median milliseconds of each step, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out = peer.output_of(program, cycles, folder, mode)
    return {name: float(ms) for name, ms in re.findall(r"^  (\S+) +p50=([\d.]+) ms", out, re.M)}


def measure(programs, options, mode):
    """The median over the runs of each program's steps."""
    runs = [[medians(program, options.cycles, mode) for program in programs] for _ in range(options.runs)]
    return [{step: statistics.median(run[i][step] for run in runs) for step in runs[0][i]} for i in range(len(programs))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(peer.ROOT / "build/release/bench/consumer_cycle"))
    parser.add_argument("--cycles", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    totals = {}
    with tempfile.TemporaryDirectory() as folder:
        programs = [peer.ours(options.accord), peer.driver("cycle", folder)]
        for mode in ("overwrite", "merge"):
            ours, core = measure(programs, options, mode)
            totals[mode] = ours["TOTAL"]
            for name, steps in (("accord", ours), ("libpact_ffi", core)):
                print(f"{mode:9} {name:11}", "  ".join(f"{step} {ms:.3f}" for step, ms in steps.items()), "ms")
            print(f"{mode:9} accord takes {ours['TOTAL']:.3f} ms, libpact_ffi {core['TOTAL']:.3f} ms: "
                  f"{core['TOTAL'] / ours['TOTAL']:.1f} times as long", flush=True)
    return 0 if totals["overwrite"] <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
