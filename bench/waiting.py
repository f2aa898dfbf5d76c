#!/usr/bin/env python3
"""Clients that wait for a verification result, as `can-i-deploy --wait` does: what they cost while nothing happens, and how soon
each has its answer when the result comes.

  bench/waiting.py [--accord build/release/bin/accord] [--clients 1000] [--idle 5] [--database-url URL]

A client holds GET /events open and asks /matrix when it ends. All of them share the machine's cores with the broker, so the last answers
are late by what the others take: the time until the event itself has come is printed beside.
"""
import argparse
import asyncio
import json
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
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


class Waiter:
    """One client: waits for its event, then asks."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.told = self.answered = None

    async def connect(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(b"GET /events?event=provider_verification_published&pacticipant=Orders&limit=1 HTTP/1.1\r\nHost: a\r\n\r\n")
        await self.reader.readuntil(b"event: connected")

    async def wait(self):
        await self.reader.readuntil(b"event: provider_verification_published")
        self.told = time.monotonic()
        await self.reader.readuntil(b"\r\n0\r\n\r\n")
        self.writer.write(f"GET {QUESTION} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        answer = await self.reader.read()
        assert b'"deployable":true' in answer, answer[:500]
        self.answered = time.monotonic()
        self.writer.close()


def spread(times):
    times = sorted(times)
    return ", ".join(f"{name} {1000 * times[int(share * (len(times) - 1))]:.0f} ms"
                     for name, share in (("median", 0.5), ("99 %", 0.99), ("last", 1)))


async def measure(base, pid, count, idle):
    host, port = base.removeprefix("http://").split(":")
    waiters = [Waiter(host, int(port)) for _ in range(count)]
    for start in range(0, count, 100):
        await asyncio.gather(*(one.connect() for one in waiters[start:start + 100]))
    before = cpu_seconds(pid)
    await asyncio.sleep(idle)
    print(f"{count} clients that wait: {1000 * (cpu_seconds(pid) - before) / idle:.1f} ms of CPU a second")
    waiting = [asyncio.create_task(one.wait()) for one in waiters]
    await asyncio.sleep(0)
    pact = await asyncio.to_thread(send, f"{base}/pacts/provider/Orders/consumer/Shop/version/1", "GET")
    results = pact["_links"]["pb:publish-verification-results"]["href"]
    await asyncio.to_thread(send, results, "POST", {"success": True, "providerApplicationVersion": "o1"})
    published = time.monotonic()
    before = cpu_seconds(pid)
    await asyncio.gather(*waiting)
    print(f"the broker's own part of telling and answering them: {1000 * (cpu_seconds(pid) - before):.0f} ms of CPU")
    print(f"told after: {spread([one.told - published for one in waiters])}")
    print(f"answered after: {spread([one.answered - published for one in waiters])}")


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
            asyncio.run(measure(base, broker.pid, given.clients, given.idle))
        finally:
            broker.terminate()
            broker.wait()


if __name__ == "__main__":
    main()
