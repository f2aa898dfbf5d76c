#!/usr/bin/env python3
"""Clients that wait for a verification result, as `can-i-deploy --wait` does: what they cost while nothing happens, and how soon
each has its answer when the result comes.

  bench/waiting.py [--accord build/release/bin/accord] [--clients 1000] [--idle 5] [--database-url URL]

A client holds GET /events open and asks /matrix when it ends (waiting_clients.cpp: all of them in one thread, which needs a C++
compiler). They share the machine's cores with the broker, so the time until the event itself has come is printed beside.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVENT = "provider_verification_published"
EVENTS = f"/events?event={EVENT}&pacticipant=Orders&limit=1"
QUESTION = "/matrix?q[][pacticipant]=Shop&q[][version]=1&latestby=cvpv&environment=test"
PACT = {"consumer": {"name": "Shop"}, "provider": {"name": "Orders"}, "interactions": [
    {"description": "an order", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}


def send(url, method, body=None):
    request = urllib.request.Request(url, json.dumps(body).encode() if body is not None else None,
                                     {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def spread(times):
    times = sorted(times)
    return ", ".join(f"{name} {1000 * times[int(share * (len(times) - 1))]:.0f} ms"
                     for name, share in (("median", 0.5), ("99 %", 0.99), ("last", 1)))


def measure(base, pid, count, idle, clients):
    port = base.rpartition(":")[2]
    waiting = subprocess.Popen([clients, port, str(count), EVENTS, EVENT, QUESTION, '"deployable":true'], stdout=subprocess.PIPE, text=True)
    if waiting.stdout.readline() != "ready\n":
        sys.exit("bench/waiting.py: the clients could not connect")
    before = cpu_seconds(pid)
    time.sleep(idle)
    print(f"{count} clients that wait: {1000 * (cpu_seconds(pid) - before) / idle:.1f} ms of CPU a second")
    pact = send(f"{base}/pacts/provider/Orders/consumer/Shop/version/1", "GET")
    results = pact["_links"]["pb:publish-verification-results"]["href"]
    before = cpu_seconds(pid)
    send(results, "POST", {"success": True, "providerApplicationVersion": "o1"})
    published = time.monotonic()
    times = [[float(word) for word in line.split()] for line in waiting.communicate()[0].splitlines()]
    if waiting.returncode != 0 or len(times) != count:
        sys.exit("bench/waiting.py: not all clients were answered")
    print(f"the broker's own part of telling and answering them: {1000 * (cpu_seconds(pid) - before):.0f} ms of CPU")
    print(f"told after: {spread([told - published for told, _ in times])}")
    print(f"answered after: {spread([answered - published for _, answered in times])}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--accord", default=ROOT / "build/release/bin/accord")
    arguments.add_argument("--clients", type=int, default=1000)
    arguments.add_argument("--idle", type=float, default=5)
    arguments.add_argument("--database-url")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database_url or f"sqlite:///{folder}/broker.sqlite3"
        broker = subprocess.Popen([given.accord, "serve", "--port", "0", "--log-level", "warn", "--database-url", url],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            while not (found := re.search(r"http://[0-9.]+:[0-9]+", broker.stdout.readline())):
                pass
            base = found[0]
            send(f"{base}/pacts/provider/Orders/consumer/Shop/version/1", "PUT", PACT)
            send(f"{base}/pacticipants/Orders/branches/main/versions/o1", "PUT", {})
            place = next(one for one in send(f"{base}/environments", "GET")["_embedded"]["environments"] if one["name"] == "test")
            send(f"{base}/pacticipants/Orders/versions/o1/deployed-versions/environment/{place['uuid']}", "POST", {})
            clients = f"{folder}/waiting_clients"
            subprocess.run(["c++", "-O2", "-std=c++20", ROOT / "bench/waiting_clients.cpp", "-o", clients], check=True)
            measure(base, broker.pid, given.clients, given.idle, clients)
        finally:
            broker.terminate()
            broker.wait()


if __name__ == "__main__":
    main()
