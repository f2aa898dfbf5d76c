#!/usr/bin/env python3
"""Somebody is invited by mail and sets a password by the link; they lose it, and get another link. Nobody can have that link
lead elsewhere by what a request calls the broker. Usage: password_mail_test.py ACCORD"""

import http.client
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../nodes"))
from nodes import Node  # pylint: disable=wrong-import-position
from mail_server import MailServer, eventually, expect, make_certificate  # pylint: disable=wrong-import-position

accord = sys.argv[1]
ANN = ("ann@example.org", "correct horse battery")
BOB = "bob@example.org"


class Browser:
    """Keeps the cookie of a session, and calls the broker what it likes."""

    def __init__(self, port):
        self.port, self.cookie = port, None

    def ask(self, method, path, body=None, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Content-Type": "application/json", "Accept": "application/hal+json"}
        headers |= {"Cookie": self.cookie} if self.cookie else {}
        headers["Sec-Fetch-Site"] = "same-origin"
        headers |= {"Host": host} if host else {}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        if answer.headers["Set-Cookie"]:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        text = answer.read().decode()
        return answer.status, json.loads(text) if text else {}

    def wants(self, status, method, path, body=None, host=None):
        got, document = self.ask(method, path, body, host)
        expect(got == status, f"{method} {path}: {got} {document}")
        return document


def mail_of(server, count):
    eventually(lambda: len(server.mails) == count, lambda: f"{len(server.mails)} mails of {count} came")
    _, recipients, mail = server.mails[-1]
    expect(recipients == [f"<{BOB}>"], f"to {recipients}")
    return mail["Subject"], mail.get_content()


def token_in(text, base):
    found = re.search(re.escape(f"{base}/set-password#") + r"([\w-]+)", text)
    expect(found, f"no link in {text}")
    return found[1]


def run(folder):
    certificate, key = make_certificate(folder)
    server = MailServer(certificate, key, False)
    base = "https://broker.example.org/contracts"
    settings = {"base_url": base, "public_heartbeat": "true", "mail_server": f"smtps://localhost:{server.port}",
                "mail_username": "me", "mail_password": "p4ssw0rd", "mail_from": "Accord <accord@example.org>",
                "first_admin_email": ANN[0], "first_admin_password": ANN[1]}
    variables = {f"PACT_BROKER_{name.upper()}": value for name, value in settings.items()}
    node = Node(accord, f"sqlite:///{folder}/broker.sqlite3", variables | {"SSL_CERT_FILE": certificate})
    try:
        node.wait_until_it_answers()
        ann, bob = Browser(node.port), Browser(node.port)
        ann.wants(201, "POST", "/session", {"email": ANN[0], "password": ANN[1]})
        invited = ann.wants(201, "POST", "/admin/users/invite-user", {"email": BOB, "name": "Bob"})
        expect(invited["invitation"] == {"mailedTo": BOB}, f"{invited}")
        subject, text = mail_of(server, 1)
        expect(subject == "You are invited to Accord", subject)
        bob.wants(204, "POST", "/set-password", {"token": token_in(text, base), "password": "bob's first password"})
        bob.wants(201, "POST", "/session", {"email": BOB, "password": "bob's first password"})
        node.process.terminate()
        node.process.wait()
        node.start()
        node.wait_until_it_answers()
        ways = Browser(node.port).wants(200, "GET", "/session")["ways"]
        expect("accord:lost-password" in ways[0]["_links"], f"{ways}")
        first = Browser(node.port).wants(202, "POST", "/lost-password", {"email": BOB}, "evil.example.org")
        other = Browser(node.port).wants(202, "POST", "/lost-password", {"email": "nobody@example.org"})
        expect(first == other, f"{first} {other}")
        subject, text = mail_of(server, 2)
        expect(subject == "Another password for Accord" and "evil" not in text, f"{subject} {text}")
        bob.wants(204, "POST", "/set-password", {"token": token_in(text, base), "password": "bob's second password"})
        bob.wants(401, "GET", "/user")
        bob.wants(201, "POST", "/session", {"email": BOB, "password": "bob's second password"})
        expect(len(server.mails) == 2, f"{len(server.mails)} mails")
        entries = ann.wants(200, "GET", "/audit?type=password.link_mailed")["events"]
        expect(len(entries) == 2, f"{entries}")
        expect("p4ssw0rd" not in node.log_text(), node.log_text())
    finally:
        node.kill()
    print("an invitation and a lost password, by mail over TLS")


with tempfile.TemporaryDirectory() as place:
    run(place)
