#!/usr/bin/env python3
"""`accord verifier` beside npm's `pact verifier`: the same pacts, one provider that answers within microseconds.

  bench/verifier.py [--accord build/release/bin/accord] [--runs 5]

Prints wall time and memory of both and the ratio, what a bare keep-alive client takes for the same requests, and how 500 pacts
and 10,000 interactions go (of Accord alone); fails when a floor is missed.
Needs ../shared/bench/core (genpact.py makes the pacts, provider.c is the provider) and compilers of C and C++; the peer comes
from npm by scripts/npm_clients.sh. Both run alternately, on the same cores as the provider.
"""
import argparse
import glob
import json
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
# Name of the case, its pact, whether states are set up, and how many times as fast it has to be.
CASES = [("1 interaction", "http-1.json", False, 4), ("100 interactions", "http-100.json", False, 70),
         ("100 with a state each", "http-states-100.json", True, 1), ("1000 interactions", "http-1000.json", False, 150),
         ("a 10 MB body", "big-10m-eachlike.json", False, 20)]
TIMED_RUN = ROOT / "build/timed_run"
BARE_MAX = 2  # times what a bare client takes for 1,000 requests
BARE_RUNS = 15
MEMORY_MAX = 0.5  # of the peer's
GROWTH_MAX = 1.5  # of the time for each of 10,000 interactions over each of 1,000


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


def timed(command):
    """Seconds, and the most memory in KB."""
    told = subprocess.run([TIMED_RUN, *command], env=environment(), stdout=subprocess.PIPE, text=True, check=True).stdout
    code, taken, memory = told.split()
    if code != "0":
        sys.exit(f"bench/verifier.py: exit code {code} from {' '.join(map(str, command))}")
    return float(taken), int(memory)


def median(pairs):
    return [statistics.median(column) for column in zip(*pairs)]


def compare(name, ours, peer, runs, floor):
    """Medians of alternating runs; whether the floor is kept."""
    mine, theirs = zip(*[(timed(ours), timed(peer)) for _ in range(runs)])
    (our_time, our_memory), (peer_time, peer_memory) = median(mine), median(theirs)
    times = peer_time / our_time
    print(f"{name:22} accord {our_time * 1e3:9.1f} ms {our_memory / 1024:4.0f} MB   pact {peer_time * 1e3:9.1f} ms "
          f"{peer_memory / 1024:4.0f} MB   {times:6.1f} times as fast (floor {floor})", flush=True)
    return times >= floor and our_memory <= MEMORY_MAX * peer_memory


def write_pact(path, consumer, template, numbers):
    """A pact with the template's interaction under other names and paths, so that none is the same as another's."""
    interactions = []
    for number in numbers:
        one = json.loads(json.dumps(template))
        one["description"] = f"{consumer} {number}"
        one["request"]["path"] = f"/{consumer}/{number}"
        interactions.append(one)
    path.write_text(json.dumps({"consumer": {"name": consumer}, "provider": {"name": "bench-provider"},
                                "interactions": interactions, "metadata": {"pactSpecification": {"version": "4.0"}}}))


def scale(folder, accord, common):
    """500 pacts in one run; 10,000 interactions beside 1,000."""
    template = json.loads((folder / "http-1.json").read_text())["interactions"][0]
    (folder / "many").mkdir()
    for i in range(500):
        write_pact(folder / "many" / f"c{i}.json", f"c{i}", template, range(4))
    taken, memory = timed([accord, *common, "-d", str(folder / "many")])
    print(f"500 pacts of 4 interactions: {taken * 1e3:.0f} ms, {memory >> 10} MB", flush=True)
    each = {}
    for count in (1000, 10000):
        write_pact(folder / f"{count}.json", "growth", template, range(count))
        taken, memory = median([timed([accord, *common, "-f", str(folder / f"{count}.json")]) for _ in range(3)])
        each[count] = taken / count
        print(f"{count:6} interactions: {each[count] * 1e6:.0f} us each, {memory / 1024:.0f} MB", flush=True)
    return each[10000] <= GROWTH_MAX * each[1000]


def beside_bare(where, cores, folder, port, accord, common):
    """How many times what a bare client takes for the same 1,000 requests, by medians of alternating runs on these cores."""
    client, ours = [f"{folder}/lat", str(port), "1000", "/items/1"], [accord, *common, "-f", f"{folder}/http-1000.json"]
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    mine, theirs = (median(runs)[0] for runs in zip(*[(timed(ours), timed(client)) for _ in range(BARE_RUNS)]))
    os.sched_setaffinity(0, all_cores)
    print(f"1000 interactions, the provider on {where}: {mine * 1e3:.0f} ms, {mine / theirs:.2f} times what a bare client takes "
          f"({theirs * 1e3:.0f} ms)", flush=True)
    return mine / theirs


def bare(folder, provider, *arguments):
    """Left to the system, the client and the provider wake each other on one core (20 ms) or across two (90 ms), by chance, and
    that decides more than all that either does. So each is measured; the floor is for both."""
    subprocess.run(["cc", "-O2", "-w", "-D_GNU_SOURCE", CORE / "lat.c", "-o", f"{folder}/lat", "-lm"], check=True)
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(provider.pid, [first])
    times = [beside_bare(where, cores, folder, *arguments) for where, cores in
             ((f"a core of its own (at most {BARE_MAX})", others or [first]), (f"the same core (at most {BARE_MAX})", [first]))]
    os.sched_setaffinity(provider.pid, [first, *others])
    return max(times) <= BARE_MAX


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(ROOT / "build/release/bin/accord"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for needed in (CORE, pathlib.Path(options.accord)):
        if not needed.exists():
            sys.exit(f"bench/verifier.py: {needed} is missing; build the release preset, and keep shared/ beside the checkout")
    kept = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, CORE / "genpact.py", folder], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["c++", "-O2", "-std=c++20", ROOT / "bench/timed_run.cpp", "-o", TIMED_RUN], check=True)
        subprocess.run(["cc", "-O2", "-w", "-D_GNU_SOURCE", CORE / "provider.c", "-o", f"{folder}/provider"], check=True)
        port = free_port()
        provider = subprocess.Popen([f"{folder}/provider", str(port), f"{folder}/small-actual.json", f"{folder}/big-10m-actual.json"],
                                    stderr=subprocess.DEVNULL)
        common = ["verifier", "-h", "127.0.0.1", "-p", str(port), "-n", "bench-provider", "--no-colour"]
        try:
            wait_for(port)
            for case, pact, states, floor in CASES:
                arguments = [*common, "-f", f"{folder}/{pact}"]
                if states:
                    arguments += ["-s", f"http://127.0.0.1:{port}/state"]
                runs = 1 if case.startswith(("1000 ", "a 10")) else options.runs
                kept.append(compare(case, [options.accord, *arguments], [peer_binary(), *arguments], runs, floor))
            kept.append(bare(folder, provider, port, options.accord, common))
            kept.append(scale(folder, options.accord, common))
        finally:
            provider.terminate()
            provider.wait()
    print("every floor is kept" if all(kept) else "a floor is missed")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
