#!/usr/bin/env python3
"""What it costs to ask who a request is from: processor time of the broker for each request, without users and with 10,000 users
and 50,000 tokens, in turns.

  bench/users.py [--accord build/release/bin/accord] [--before OTHER_ACCORD] [--requests 2000] [--rounds 11] [--postgres URL]

--before: a program of the time before there were users, asked beside them. --postgres: a server on which databases may be made
("tests/support/database/postgres.sh run ..." has one, and its address as ACCORD_TEST_DATABASE); without, SQLite.
Three kinds of requests: one that is answered from memory (asked the same each time), one whose matrix is asked anew, and one small
read of a few statements.
"""
import argparse
import hashlib
import http.client
import json
import pathlib
import re
import sqlite3
import statistics
import subprocess
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
CI_CD = "c1878b8e-d09e-11ea-8fde-af02c4677eb7"
USERS, TOKENS = 10_000, 50_000
ASKING = 50  # tokens that ask in turn
PACT = {"consumer": {"name": "Shop"}, "provider": {"name": "Orders"}, "interactions": [
    {"description": "an order", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}


def token(number):
    return f"accord_{number:0>43}"


def fillings():
    """Rows as the broker makes them; users 1 to 10,000 come after the administrator."""
    yield ("insert into users (uuid, type, name, email, email_key, search_text, active, created_at, updated_at) values ", USERS,
           lambda i: f"('u-{i}', 0, 'User {i}', 'u{i}@example.org', 'u{i}@example.org', 'user {i} u{i}@example.org', 1, 0, 0)")
    yield ("insert into user_roles (user_id, role_uuid) values ", USERS,
           lambda i: f"((select id from users where uuid = 'u-{i}'), '{CI_CD}')")
    yield ("insert into tokens (uuid, user_id, kind, description, hash, created_at, issued_at) values ", TOKENS,
           lambda i: f"('t-{i}', (select id from users where uuid = 'u-{i % USERS + 1}'), 0, 'token', "
                     f"'{hashlib.sha256(token(i).encode()).hexdigest()}', 0, 0)")
    yield "update identity_version set version = ", 1, lambda _: "version + 1"


def statements():
    for text, count, row in fillings():
        for first in range(1, count + 1, 500):
            yield text + ", ".join(row(i) for i in range(first, min(first + 500, count + 1)))


def fill(url):
    if url.startswith("sqlite:"):
        with sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60) as connection:
            for text in statements():
                connection.execute(text)
        return
    script = "begin;\n" + "".join(text + ";\n" for text in statements()) + "commit;\nvacuum analyze;\n"
    subprocess.run(["psql", "--no-psqlrc", "-q", "-v", "ON_ERROR_STOP=1", url], input=script, text=True, check=True)


class Broker:
    def __init__(self, name, accord, url):
        self.name, self.accord, self.url, self.users = name, accord, url, False
        self.process = subprocess.Popen([accord, "serve", "--port", "0", "--log-level", "warn", "--database-url", url],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while not (found := re.search(r"http://([0-9.]+:[0-9]+)", line := self.process.stdout.readline())):
            assert line, f"{accord} did not start"
        self.connection = http.client.HTTPConnection(found[1])
        self.sent = 0
        pact = json.loads(self.send("PUT", "/pacts/provider/Orders/consumer/Shop/version/1", PACT))
        self.send("POST", urllib.parse.urlparse(pact["_links"]["pb:publish-verification-results"]["href"]).path,
                  {"success": True, "providerApplicationVersion": "o1"})
        self.send("PUT", "/pacticipants/Shop/versions/1/tags/dev", {})

    def let_users_in(self):
        subprocess.run([self.accord, "admin", "create-user", "--email", "ann@example.org", "--database-url", self.url],
                       stdout=subprocess.DEVNULL, check=True)
        fill(self.url)
        self.users = True

    def send(self, method, target, body=None):
        self.sent += 1
        headers = {"Content-Type": "application/json"}
        if self.users:
            headers["Authorization"] = f"Bearer {token(self.sent % ASKING + 1)}"
        self.connection.request(method, target, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        assert answer.status < 300, f"{self.name}: {answer.status} {target} {text[:200]}"
        return text

    def processor_us(self):
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1000

    def cost_us(self, target, requests):
        before = self.processor_us()
        for number in range(requests):
            self.send("GET", target.format(number=self.sent))
        return (self.processor_us() - before) / requests


QUESTIONS = [("answered from memory", "/pacts/latest"),
             ("a matrix, asked anew", "/matrix?q[][pacticipant]=Shop&latestby=cvpv&n={number}"),
             ("a small read", "/pacticipants/Shop/versions/1/tags/dev")]


def measure(brokers, requests, rounds):
    for name, target in QUESTIONS:
        costs = {broker.name: [] for broker in brokers}
        for broker in brokers:
            broker.cost_us(target, 4 * ASKING)
        for _ in range(rounds):
            for broker in brokers:
                costs[broker.name].append(broker.cost_us(target, requests))
        first = statistics.median(costs[brokers[0].name])
        print(f"{name}: " + ", ".join(
            f"{broker} {statistics.median(some):.1f} us ({min(some):.1f} to {max(some):.1f}; {100 * (statistics.median(some) / first - 1):+.1f} %)"
            for broker, some in costs.items()), flush=True)


def database(name, given, folder):
    if not given.postgres:
        return f"sqlite:///{folder}/{name}.sqlite3"
    url = given.postgres[:given.postgres.rindex("/") + 1] + f"bench_users_{name}"
    subprocess.run(["psql", "--no-psqlrc", "-q", given.postgres, "-c", f"drop database if exists bench_users_{name}",
                    "-c", f"create database bench_users_{name}"], check=True)
    return url


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--accord", default=ROOT / "build/release/bin/accord")
    arguments.add_argument("--before")
    arguments.add_argument("--requests", type=int, default=2000)
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("--postgres")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        programs = ([("before", given.before)] if given.before else []) + [("nobody", given.accord), ("users", given.accord)]
        brokers = [Broker(name, program, database(name, given, folder)) for name, program in programs]
        try:
            brokers[-1].let_users_in()
            measure(brokers, given.requests, given.rounds)
        finally:
            for broker in brokers:
                broker.process.terminate()
                broker.process.wait()


if __name__ == "__main__":
    main()
