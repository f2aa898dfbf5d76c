#!/usr/bin/env python3
"""How soon a command starts: `accord` beside npm's `pact` (@pact-foundation/pact-cli), and a completion, which a shell waits for.

  bench/start.py [--accord build/release/bin/accord] [--runs 200]

Prints the median and the tenth percentile of each, wall-clock, and the median processor time. All run alternately; each is checked
to end with 0. Fails when a pair's median is over 1.1 times the peer's, or a completion takes over 20 ms.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import time

import peer

PACT = peer.ROOT / "build/interop/node_modules/@pact-foundation/pact-cli-linux-x64/standalone/pact"
RATIO_MAX = 1.1
COMPLETION_MS_MAX = 20

# What ours does beside what the peer does; nothing: the peer has no such thing.
PAIRS = [
    ("--help", ["--help"], ["--help"]),
    ("verifier --version", ["verifier", "--version"], ["verifier", "--version"]),
    ("broker publish --help", ["broker", "publish", "--help"], ["broker", "publish", "--help"]),
    ("verifier --help", ["verifier", "--help"], ["verifier", "--help"]),
    ("completion of a command", ["__complete", "bash", "broker", "can-i-"], None),
    ("completion of an option", ["__complete", "bash", "verifier", "--provider-"], None),
]


def processor_s():
    """Of all programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def milliseconds(program, words):
    """Wall-clock and processor time of one start."""
    with open(os.devnull, "w") as nowhere:
        before, begin = processor_s(), time.perf_counter()
        ended = subprocess.run([program, *words], env=peer.ENVIRONMENT, stdout=nowhere, stderr=nowhere)
        wall, used = time.perf_counter() - begin, processor_s() - before
    if ended.returncode != 0:
        sys.exit(f"{program} {' '.join(words)} ends with {ended.returncode}")
    return wall * 1000, used * 1000


def measured(runs, commands):
    """A list of (wall, processor) for each command; the commands take turns."""
    times = [[] for _ in commands]
    for _ in range(runs):
        for command, taken in zip(commands, times):
            taken.append(milliseconds(*command))
    return times


def summary(times):
    walls = sorted(wall for wall, _ in times)
    return statistics.median(walls), walls[len(walls) // 10], statistics.median(used for _, used in times)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--accord", default=peer.ROOT / "build/release/bin/accord")
    options.add_argument("--runs", type=int, default=200)
    options = options.parse_args()
    accord = peer.ours(options.accord)
    if not PACT.exists():
        subprocess.run([peer.ROOT / "scripts/npm_clients.sh"], check=True)
    is_good = True
    print(f"{'':26} {'ours ms':>22} {'peer ms':>22} {'ratio':>6}   median / tenth percentile / processor")
    for name, our_words, peer_words in PAIRS:
        commands = [(accord, our_words)] + ([(PACT, peer_words)] if peer_words else [])
        results = [summary(times) for times in measured(options.runs, commands)]
        shown = [f"{median:8.2f} /{tenth:6.2f} /{used:5.1f}" for median, tenth, used in results]
        if peer_words:
            ratio = results[0][0] / results[1][0]
            is_good &= ratio <= RATIO_MAX
            print(f"{name:26} {shown[0]:>22} {shown[1]:>22} {ratio:6.2f}")
        else:
            is_good &= results[0][0] <= COMPLETION_MS_MAX
            print(f"{name:26} {shown[0]:>22}")
    sys.exit(0 if is_good else 1)


if __name__ == "__main__":
    main()
