#!/usr/bin/env python3
"""Matching a JSON body by eachLike rules with Accord and with the Rust core (pactffi_match_message), in one run.

  bench/matching.py [--accord build/release/bench/match_bench] [--runs 3] [--iterations 5]

1 MB with 9 rules, 1 MB with 1,009 rules, 10 MB with 9 rules; the parse of the body included. Prints megabytes per second of
processor time (which other programs on the machine disturb least): each program's best run, and the ratio. Fails when
Accord's rate for 1 MB is under 100 MB/s, or when a thousand rules more double the time.
"""
import argparse
import re
import sys
import tempfile

import peer

RATE_MIN = 100
CASES = (("1 MB, 9 rules", "1-9", "1 MB, one example, 9 rules"),
         ("1 MB, 1,009 rules", "1-1009", "1 MB, one example, 1009 rules"),
         ("10 MB, 9 rules", "10-9", "10 MB, one example, 9 rules"))


def accord_rate(program, words):
    """The best rate of what match_bench calls so."""
    return float(re.search(r"([\d.]+) MB/s best", peer.output_of(program, words)).group(1))


def peer_rate(program, folder, name, iterations):
    """The median rate of the peer's driver, by its processor time."""
    out = peer.output_of(program, iterations, f"{folder}/{name}-contract.json", f"{folder}/{name}-body.json")
    size, mismatches, ms = (float(re.search(word + r"=([\d.]+)", out).group(1)) for word in ("body", "mismatches", "cpu_ms"))
    if mismatches:
        sys.exit(f"bench/matching.py: the peer found mismatches: {out}")
    return size / 1e3 / ms


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(peer.ROOT / "build/release/bench/match_bench"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--iterations", type=int, default=5)
    options = parser.parse_args()
    accord = peer.ours(options.accord)
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        core = peer.driver("match_msg", folder)
        peer.output_of(accord, "--write", folder)
        for title, name, words in CASES:
            runs = [(accord_rate(accord, words), peer_rate(core, folder, name, options.iterations))
                    for _ in range(options.runs)]
            rates[name], theirs = (max(column) for column in zip(*runs))
            print(f"{title:18}  accord {rates[name]:6.1f} MB/s   libpact_ffi {theirs:6.2f} MB/s   "
                  f"{rates[name] / theirs:6.1f} times as fast", flush=True)
    print(f"10 MB at {rates['10-9'] / rates['1-9']:.2f} of the rate of 1 MB; a thousand rules more take "
          f"{rates['1-9'] / rates['1-1009']:.2f} times as long")
    return 0 if rates["1-9"] >= RATE_MIN and rates["1-9"] / rates["1-1009"] <= 2 else 1


if __name__ == "__main__":
    sys.exit(main())
