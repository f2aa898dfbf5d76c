#!/usr/bin/env python3
"""People hear of a failed verification by e-mail: a webhook made from the template, a mail server that speaks TLS and asks
for a login. And a broker that is told to stop while a target hangs stops at once, and sends that delivery after the next
start. Usage: mail_test.py ACCORD"""

import json
import os
import signal
import socket
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../nodes"))
from nodes import Node, done  # pylint: disable=wrong-import-position
from mail_server import MailServer, eventually, expect, make_certificate  # pylint: disable=wrong-import-position

accord = sys.argv[1]
STOPS_WITHIN_S = 6  # of 15 that an attempt may take


class HangingTarget:
    """Takes requests and never answers."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.ids = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        held = []
        while True:
            connection, _ = self.listener.accept()
            held.append(connection)
            head = connection.recv(65536).decode()
            self.ids.append([line for line in head.split("\r\n") if line.lower().startswith("webhook-id:")])


def ask(node, method, path, body, wanted):
    status, text, _ = node.ask(method, path, json.dumps(body) if body else None)
    expect(status == wanted, f"{method} {path}: {status} {text}")
    return json.loads(text) if text else None


def tell_people(node, server, scheme):
    """The first name has a line end that would add a header; it is refused."""
    parameters = {"host": f"localhost:{server.port}", "scheme": scheme, "from": "Pact Broker <broker@example.org>",
                  "to": "team@example.org, ops@example.org", "user": "me", "PASSWORD": "p4ssw0rd"}
    if scheme == "smtps":
        ask(node, "POST", "/webhook-templates/email/webhooks", {"parameters": parameters}, 201)
    else:
        told = done([accord, "broker", "create-webhook", "--broker-base-url", f"http://127.0.0.1:{node.port}", "--template",
                     "email", "--output", "json"] + [f"--parameter={name}={value}" for name, value in parameters.items()])
        expect(json.loads(told)["request"]["secrets"] == {"PASSWORD": "**********"}, f"made {told}")
    status, text, _ = node.ask("PUT", "/pacts/provider/O%0D%0ABcc:%20evil@example.org/consumer/Shop/version/1", "{}")
    expect(status == 422, f"{status} {text}")
    status, text, _ = node.ask("PUT", "/pacts/provider/Orders/consumer/Caf%C3%A9/version/1", '{"interactions":[]}')
    expect(status == 201, f"{status} {text}")
    results = json.loads(text)["_links"]["pb:publish-verification-results"]["href"].removeprefix("http://broker")
    result = ask(node, "POST", results, {"success": False, "providerApplicationVersion": "7"}, 201)
    eventually(lambda: server.mails, lambda: f"no mail came: {node.told()}")
    expect(server.refused == 1, "the first attempt was refused for now")
    sender, recipients, mail = server.mails[0]
    expect(sender == "<broker@example.org>" and recipients == ["<team@example.org>", "<ops@example.org>"],
           f"from {sender} to {recipients}")
    expect(mail["Subject"] == "Orders fails the pact of Café", f"subject {mail['Subject']}")
    expect(mail["Bcc"] is None and mail["To"] == "team@example.org, ops@example.org", f"{mail.items()}")
    text = mail.get_content()
    expect("Orders 7" in text and "http://broker/pacts/provider/Orders" in text, f"text {text}")
    triggered = ask(node, "GET", result["_links"]["pb:triggered-webhooks"]["href"].removeprefix("http://broker"), None, 200)
    logs = triggered["_embedded"]["triggeredWebhooks"][0]["_links"]["pb:logs"]["href"].removeprefix("http://broker")
    # The server has the mail before the broker has its answer.
    eventually(lambda: "SMTP 250" in node.ask("GET", logs)[1], lambda: f"log {node.ask('GET', logs)[1]}")
    log = node.ask("GET", logs)[1]
    expect("451 try again later" in log and "p4ssw0rd" not in log, f"log {log}")


def stop_at_once(node, target):
    ask(node, "POST", "/webhooks", {"events": [{"name": "contract_published"}], "request": {
        "method": "POST", "url": f"http://127.0.0.1:{target.port}/"}}, 201)
    node.ask("PUT", "/pacts/provider/Orders/consumer/Shop/version/1", '{"interactions":[]}')
    eventually(lambda: target.ids, lambda: f"nothing was sent: {node.told()}")
    start = time.monotonic()
    node.process.send_signal(signal.SIGTERM)
    code = node.process.wait()
    took = time.monotonic() - start
    expect(code == 0 and took < STOPS_WITHIN_S, f"stopped after {took:.1f} s with {code}: {node.told()}")
    node.start()
    eventually(lambda: len(target.ids) > 1, lambda: f"not sent again: {node.told()}")
    expect(target.ids[0] == target.ids[1], f"another delivery: {target.ids}")


def run():
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_certificate(folder)
        settings = {"SSL_CERT_FILE": certificate, "PACT_BROKER_WEBHOOK_SCHEME_WHITELIST": "https smtps smtp http",
                    "PACT_BROKER_WEBHOOK_HOST_WHITELIST": "localhost 127.0.0.1",
                    "PACT_BROKER_WEBHOOK_FIRST_ATTEMPT_AFTER": "0", "PACT_BROKER_WEBHOOK_RETRY_SCHEDULE": "1 1 1 1"}
        for scheme in ("smtps", "smtp"):
            node = Node(accord, f"sqlite:///{folder}/{scheme}.sqlite3", settings)
            try:
                node.wait_until_it_answers()
                tell_people(node, MailServer(certificate, key, scheme == "smtp", 1), scheme)
                if scheme == "smtp":
                    stop_at_once(node, HangingTarget())
            finally:
                node.kill()
    print("two e-mails over TLS, and a stop while a target hung")


run()
