#!/usr/bin/env python3
"""`accord stub` beside `pact stub` (npm's @pact-foundation/pact-cli): the same pacts, wrk.

  bench/stub.py [--accord build/release/bin/accord] [--runs 3] [--seconds 3]

Prints the requests per second of both for 1 interaction and of ours for 1,000, asked for in turn. Fails when ours with 1 are
under 1.5 times the peer's, or ours with 1,000 under 90 % of ours with 1. All run alternately, on the same cores as wrk. The
peer takes seconds for each request with 1,000 interactions; --peer-too asks it for some.
"""
import argparse
import json
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import peer

PACT = peer.ROOT / "build/interop/node_modules/@pact-foundation/pact-cli-linux-x64/standalone/pact"
RATIO_MIN = 1.5
SHARE_MIN = 0.9


def pact_file(count, folder):
    body = {"id": 42, "name": "Widget", "price": 12.5, "active": True, "email": "a@example.org",
            "address": {"street": "1 Long Road", "city": "Town"}, "tags": ["red", "green"]}
    rules = {"$.id": {"matchers": [{"match": "integer"}]}, "$.name": {"matchers": [{"match": "type"}]}}
    interactions = [{"description": f"request {i}", "request": {"method": "GET", "path": f"/items/{i}"},
                     "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": body,
                                  "matchingRules": {"body": rules}}} for i in range(count)]
    file = pathlib.Path(folder) / f"pact{count}.json"
    file.write_text(json.dumps({"consumer": {"name": "C"}, "provider": {"name": "P"}, "interactions": interactions,
                                "metadata": {"pactSpecification": {"version": "3.0.0"}}}))
    return file


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def requests_per_second(program, file, count, options, folder):
    """Starts the server, loads it, and insists that every answer was good."""
    port = free_port()
    running = subprocess.Popen([*program, "-f", file, "-p", str(port), "-l", "none"], env=peer.ENVIRONMENT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        out = subprocess.run(["wrk", "-t1", "-c16", f"-d{options.seconds}", "-s", peer.ask_in_turn(count, folder),
                              f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
    finally:
        running.terminate()
        running.wait(20)
    if "Non-2xx" in out:
        sys.exit(f"bench/stub.py: {program} did not answer every request:\n{out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(peer.ROOT / "build/release/bin/accord"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--peer-too", action="store_true", help="ask the peer with 1,000 interactions, too")
    options = parser.parse_args()
    ours, theirs = [peer.ours(options.accord), "stub"], [str(PACT), "stub"]
    kinds = [("accord, 1", ours, 1), ("pact stub, 1", theirs, 1), ("accord, 1,000", ours, 1000)]
    kinds += [("pact stub, 1,000", theirs, 1000)] if options.peer_too else []
    with tempfile.TemporaryDirectory() as folder:
        files = {count: pact_file(count, folder) for count in (1, 1000)}
        runs = [[requests_per_second(program, files[count], count, options, folder) for _, program, count in kinds]
                for _ in range(options.runs)]
    medians = [statistics.median(column) for column in zip(*runs)]
    for (name, _, _), median in zip(kinds, medians):
        print(f"{name:18} {median:10,.1f} requests/s")
    ratio, share = medians[0] / medians[1], medians[2] / medians[0]
    print(f"{ratio:.2f} times the peer's with 1 interaction (at least {RATIO_MIN}); 1,000 are at {share:.0%} of 1 "
          f"(at least {SHARE_MIN:.0%})")
    return 0 if ratio >= RATIO_MIN and share >= SHARE_MIN else 1


if __name__ == "__main__":
    sys.exit(main())
