#!/usr/bin/env python3
"""libpact_ffi.so of Accord beside the Rust core's (npm's @pact-foundation/pact), driven by the same C programs in one run.

  bench/c_library.py [--accord build/release/src/ffi] [--runs 3] [--seconds 3] [--parts loading,cycles,servers,memory]

Prints both and the ratio of: requests per second of a mock server with 1 and with 1,000 interactions, a consumer's test
with one request, the same that adds to a growing file, memory of the mock server after 1,000 and 100,000 requests, and
the time to load the library. Fails where a floor is missed. Needs wrk, a C compiler and ../shared/bench/core.
"""
import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import peer

LOAD = """
#include <dlfcn.h>
#include <stdio.h>
#include <time.h>
int main(int argc, char **argv) {
  struct timespec a, b;
  clock_gettime(CLOCK_MONOTONIC, &a);
  void *library = dlopen(argv[1], RTLD_NOW);
  const char *(*version)(void) = library ? (const char *(*)(void))dlsym(library, "pactffi_version") : 0;
  if (argc != 2 || !version || !version()) return 1;
  clock_gettime(CLOCK_MONOTONIC, &b);
  printf("%.3f", (b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) / 1e6);
}
"""
floors_missed = []


def floor(text, held):
    print(f"    {text}: {'held' if held else 'MISSED'}", flush=True)
    if not held:
        floors_missed.append(text)


