#!/usr/bin/env python3
"""Our broker under the load that measured the Ruby broker, with the ratio to its figures.

  bench/broker.py [--accord build/release/bin/accord] [--quick]
  bench/broker.py --database-url postgres://user@127.0.0.1:5432/empty --database-pid PID_OF_THE_POSTMASTER

Needs ../shared/bench/broker_load.py (the load) and ../shared/reference/broker-perf.md (the Ruby broker's
figures on either database, taken on a machine of this kind on another day: read factors under 1.5 as equal).
The load runs on the same two cores as the broker, on loopback, against a fresh SQLite file or a database that is empty. CPU
ms are of the broker and its database together; they move less than rates do when others use the machine.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LOAD = SHARED / "bench" / "broker_load.py"
FIGURES = SHARED / "reference" / "broker-perf.md"

# Row of the load program -> row of the Ruby broker's table.
READS = {
    "heartbeat": "heartbeat", "index": "HAL index", "pact, latest": "latest pact of a pair",
    "pact, by version": "pact by version", "provider's latest pacts": "a provider's latest pacts",
    "for-verification": "pacts for verification", "for-verification, pending": "the same with pending and WIP",
    "matrix to env, cvp": "matrix to an environment, cvp", "matrix to env, cvpv": "matrix to an environment, cvpv",
    "can-i-deploy": "can-i-deploy", "versions of an app": "versions of an application", "integrations": "integrations",
}


def ruby_figures(is_postgres):
    """Operation -> (requests per second, CPU ms) of the Ruby broker on that database."""
    figures = {}
    for line in FIGURES.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        columns = {4: (1, 3), 7: (4, 6) if is_postgres else (1, 3), 9: (5, 7) if is_postgres else (1, 3)}.get(len(cells))
        if columns and re.fullmatch(r"[\d.]+", cells[1]):
            figures.setdefault(cells[0], tuple(float(cells[column]) for column in columns))
    return figures


def load(command, base, pids, *arguments):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run([sys.executable, LOAD, command, base, *(f"--pid={pid}" for pid in pids), "--json", out.name, *arguments],
                       check=True, stdout=subprocess.DEVNULL)
        return json.load(open(out.name))["result"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(ROOT / "build/release/bin/accord"))
    parser.add_argument("--quick", action="store_true", help="one short run of each instead of three")
    parser.add_argument("--database-url", default="", help="of an empty PostgreSQL database (default: a fresh SQLite file)")
    parser.add_argument("--database-pid", type=int, help="PostgreSQL's own process, to count its CPU time as well")
    options = parser.parse_args()
    for needed in (LOAD, FIGURES, pathlib.Path(options.accord)):
        if not needed.exists():
            sys.exit(f"bench/broker.py: {needed.name} is missing; build the release preset, and keep shared/ beside the checkout")
    is_postgres = options.database_url.startswith("postgres")
    ruby = ruby_figures(is_postgres)
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([options.accord, "serve", "--no-seed-example-data", "--port", "0", "--database-url", options.database_url or f"sqlite:///{folder}/bench.sqlite3"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            base = next(found[0] for line in server.stdout if (found := re.search(r"http://[\d.:]+\d", line)))
            measure(base, [pid for pid in (server.pid, options.database_pid) if pid], ruby, options.quick)
        finally:
            server.terminate()
            server.wait()


def measure(base, pids, ruby, quick):
    rows = []
    filled = load("fill", base, pids, "--apps", "10", "--versions", "20", "--verifications", "4")
    for job, peer in (("publish", "publish a pact"), ("verify", "publish a result"), ("deploy", "record a deployment")):
        rows.append((peer, filled[job], ruby[peer]))
    only = [word for name in READS for word in ("--only", name)]
    reads = load("read", base, pids, "--seconds", "2" if quick else "3", "--runs", "1" if quick else "3", *only)
    rows += [(peer, reads[name], ruby[peer]) for name, peer in READS.items() if name in reads]
    for parallel, peer in ((1, "20 KB, 1 publisher"), (4, "20 KB, 4 publishers")):
        figures = load("publish", base, pids, "--parallel", str(parallel), "--count", "400", "--large-count", "8")
        rows.append((peer, figures["1 contract of 20 KB"], ruby[peer]))
        peer = peer.replace("20 KB", "1 MB")
        rows.append((peer, figures["1 contract of 1 MB"], ruby[peer]))
    overlap = load("special", base, pids, "--only", "overlap")["overlap"]
    for name, peer in (("1 publisher", "1 publisher"), ("4 publishers", "4 overlapping")):
        peer = f"19 contracts in one request, {peer}"
        rows.append((peer, overlap[name], ruby[peer]))
    print(f"{'operation':44} {'accord /s':>10} {'ruby /s':>9} {'ratio':>8} {'p50 ms':>8} {'CPU ms':>8} {'ruby':>7} {'ratio':>8} {'errors':>6}")
    for name, row, (rate, cpu) in rows:
        print(f"{name:44} {row['per_s']:10.0f} {rate:9.1f} {row['per_s'] / rate:7.1f}x {row['p50_ms']:8.2f} "
              f"{row['cpu_ms']:8.3f} {cpu:7.2f} {cpu / max(row['cpu_ms'], 0.001):7.1f}x {row['errors']:6}")
    print(f"memory {reads['memory_mb']} MB")


main()
