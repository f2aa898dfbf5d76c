#!/usr/bin/env python3
"""Accord's mock server beside the Rust core's (libpact_ffi of npm's @pact-foundation/pact): the same interactions, wrk.

  bench/mock_server.py [--accord build/release/bench/mock_server_bench] [--runs 3] [--seconds 3]

Prints the requests per second of both and the ratio for 1, 10 and 100 interactions with all paths asked for in turn;
fails when the ratio for 100 is under 200. Needs wrk, a C compiler and ../shared/bench/core (ms_server.c drives the
peer); the peer comes by scripts/npm_clients.sh. Both run alternately, on the same cores as wrk.
"""
import argparse
import re
import statistics
import subprocess
import sys
import tempfile

import peer

RATIO_MIN = 200


def requests_per_second(server, interactions, seconds, script):
    """Starts the server, loads it, and insists that every answer was good."""
    running = subprocess.Popen([server, str(interactions)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env=peer.ENVIRONMENT)
    port = re.search(r"port=(\d+)", running.stdout.readline()).group(1)
    out = subprocess.run(["wrk", "-t1", "-c16", f"-d{seconds}", "-s", script, f"http://127.0.0.1:{port}/"],
                         capture_output=True, text=True, check=True).stdout
    running.communicate("\n")
    if "Non-2xx" in out:
        sys.exit(f"bench/mock_server.py: {server} did not match every request:\n{out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def compare(ours, core, interactions, options, folder):
    """Medians of alternating runs."""
    script = peer.ask_in_turn(interactions, folder)
    runs = [[requests_per_second(server, interactions, options.seconds, script) for server in (ours, core)]
            for _ in range(options.runs)]
    mine, theirs = (statistics.median(column) for column in zip(*runs))
    print(f"{interactions:4} interactions   accord {mine:10,.0f}/s   libpact_ffi {theirs:10,.1f}/s   "
          f"{mine / theirs:8,.1f} times as many", flush=True)
    return mine / theirs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(peer.ROOT / "build/release/bench/mock_server_bench"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    accord = peer.ours(options.accord)
    with tempfile.TemporaryDirectory() as folder:
        core = peer.driver("ms_server", folder)
        ratios = [compare(accord, core, count, options, folder) for count in (1, 10, 100)]
    print(f"100 interactions: {ratios[-1]:,.0f} times the peer's requests per second; at least {RATIO_MIN} is asked for")
    return 0 if ratios[-1] >= RATIO_MIN else 1


if __name__ == "__main__":
    sys.exit(main())