class Served:
    """A mock server of some interactions in a process of its own."""

    def __init__(self, program, interactions):
        self.process = subprocess.Popen([program, str(interactions)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=peer.ENVIRONMENT)
        self.port = re.search(r"port=(\d+)", self.process.stdout.readline()).group(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate("\n")

    def load(self, script, *how):
        out = subprocess.run(["wrk", "-t1", "-c16", *how, "-s", script, f"http://127.0.0.1:{self.port}/"], capture_output=True,
                             text=True, check=True).stdout
        if "Non-2xx" in out:
            sys.exit(f"bench/c_library.py: a request did not match:\n{out}")
        return out

    def memory_kb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def processor_us(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1e6 / os.sysconf("SC_CLK_TCK")


def rates(program, interactions, seconds, folder):
    """Requests a second, and microseconds of processor time for each: other work on the machine changes these less."""
    with Served(program, interactions) as server:
        before = server.processor_us()
        out = server.load(peer.ask_in_turn(interactions, folder), f"-d{seconds}", "--timeout", "30")
        used = server.processor_us() - before
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), used / int(re.search(r"(\d+) requests in", out).group(1))


def compare_mock_servers(ours, core, options, folder):
    """In turn, so that whatever else the machine does meets all of them. The peer answers 1 of 1,000 interactions in two seconds."""
    asked = {"one": (ours, 1), "many": (ours, 1000), "peer": (core, 1)}
    runs = {name: [] for name in asked}
    for _ in range(options.runs):
        for name, (program, count) in asked.items():
            runs[name].append(rates(program, count, options.seconds, folder))
    (one, one_us), (many, many_us), (theirs, theirs_us) = ([statistics.median(column) for column in zip(*runs[name])] for name in asked)
    print(f"mock server, 1 interaction: accord {one:,.0f}/s, libpact_ffi {theirs:,.0f}/s: {one / theirs:.1f} times as many; "
          f"processor time {one_us:.1f} us, {theirs_us:.1f} us: {theirs_us / one_us:.1f} times as long")
    floor("5 times the peer's", one >= 5 * theirs)
    print(f"mock server, 1,000 interactions: accord {many:,.0f}/s, {many / one:.0%} of 1; processor time {many_us:.1f} us, "
          f"{many_us / one_us:.0%}")
    floor("within 10 % of 1 interaction", many >= 0.9 * one)


def compare_memory(ours, core, client, folder):
    """Memory after 1,000 and after 100,000 requests."""
    for name, program in (("accord", ours), ("libpact_ffi", core)):
        with Served(program, 1) as server:
            peer.output_of(client, server.port, 1000, "/items/0")
            sizes, asked = [server.memory_kb()], 1000
            while asked < 100_000:
                asked += int(re.search(r"(\d+) requests in", server.load(peer.ask_in_turn(1, folder), "-d1")).group(1))
            sizes.append(server.memory_kb())
        print(f"memory, {name:11} after 1,000 requests {sizes[0]:8,} kB, after {asked:,} {sizes[1]:8,} kB")
        if name == "accord":
            floor("after 100,000 as after 1,000 (2 MB more at most)", sizes[1] - sizes[0] <= 2048)


def cycle(program, mode, cycles=200):
    """The median milliseconds of a whole test; of the first and the last 20."""
    with tempfile.TemporaryDirectory() as folder:
        out = peer.output_of(program, cycles, folder, mode)
    return float(re.search(r"TOTAL +p50=([\d.]+)", out).group(1)), out


def compare_cycles(ours, core, options):
    for mode in ("overwrite", "merge"):
        runs = [(cycle(ours, mode)[0], cycle(core, mode)[0]) for _ in range(options.runs)]
        mine, theirs = (statistics.median(column) for column in zip(*runs))
        print(f"consumer test, {mode}: accord {mine:.3f} ms, libpact_ffi {theirs:.3f} ms: {theirs / mine:.1f} times as long")
        floor("3 times the peer's speed", mine * 3 <= theirs)
    pairs = [(cycle(ours, "merge", 20)[0], cycle(ours, "merge", 400)[0]) for _ in range(options.runs)]
    few, many = (statistics.median(column) for column in zip(*pairs))
    print(f"merging, accord: {few:.3f} ms a test of 20, {many:.3f} ms of 400 (half of them with more than 200 in the file)")
    floor("the 200th no slower than the first (a quarter more at most)", many <= 1.25 * few)


def compare_loading(libraries, folder):
    source, program = pathlib.Path(folder) / "load.c", str(pathlib.Path(folder) / "load")
    source.write_text(LOAD)
    subprocess.run(["cc", "-O1", source, "-o", program, "-ldl"], check=True)
    mine, theirs = (statistics.median(float(peer.output_of(program, library / "libpact_ffi.so")) for _ in range(11))
                    for library in libraries)
    sizes = [(library / "libpact_ffi.so").stat().st_size for library in libraries]
    print(f"loading: accord {mine:.2f} ms ({sizes[0]:,} bytes), libpact_ffi {theirs:.2f} ms ({sizes[1]:,} bytes)")
    floor("under 5 ms", mine < 5)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(peer.ROOT / "build/release/src/ffi"), help="the folder of our libpact_ffi.so")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--parts", default="", help="of loading, cycles, servers, memory; all when not given")
    options = parser.parse_args()
    library = pathlib.Path(options.accord).resolve()
    peer.ours(library / "libpact_ffi.so")
    with tempfile.TemporaryDirectory() as folder:
        drivers = {}
        for side, of in (("ours", library), ("core", peer.LIBRARY)):
            place = pathlib.Path(folder) / side
            place.mkdir()
            drivers[side] = {name: peer.driver(name, place, of) for name in ("ms_server", "cycle")}
        parts = {
            "loading": lambda: compare_loading((library, peer.LIBRARY), folder),
            "cycles": lambda: compare_cycles(drivers["ours"]["cycle"], drivers["core"]["cycle"], options),
            "servers": lambda: compare_mock_servers(drivers["ours"]["ms_server"], drivers["core"]["ms_server"], options, folder),
            "memory": lambda: compare_memory(drivers["ours"]["ms_server"], drivers["core"]["ms_server"],
                                             peer.driver("lat", folder), folder),
        }
        for name in options.parts.split(",") if options.parts else parts:
            parts[name]()
    for missed in floors_missed:
        print(f"a floor is missed: {missed}")
    return 1 if floors_missed else 0


if __name__ == "__main__":
    sys.exit(main())
