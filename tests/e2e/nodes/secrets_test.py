#!/usr/bin/env python3
"""The key of the secrets is lost, wrong, brought back and rotated: the broker starts each time, says which secrets it can't
read, and sends a delivery when it can, with the secret as it was. Usage: secrets_test.py ACCORD sqlite|postgres"""

import contextlib
import http.server
import json
import os
import re
import sys
import tempfile
import threading
import time

from nodes import Node, done, fail, with_databases

accord, database = sys.argv[1:3]
ARRIVES_WITHIN_S = 60
RIGHT, WRONG = "the-right-key-long-enough", "the-wrong-key-long-enough"

os.environ.update(PACT_BROKER_WEBHOOK_SCHEME_WHITELIST="http", PACT_BROKER_WEBHOOK_HOST_WHITELIST="127.0.0.1",
                  PACT_BROKER_WEBHOOK_FIRST_ATTEMPT_AFTER="0",
                  PACT_BROKER_WEBHOOK_RETRY_SCHEDULE=" ".join(["1"] * 60))


class Target(http.server.BaseHTTPRequestHandler):
    """All that came: the path, the header fields and the body, which hold a secret each."""
    came = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        Target.came.append((self.path, self.headers["Authorization"], self.headers["X-Api-Key"], body))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


GOOD = ("/p4th", "Basic bWU6cDRzc3cwcmQ=", "k3y", '{"token":"t0ken"}')  # me:p4ssw0rd


def expect(truth, message):
    if not truth:
        fail(message)


def eventually(question, message):
    until = time.monotonic() + ARRIVES_WITHIN_S
    while not question():
        if time.monotonic() > until:
            fail(message)
        time.sleep(0.1)


@contextlib.contextmanager
def serving(url, **settings):
    node = Node(accord, url, {f"PACT_BROKER_{name}": value for name, value in settings.items()})
    try:
        node.wait_until_it_answers()
        yield node
    finally:
        node.kill()


def request(port, password="p4ssw0rd"):
    return {"method": "POST", "url": f"http://127.0.0.1:{port}/${{secret.PATH}}", "username": "me", "password": password,
            "headers": {"X-Api-Key": "k3y", "Content-Type": "application/json"}, "body": {"token": "${secret.TOKEN}"},
            "secrets": {"PATH": "p4th", "TOKEN": "t0ken"}}


def create(node, port):
    return node.ask("POST", "/webhooks", json.dumps({"events": [{"name": "contract_published"}], "request": request(port)}))


def publish(node, number):
    status, body, _ = node.ask("PUT", f"/pacts/provider/Orders/consumer/Shop/version/{number}", '{"interactions":[]}')
    expect(status == 201, f"version {number}: {status} {body}")


def logs(node, number):
    path = f"/pacts/provider/Orders/consumer/Shop/version/{number}/triggered-webhooks"
    triggered = json.loads(node.ask("GET", path)[1])["_embedded"]["triggeredWebhooks"][0]
    return node.ask("GET", re.sub("^http://[^/]*", "", triggered["_links"]["pb:logs"]["href"]))[1]


def expect_unread(node, uuid, number):
    """What is published now is not sent, and the log of the delivery says why."""
    for what in ("the password", "the header x-api-key", "the secret PATH", "the secret TOKEN"):
        eventually(lambda what=what: f"webhook {uuid}: {what} can't be read" in node.log_text(),
                   f"nothing is said about {what}: {node.told()}")
    before = len(Target.came)
    publish(node, number)
    eventually(lambda: "can't be read" in logs(node, number), f"no reason in the log: {logs(node, number)}")
    expect(len(Target.came) == before, f"was sent: {Target.came[before:]}")


def expect_sent(count):
    eventually(lambda: len(Target.came) >= count, f"{len(Target.came)} of {count} came")
    expect(set(Target.came) == {GOOD}, f"came with other secrets: {set(Target.came)}")


def lose_and_bring_back(url, port, key_file):
    def keep(key):
        with open(key_file, "w", encoding="utf-8") as file:
            file.write(key)

    keep(RIGHT)
    with serving(url, SECRETS_KEY_FILE=key_file) as node:
        status, body, _ = create(node, port)
        expect(status == 201, f"no webhook: {status} {body}")
        uuid = json.loads(body)["uuid"]
        publish(node, 1)
        expect_sent(1)
    os.remove(key_file)
    with serving(url, SECRETS_KEY_FILE=key_file) as node:
        expect_unread(node, uuid, 2)
        status, body, _ = create(node, port)
        expect(status == 400 and "PACT_BROKER_SECRETS_KEY_FILE" in body, f"a new secret: {status} {body}")
        keep(RIGHT)  # which it notices by itself
        expect_sent(2)
    keep(WRONG)
    with serving(url, SECRETS_KEY_FILE=key_file) as node:
        expect_unread(node, uuid, 3)
    keep(RIGHT)
    with serving(url, SECRETS_KEY_FILE=key_file):
        expect_sent(3)
    return uuid


def rotate(url, uuid, key_file):
    done([accord, "secrets", "rotate", "--database-url", url], {"PACT_BROKER_SECRETS_KEY_FILE": key_file})
    with serving(url, SECRETS_KEY=RIGHT) as node:
        expect_unread(node, uuid, 4)
    with serving(url, SECRETS_KEY_FILE=key_file):
        expect_sent(4)
    with open(key_file, encoding="utf-8") as file:
        made = file.readline().strip()
    done([accord, "secrets", "rotate", "--database-url", url], {"PACT_BROKER_SECRETS_KEY": f"{WRONG} {made}"})
    with serving(url, SECRETS_KEY=WRONG) as node:
        publish(node, 5)
        expect_sent(5)


def run(new_database):
    target = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Target)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    url = new_database("broker")
    with tempfile.TemporaryDirectory() as folder:
        key_file = f"{folder}/keys"
        uuid = lose_and_bring_back(url, target.server_port, key_file)
        rotate(url, uuid, key_file)
    print("a lost key, a wrong one and two rotations: 5 deliveries, each with its secrets")


with_databases(database, run)
