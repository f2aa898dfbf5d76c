#!/usr/bin/env python3
"""A node is killed (SIGKILL) and started again in a loop while pacts are published and webhooks sent to a target that fails
for a while: every event is delivered at least once, and a delivery that comes twice has the same id. Usage:
webhooks_test.py ACCORD sqlite|postgres [KILLS]"""

import collections
import http.client
import http.server
import json
import os
import sys
import threading
import time

from nodes import fail, on_database, start_nodes

accord, database = sys.argv[1:3]
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 5
ARRIVES_WITHIN_S = 75  # a claim of a killed node ends by itself after 30 s

os.environ.update(PACT_BROKER_WEBHOOK_SCHEME_WHITELIST="http", PACT_BROKER_WEBHOOK_HOST_WHITELIST="127.0.0.1",
                  PACT_BROKER_WEBHOOK_FIRST_ATTEMPT_AFTER="0", PACT_BROKER_WEBHOOK_RETRY_SCHEDULE="1 1 2 2 4 4 8 8")


class Target(http.server.BaseHTTPRequestHandler):
    """What came with which id; the first second it is down."""
    ids = collections.defaultdict(list)
    up_at = time.monotonic() + 1

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        is_up = time.monotonic() > Target.up_at
        if is_up:
            Target.ids[body["version"]].append(self.headers["webhook-id"])
        self.send_response(200 if is_up else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def publish_until(is_over, nodes, answered):
    """A version that got no answer is left: whether it is there nobody knows."""
    number = 0
    pact = json.dumps({"interactions": [{"description": "a"}]})
    while not is_over.is_set():
        number += 1
        try:
            status, body, _ = nodes[number % len(nodes)].ask(
                "PUT", f"/pacts/provider/Orders/consumer/Shop/version/{number}", pact)
        except (OSError, http.client.HTTPException):
            continue
        if status != 201:
            fail(f"version {number}: {status} {body[:300]}")
        answered.append(str(number))
        time.sleep(0.01)


def create_webhook(node, port):
    status, body, _ = node.ask("POST", "/webhooks", json.dumps({
        "events": [{"name": "contract_published"}],
        "request": {"method": "POST", "url": f"http://127.0.0.1:{port}/", "headers": {"Content-Type": "application/json"},
                    "body": {"version": "${pactbroker.consumerVersionNumber}"}}}))
    if status != 201:
        fail(f"no webhook: {status} {body}")


def run(url, count):
    target = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Target)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    nodes = start_nodes(accord, url, count)
    try:
        create_webhook(nodes[0], target.server_port)
        answered, is_over = [], threading.Event()
        publisher = threading.Thread(target=publish_until, args=(is_over, nodes, answered))
        publisher.start()
        for _ in range(kills):
            time.sleep(0.7)
            nodes[-1].kill()
            nodes[-1].start()
            nodes[-1].wait_until_it_answers()
        is_over.set()
        publisher.join()
        check(answered)
    finally:
        for node in nodes:
            node.kill()


def check(answered):
    until = time.monotonic() + ARRIVES_WITHIN_S
    missing = set(answered)
    while missing and time.monotonic() < until:
        time.sleep(0.2)
        missing = set(answered) - set(Target.ids)
    if missing or not answered:
        fail(f"{len(missing)} of {len(answered)} events were not delivered: {sorted(missing)[:10]}")
    for version, ids in list(Target.ids.items()):
        if len(set(ids)) != 1:
            fail(f"version {version} was told of under several ids: {ids}")
    twice = sum(len(ids) > 1 for ids in Target.ids.values())
    print(f"{len(answered)} events were delivered, {twice} of them more than once, under the same id")


on_database(database, run)
