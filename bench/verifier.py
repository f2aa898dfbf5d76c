#!/usr/bin/env python3
"""`accord verifier` beside npm's `pact verifier`: the same pacts, one provider that answers within microseconds.

  bench/verifier.py [--accord build/release/bin/accord] [--runs 5]

Prints the wall time of both and the ratio; fails when 100 interactions take more than a tenth of the peer's time.
Needs ../shared/bench/core (genpact.py makes the pacts, provider.c is the provider) and a C compiler; the peer comes
from npm by scripts/npm_clients.sh. Both run alternately, on the same cores as the provider.
"""
import argparse
import glob
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORE = ROOT.parent / "shared" / "bench" / "core"
PEER = "build/interop/node_modules/@pact-foundation/pact-cli-*/standalone/pact"
RATIO_MAX = 0.1
# Name of the case, its pact, whether states are set up.
CASES = [("1 interaction", "http-1.json", False), ("100 interactions", "http-100.json", False),
         ("100 with a state each", "http-states-100.json", True), ("1000 interactions", "http-1000.json", False)]


def peer_binary():
    found = glob.glob(str(ROOT / PEER))
    if not found:
        subprocess.run([ROOT / "scripts/npm_clients.sh"], check=True)
        found = glob.glob(str(ROOT / PEER))
    return found[0] if found else sys.exit("bench/verifier.py: npm gave no pact command line")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.01)
    sys.exit("bench/verifier.py: the provider did not start")


def environment():
    """Without what makes the peer slower (CA roots loaded twice) or talkative."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SSL_CERT_", "PACT_"))}
    return env | {"PACT_DO_NOT_TRACK": "true"}


def seconds(command):
    start = time.perf_counter()
    ran = subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    taken = time.perf_counter() - start
    if ran.returncode != 0:
        sys.exit(f"bench/verifier.py: exit code {ran.returncode} from {' '.join(command)}\n{ran.stderr}")
    return taken


def compare(name, ours, peer, runs):
    """Medians of alternating runs."""
    pairs = [(seconds(ours), seconds(peer)) for _ in range(runs)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs))
    ratio = mine / theirs
    print(f"{name:24} accord {mine * 1e3:9.1f} ms   pact {theirs * 1e3:9.1f} ms   {theirs / mine:7.1f} times as fast",
          flush=True)
    return ratio


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(ROOT / "build/release/bin/accord"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for needed in (CORE, pathlib.Path(options.accord)):
        if not needed.exists():
            sys.exit(f"bench/verifier.py: {needed} is missing; build the release preset, and keep shared/ beside the checkout")
    ratios = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, CORE / "genpact.py", folder], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["cc", "-O2", "-w", "-D_GNU_SOURCE", CORE / "provider.c", "-o", f"{folder}/provider"], check=True)
        port = free_port()
        provider = subprocess.Popen([f"{folder}/provider", str(port), f"{folder}/small-actual.json"], stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            for name, pact, states in CASES:
                arguments = ["verifier", "-f", f"{folder}/{pact}", "-h", "127.0.0.1", "-p", str(port),
                             "-n", "bench-provider", "--no-colour"]
                if states:
                    arguments += ["-s", f"http://127.0.0.1:{port}/state"]
                runs = 1 if name.startswith("1000 ") else options.runs
                ratios[name] = compare(name, [options.accord, *arguments], [peer_binary(), *arguments], runs)
        finally:
            provider.terminate()
            provider.wait()
    ratio = ratios["100 interactions"]
    print(f"100 interactions take {ratio:.3f} of the peer's time; at most {RATIO_MAX} is asked for")
    return 0 if ratio <= RATIO_MAX else 1


if __name__ == "__main__":
    sys.exit(main())
