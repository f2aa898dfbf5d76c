"""Nodes of a broker on one database, and clients that publish to them: what the tests of this folder share."""

import base64
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

POSTGRES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support/database/postgres.sh")
CONTRACTS = 19  # of one publication
STARTS_WITHIN_S = 20


def fail(message):
    sys.exit(f"FAILED: {message}")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Postgres:
    """A server of its own in a temporary folder, which goes with this process."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self._run("start")
        with open(f"{self.folder}/url", encoding="utf-8") as file:
            self.url = file.read().strip()

    def _run(self, step):
        if subprocess.run([POSTGRES, step, self.folder], check=False).returncode != 0:
            fail(f"PostgreSQL: {step}")

    def new_database(self, name):
        """The URL of an empty database beside that of `url`."""
        subprocess.run(["psql", "-q", self.url, "-c", f"create database {name}"], check=True)
        return f"{self.url.rsplit('/', 1)[0]}/{name}"

    def restart(self):
        self._run("restart")

    def stop(self):
        self._run("stop")


class Node:
    """One `accord serve`; it keeps its port when it is started again."""

    headers = {}  # beside those of every request

    def __init__(self, accord, url, settings=None):
        self.port = free_port()
        self.command = [accord, "serve", "--port", str(self.port), "--database-url", url]
        self.settings = settings or {}  # in the environment
        self.log = tempfile.TemporaryFile()
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log,
                                        env=os.environ | self.settings)

    def wait_until_it_answers(self):
        for _ in range(STARTS_WITHIN_S * 20):
            if self.process.poll() is not None:
                fail(f"a node ended: {self.told()}")
            try:
                if self.ask("GET", "/diagnostic/status/heartbeat")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        fail(f"a node did not start: {self.told()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def told(self):
        """The end of it, for messages of failed tests."""
        return self.log_text()[-2000:]

    def ask(self, method, path, body=None):
        """Status, body and headers; an OSError or HTTPException without an answer. All nodes are called
        "broker", so that their links are the same."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body,
                               {"Content-Type": "application/json", "Host": "broker"} | self.headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            connection.close()


def contract(consumer, provider):
    pact = {"consumer": {"name": consumer}, "provider": {"name": provider}, "interactions": [{"description": provider}]}
    content = base64.b64encode(json.dumps(pact).encode()).decode()
    return {"consumerName": consumer, "providerName": provider, "specification": "pact", "contentType": "application/json",
            "content": content}


def publication(consumer, version, turn=0):
    """All contracts of a version; publishers that differ in `turn` send them in another order."""
    providers = [f"Provider{i}" for i in range(CONTRACTS)]
    providers = providers[turn % CONTRACTS:] + providers[:turn % CONTRACTS]
    return json.dumps({"pacticipantName": consumer, "pacticipantVersionNumber": version, "branch": "main", "tags": ["dev"],
                       "contracts": [contract(consumer, provider) for provider in providers]})


class Publishers:
    """Four clients: two publish the same versions of one consumer, two those of their own. Who gets no answer asks
    the next node, as a load balancer would."""

    def __init__(self, nodes, may_be_away=False):
        self.nodes = nodes
        self.may_be_away = may_be_away
        self.answered = set()  # (consumer, version) with a 2xx
        self.refused = []
        self.away = 0
        self.is_over = threading.Event()
        self.threads = [threading.Thread(target=self._publish, args=one, daemon=True)
                        for one in ((0, "Together"), (1, "Together"), (2, "Alone2"), (3, "Alone3"))]

    def run(self, meanwhile, rounds=None):
        """Until `meanwhile` has ended, or for a number of rounds."""
        self.rounds = rounds
        for thread in self.threads:
            thread.start()
        meanwhile()
        if rounds is None:
            self.is_over.set()
        for thread in self.threads:
            thread.join()

    def wait_for_more(self):
        """Until another version has been answered."""
        before = len(self.answered)
        until = time.monotonic() + 30
        while len(self.answered) == before:
            if time.monotonic() > until:
                fail("nothing was published for 30 s")
            time.sleep(0.1)

    def _publish(self, number, consumer):
        version = 0
        while not self.is_over.is_set() and version != self.rounds:
            version += 1
            self._until_answered(number, consumer, str(version))

    def _until_answered(self, number, consumer, version):
        turn = number
        while not self.is_over.is_set():
            turn += 1
            try:
                status, body, headers = self.nodes[turn % len(self.nodes)].ask(
                    "POST", "/contracts/publish", publication(consumer, version, number * 5))
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
                continue
            if status == 200:
                self.answered.add((consumer, version))
                return
            if status == 503 and self.may_be_away and headers["Retry-After"]:
                self.away += 1
                time.sleep(0.1)
                continue
            self.refused.append(f"{consumer} {version}: {status} {body[:300]}")
            return

    def check(self):
        """Nothing was refused; each version that was answered is there, none is there in part, and all nodes say the
        same."""
        if self.refused:
            fail(f"{len(self.refused)} publications were refused: {self.refused[:5]}")
        found = set()
        for consumer in ("Together", "Alone2", "Alone3"):
            path = f"/pacticipants/{consumer}/versions?pageNumber=1&pageSize=100000"
            for version in json.loads(self.same(path))["_embedded"]["versions"]:
                found.add((consumer, version["number"]))
                count = len(re.findall("/provider/Provider", json.dumps(version["_links"]["pb:pact-versions"])))
                if count != CONTRACTS:
                    fail(f"{consumer} {version['number']} has {count} pacts of {CONTRACTS}")
        if self.answered - found:
            fail(f"lost: {sorted(self.answered - found)[:10]}")
        for path in ("/pacts/latest", "/pacticipants", "/integrations", "/pacts/provider/Provider3/latest",
                     "/matrix?q[][pacticipant]=Together&q[][pacticipant]=Provider0&limit=50"):
            self.same(path)
        if not self.answered:
            fail("nothing was published")
        print(f"{len(self.answered)} publications of {CONTRACTS} contracts are all there")

    def same(self, path):
        answers = {node.ask("GET", path)[:2] for node in self.nodes}
        if len(answers) != 1:
            fail(f"nodes answer differently to {path}: {answers}"[:2000])
        status, body = answers.pop()
        if status != 200:
            fail(f"{path}: {status} {body}"[:1000])
        return body


def with_databases(database, run):
    """run(new_database): a function that makes an empty database of that name and gives its URL."""
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            return run(lambda name: f"sqlite:///{folder}/{name}.sqlite3")
    server = Postgres()
    try:
        run(server.new_database)
    finally:
        server.stop()


def on_database(database, run):
    """run(url, nodes): one node on SQLite, whose file is its own; three on PostgreSQL."""
    with_databases(database, lambda new_database: run(new_database("broker"), 1 if database == "sqlite" else 3))


def query(url, sql):
    """Carries a statement out in the database itself."""
    if not url.startswith("sqlite"):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", url, "-c", sql], check=True)
        return
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30)) as connection, connection:
        connection.execute(sql)


def killed(command, after_s):
    """Starts the command and kills it (SIGKILL) after so long; whether it was still running."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after_s)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            return True


def done(command, settings=None):
    """Carries the command out; what it printed."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | (settings or {}))
    if result.returncode != 0:
        fail(f"{command[1:]} ended with {result.returncode}: {result.stdout[-1000:]}{result.stderr[-1000:]}")
    return result.stdout


def start_nodes(accord, url, count):
    """All at once, on an empty database."""
    nodes = [Node(accord, url) for _ in range(count)]
    for node in nodes:
        node.wait_until_it_answers()
    return nodes
