#!/usr/bin/env python3
"""Providers and brokers that answer with anything but what they should: each ends in a clear outcome, in bounded time and
memory, and the other interactions still run. Usage: hostile_test.py ACCORD
"""
import gzip
import json
import os
import resource
import sys
import tempfile
import time

from scripted import JSON, Server, answer, check, expect, pact_of, run

ACCORD = sys.argv[1]
TIMEOUT_MS = 700
MEMORY_MAX_BYTES = 700 * 1024 * 1024


def endless(client):
    client.sendall(b"HTTP/1.1 200 OK\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\n")
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    while True:
        client.sendall(chunk)


def drip(client):
    for byte in answer(b'"drip"' * 50):
        client.sendall(bytes([byte]))
        time.sleep(0.05)


def late(client):
    time.sleep(2 * TIMEOUT_MS / 1000)
    client.sendall(answer(b"{}"))


def bomb():
    # 1 GB of zeroes in 1 MB.
    packer = gzip.zlib.compressobj(9, gzip.zlib.DEFLATED, 31)
    zeroes = b"0" * (1 << 20)
    body = b"".join(packer.compress(zeroes) for _ in range(1024)) + packer.flush()
    return answer(body, b"Content-Encoding: gzip\r\n")


HOSTILE = {
    "/endless": endless,
    "/drip": drip,
    "/late": late,
    "/short": lambda client: client.sendall(answer(b"{}", length=1000)),
    "/negative": lambda client: client.sendall(answer(b"{}", length=-1)),
    "/two-lengths": lambda client: client.sendall(answer(b"{}", b"Content-Length: 5\r\n")),
    "/chunks": lambda client: client.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "/fields": lambda client: client.sendall(answer(b"{}", b"".join(b"X-%d: a\r\n" % i for i in range(10000)))),
    "/bomb": lambda client: client.sendall(bomb()),
    "/loop": lambda client: client.sendall(answer(b"", b"Location: /loop\r\n", b"302 Found")),
    "/no-http": lambda client: client.sendall(b"220 smtp ready\r\n\r\n"),
    "/nothing": lambda client: None,
    "/deep": lambda client: client.sendall(answer(b"[" * 100000)),
}
GOOD = [f"/good-{i}" for i in range(5)]


def provider(client, request):
    if request.path in HOSTILE:
        HOSTILE[request.path](client)
    else:
        client.sendall(answer(b'{"ok":true}'))


def outcomes(report):
    with open(report, encoding="utf-8") as file:
        return {one["description"]: one["outcome"] for one in json.load(file)["interactionResults"]}


def test_provider(folder):
    paths = [path for pair in zip(HOSTILE, GOOD * 3) for path in pair]
    paths = list(dict.fromkeys(paths))
    with open(os.path.join(folder, "pact.json"), "w", encoding="utf-8") as file:
        json.dump(pact_of(paths), file)
    server = Server(provider)
    for more in ([], ["--follow-redirects"], ["--parallel", "4"]):
        ran = run(ACCORD, ["-f", "pact.json", "-h", "127.0.0.1", "-p", str(server.port), "--request-timeout", str(TIMEOUT_MS), "-j",
                           "report.json", *more], folder)
        expect(ran, 1, "a hostile provider fails")
        told = outcomes(os.path.join(folder, "report.json"))
        for path in HOSTILE:
            check(told[path[1:]] == "failed", f"{path} fails {' '.join(more)}", ran.stdout)
        for path in GOOD:
            check(told[path[1:]] == "passed", f"{path} passes beside it", ran.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    check(used < MEMORY_MAX_BYTES, f"in bounded memory ({used >> 20} MB)")


# What they answer to every request, and the exit code of that.
BROKERS = {
    "HTML in place of JSON": (b"<html>log in</html>", 8),
    "a list in place of an object": (b"[]", 8),
    "links that are none": (b'{"_links": 7}', 8),
    "a relation without an address": (b'{"_links": {"pb:provider-pacts-for-verification": {}}}', 8),
    "an address that is none": (b'{"_links": {"pb:provider-pacts-for-verification": {"href": "nonsense:// {"}}}', 8),
    "nothing": (b"", 8),
    "deep nesting": (b"[" * 100000, 8),
}


def test_broker(folder):
    def verify(name, reply, code):
        server = Server(reply)
        ran = run(ACCORD, ["-b", server.url, "-n", "hostile", "-p", "1", "--retries", "0"], folder, 20)
        expect(ran, code, f"a broker that answers with {name}")
        check(ran.stderr.startswith("error: ") and ran.stderr.count("\n") == 1, f"  it is told in a line: {ran.stderr.strip()[:90]}", ran.stderr)

    for name, (body, code) in BROKERS.items():
        verify(name, lambda client, _, body=body: client.sendall(answer(body)), code)
    verify("a failure", lambda client, _: client.sendall(answer(b"{}", status=b"500 Internal Server Error")), 3)
    verify("a refusal", lambda client, _: client.sendall(answer(b"{}", status=b"401 Unauthorized")), 8)
    verify("no HTTP", lambda client, _: client.sendall(b"220 smtp ready\r\n\r\n"), 3)
    verify("silence", lambda client, _: None, 3)


with tempfile.TemporaryDirectory() as work:
    test_provider(work)
    test_broker(work)
