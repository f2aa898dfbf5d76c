"""A mail server that speaks TLS and asks for a login, and how the tests of this folder wait for what it gets."""

import email
import email.policy
import os
import socket
import ssl
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../nodes"))
from nodes import fail  # pylint: disable=wrong-import-position

ARRIVES_WITHIN_S = 30


class MailServer:
    """Keeps what it is given; the first `refusals` recipients are refused for now."""

    def __init__(self, certificate, key, starttls, refusals=0):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate, key)
        self.starttls = starttls
        self.mails, self.refused, self.refusals = [], 0, refusals
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            try:
                self.talk(connection)
            except OSError as error:
                print(f"mail server: {error}")
            finally:
                connection.close()

    def talk(self, connection):
        if not self.starttls:
            connection = self.tls.wrap_socket(connection, server_side=True)
        lines, is_secure, mail = connection.makefile("rb"), not self.starttls, {"to": []}
        say = lambda text: connection.sendall(text.encode() + b"\r\n")
        say("220 mail.example.org")
        for line in lines:
            word = line.decode().strip()
            if word.startswith("EHLO"):
                say("250-mail.example.org")
                say("250 AUTH PLAIN" if is_secure else "250 STARTTLS")
            elif word == "STARTTLS":
                say("220 go")
                connection = self.tls.wrap_socket(connection, server_side=True)
                return self.after_tls(connection, mail)
            elif not self.answer(word, lines, mail, say):
                return None
        return None

    def after_tls(self, connection, mail):
        lines = connection.makefile("rb")
        say = lambda text: connection.sendall(text.encode() + b"\r\n")
        for line in lines:
            word = line.decode().strip()
            if word.startswith("EHLO"):
                say("250 AUTH PLAIN")
            elif not self.answer(word, lines, mail, say):
                return

    def answer(self, word, lines, mail, say):
        if word.startswith("AUTH PLAIN "):
            is_right = word.removeprefix("AUTH PLAIN ") == "AG1lAHA0c3N3MHJk"  # \0me\0p4ssw0rd
            mail["login"] = is_right
            say("235 welcome" if is_right else "535 who are you?")
        elif "login" not in mail:
            say("530 log in first")
        elif word.startswith("RCPT TO:") and self.refused < self.refusals:
            self.refused += 1
            say("451 try again later")
        elif word == "DATA":
            say("354 go on")
            text = b""
            for line in lines:
                if line == b".\r\n":
                    break
                text += line
            self.mails.append((mail["from"], mail["to"], email.message_from_bytes(text, policy=email.policy.default)))
            say("250 queued")
        elif word == "QUIT":
            return False
        else:
            if word.startswith("MAIL FROM:"):
                mail["from"] = word.removeprefix("MAIL FROM:")
            elif word.startswith("RCPT TO:"):
                mail["to"].append(word.removeprefix("RCPT TO:"))
            say("250 well")
        return True


def expect(truth, message):
    if not truth:
        fail(message)


def eventually(question, message):
    until = time.monotonic() + ARRIVES_WITHIN_S
    while not question():
        if time.monotonic() > until:
            fail(message())
        time.sleep(0.05)


def make_certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"], check=True, capture_output=True)
    return f"{folder}/certificate.pem", f"{folder}/key.pem"
