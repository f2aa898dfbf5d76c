#!/usr/bin/env python3
"""Providers and brokers that answer with anything but what they should: each ends in a clear outcome, in bounded time and
memory, and the other interactions still run. Usage: hostile_test.py ACCORD
"""
import gzip
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time

ACCORD = sys.argv[1]
TIMEOUT_MS = 700
MEMORY_MAX_BYTES = 700 * 1024 * 1024
JSON = b"Content-Type: application/json\r\n"


def answer(body, head=b"", status=b"200 OK", length=None):
    size = len(body) if length is None else length
    return b"HTTP/1.1 " + status + b"\r\n" + JSON + head + b"Content-Length: %d\r\n\r\n" % size + body


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


class Server:
    """Answers each connection's first request by its path, in a thread of its own."""

    def __init__(self, reply):
        self.reply = reply
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            client, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            with client:
                text = b""
                while b"\r\n\r\n" not in text:
                    part = client.recv(4096)
                    if not part:
                        return
                    text += part
                self.reply(client, text.split(b" ")[1].decode())
        except OSError:
            pass  # the verifier hangs up


def provider(client, path):
    if path in HOSTILE:
        HOSTILE[path](client)
    else:
        client.sendall(answer(b'{"ok":true}'))


def check(condition, what, output=""):
    if not condition:
        sys.exit(f"FAILED: {what}\n{output}")
    print(f"ok - {what}", flush=True)


def run(arguments, folder, seconds_max):
    start = time.monotonic()
    ran = subprocess.run([ACCORD, "verifier", "--no-colour", *arguments], cwd=folder, text=True, capture_output=True, timeout=120)
    taken = time.monotonic() - start
    check(taken < seconds_max, f"{' '.join(arguments)[:60]} ends within {seconds_max} s ({taken:.1f})")
    check(ran.returncode != 10, "it is no defect of ours", ran.stdout + ran.stderr)
    return ran


def pact_of(paths):
    interactions = [{"description": path[1:], "request": {"method": "GET", "path": path}, "response": {"status": 200, "body": {"ok": True}}}
                    for path in paths]
    return {"consumer": {"name": "shop"}, "provider": {"name": "hostile"}, "interactions": interactions,
            "metadata": {"pactSpecification": {"version": "3.0.0"}}}


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
        ran = run(["-f", "pact.json", "-h", "127.0.0.1", "-p", str(server.port), "--request-timeout", str(TIMEOUT_MS), "-j", "report.json",
                   *more], folder, 60)
        check(ran.returncode == 1, "it fails", ran.stdout + ran.stderr)
        told = outcomes(os.path.join(folder, "report.json"))
        for path in HOSTILE:
            check(told[path[1:]] == "failed", f"{path} fails {' '.join(more)}", ran.stdout)
        for path in GOOD:
            check(told[path[1:]] == "passed", f"{path} passes beside it", ran.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    check(used < MEMORY_MAX_BYTES, f"in bounded memory ({used >> 20} MB)")


BROKERS = {
    "HTML in place of JSON": b"<html>log in</html>",
    "a list in place of an object": b"[]",
    "links that are none": b'{"_links": 7}',
    "a relation without an address": b'{"_links": {"pb:provider-pacts-for-verification": {}}}',
    "an address that is none": b'{"_links": {"pb:provider-pacts-for-verification": {"href": "nonsense:// {"}}}',
    "nothing": b"",
    "deep nesting": b"[" * 100000,
}


def test_broker(folder):
    def arguments(port):
        return ["-b", f"http://127.0.0.1:{port}", "-n", "hostile", "-p", "1", "--retries", "0"]

    for name, body in BROKERS.items():
        server = Server(lambda client, _, body=body: client.sendall(answer(body)))
        ran = run(arguments(server.port), folder, 20)
        check(ran.returncode in (2, 3, 4, 8) and ran.stderr.startswith("error: ") and ran.stderr.count("\n") == 1,
              f"a broker that answers with {name} is told in a line ({ran.returncode}): {ran.stderr.strip()[:90]}", ran.stdout + ran.stderr)
    server = Server(lambda client, _: client.sendall(answer(b"{}", status=b"500 Internal Server Error")))
    ran = run(arguments(server.port), folder, 20)
    check(ran.returncode in (3, 8), "a broker that fails is told", ran.stderr)

    def half(client, path):
        base = f"http://127.0.0.1:{half_server.port}"
        if path == "/":
            body = {"_links": {"pb:provider-pacts-for-verification": {"href": base + "/wanted"}}}
        elif path == "/wanted":
            body = {"_embedded": {"pacts": [{"_links": {"self": {"href": base + "/pact"}}}, 7]}}
        else:
            return client.sendall(answer(b"<html>"))
        client.sendall(answer(json.dumps(body).encode()))

    half_server = Server(half)
    ran = run(arguments(half_server.port), folder, 20)
    check(ran.returncode in (1, 2, 3, 8), "a pact that is HTML is told", ran.stdout + ran.stderr)


with tempfile.TemporaryDirectory() as work:
    test_provider(work)
    test_broker(work)
