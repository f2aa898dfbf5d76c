#!/usr/bin/env python3
"""What it costs to publish while thousands of deliveries wait for a target that is down, and that all come when it is back.

  bench/webhook_queue.py [--accord build/release/bin/accord] [--deliveries 10000] [--database-url postgres://... of an empty database]

Publishes without a webhook, then with one whose target refuses connections, until so many deliveries wait; prints the time of a publication (p50, p95)
and the memory of the broker before and after. Then the target listens, and every delivery has to arrive. A publication has 19 contracts.
"""
import argparse
import base64
import http.client
import http.server
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTRACTS = 19


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Broker:
    def __init__(self, accord, url):
        self.port = free_port()
        environment = dict(os.environ, PACT_BROKER_WEBHOOK_SCHEME_WHITELIST="http", PACT_BROKER_WEBHOOK_HOST_WHITELIST="127.0.0.1",
                           PACT_BROKER_WEBHOOK_FIRST_ATTEMPT_AFTER="0", PACT_BROKER_LOG_LEVEL="error")
        self.process = subprocess.Popen([accord, "serve", "--port", str(self.port), "--database-url", url], env=environment,
                                        stdout=subprocess.DEVNULL)
        self.connection = None
        for _ in range(200):
            try:
                if self.ask("GET", "/diagnostic/status/heartbeat")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        sys.exit("the broker did not start")

    def ask(self, method, path, body=None):
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self.connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except OSError:
            self.connection = None
            raise

    def megabytes(self):
        for line in open(f"/proc/{self.process.pid}/status", encoding="utf-8"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0

    def waiting(self):
        return json.loads(self.ask("GET", "/diagnostic/status/workers")[1])["deliveries"]["waiting"]


def publication(version):
    content = base64.b64encode(json.dumps({"interactions": [{"description": f"of {version}"}]}).encode()).decode()
    return json.dumps({"pacticipantName": "Shop", "pacticipantVersionNumber": str(version), "branch": "main", "contracts": [
        {"consumerName": "Shop", "providerName": f"Provider{i}", "specification": "pact", "contentType": "application/json",
         "content": content} for i in range(CONTRACTS)]})


def publish(broker, versions):
    times = []
    for version in versions:
        body = publication(version)
        begun = time.perf_counter()
        status, answer = broker.ask("POST", "/contracts/publish", body)
        times.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            sys.exit(f"{status} {answer[:300]}")
    return times


def tell(what, times, broker):
    times = sorted(times)
    print(f"{what}: p50 {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms; "
          f"{broker.megabytes():.1f} MB, {broker.waiting()} waiting", flush=True)


def receive(port, arrived):
    class Target(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            arrived.add(self.headers["webhook-id"])
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Target)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(ROOT / "build/release/bin/accord"))
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--database-url", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        broker = Broker(options.accord, options.database_url or f"sqlite:///{folder}/broker.sqlite3")
        try:
            measure(broker, options.deliveries)
        finally:
            broker.process.terminate()
            broker.process.wait()


def measure(broker, deliveries):
    rounds = -(-deliveries // CONTRACTS)
    publish(broker, range(50))
    tell("no webhook", publish(broker, range(100, 300)), broker)
    port, arrived = free_port(), set()
    status, answer = broker.ask("POST", "/webhooks", json.dumps({
        "events": [{"name": "contract_published"}], "request": {"method": "POST", "url": f"http://127.0.0.1:{port}/"}}))
    if status != 201:
        sys.exit(f"{status} {answer[:300]}")
    times = publish(broker, range(1000, 1000 + rounds))
    tell("target down, first hundred", times[:100], broker)
    tell("target down, last hundred", times[-100:], broker)
    receive(port, arrived)
    begun = time.perf_counter()
    while broker.waiting() > 0 and time.perf_counter() - begun < 600:
        time.sleep(1)
    print(f"target back: {len(arrived)} of {rounds * CONTRACTS} arrived within {time.perf_counter() - begun:.0f} s; "
          f"{broker.megabytes():.1f} MB, {broker.waiting()} waiting")
    if len(arrived) != rounds * CONTRACTS:
        sys.exit("deliveries are missing")


if __name__ == "__main__":
    main()
