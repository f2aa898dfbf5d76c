#!/usr/bin/env python3
"""What the audit log costs: publishers at once, without users (nothing is noted) and with them (each publication has an entry, written
under one lock), in turns; and pages of a log with a million entries.

  bench/audit.py [--accord build/release/bin/accord] [--postgres URL] [--publishers 8] [--publications 100] [--rounds 5]
                 [--entries 1000000] [--only publishing|pages]

--postgres: a server on which databases may be made ("tests/support/database/postgres.sh run ..." has one that never waits for its
disk, and its address as ACCORD_TEST_DATABASE); without, SQLite. On PostgreSQL sessions that wait for the lock of the log are counted
every 10 ms in a round of its own: how many on average, divided by publications a second, is how long each waits (Little).
"""
import argparse
import base64
import concurrent.futures
import http.client
import json
import pathlib
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSWORD = "correct horse battery"
DISTINCT = 1_000  # users in the log of a million entries

# Each row's text is as long as that of a usual entry. Its hashes are none: a page does not check them.
ENTRY = """'e-' || i, 1767225600000000 + cast(i as bigint) * 1000000, case i % 20 when 0 then 'webhook.changed' when 1 then 'user.roles_changed'
       when 2 then 'sign_in.failed' else 'contracts.published' end, 'u-' || (i % {users}), 'u' || (i % {users}) || '@example.org',
       '{{"number":' || i || ',"uuid":"e-' || i || '","timestamp":"2026-01-01T00:00:00+00:00","type":"contracts.published",' ||
       '"user":{{"kind":"user","uuid":"u-' || (i % {users}) || '"}},"subject":{{"padding":"{padding}"}}}}', 'h'"""
COLUMNS = "insert into audit_entries (number, uuid, happened_at, type, user_uuid, user_key, content, hash)"
ON_POSTGRES = COLUMNS + " select i, " + ENTRY + " from generate_series({first}, {last}) i"
ON_SQLITE = (COLUMNS + " with recursive n(i) as (select {first} union all select i + 1 from n where i < {last}) select i, " + ENTRY + " from n")


def psql(url, sql):
    done = subprocess.run(["psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", url], input=sql, text=True, check=True, capture_output=True)
    return done.stdout


class Broker:
    def __init__(self, accord, url):
        self.accord, self.url, self.headers = accord, url, {"Content-Type": "application/json"}
        self.process = subprocess.Popen([accord, "serve", "--port", "0", "--log-level", "warn", "--database-url", url],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while not (found := re.search(r"http://([0-9.]+:[0-9]+)", line := self.process.stdout.readline())):
            assert line, f"{accord} did not start"
        self.address = found[1]

    def let_users_in(self):
        subprocess.run([self.accord, "admin", "create-user", "--email", "ann@example.org", "--password-stdin", "--database-url", self.url],
                       input=PASSWORD + "\n", text=True, stdout=subprocess.DEVNULL, check=True)
        basic = base64.b64encode(f"ann@example.org:{PASSWORD}".encode()).decode()
        connection = http.client.HTTPConnection(self.address)
        connection.request("POST", "/settings/tokens", '{"description":"bench"}', self.headers | {"Authorization": f"Basic {basic}"})
        self.headers["Authorization"] = "Bearer " + json.loads(connection.getresponse().read())["value"]

    def send(self, connection, method, target, body=None):
        connection.request(method, target, body, self.headers)
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status < 300, f"{answer.status} {target} {text[:200]}"
        return text

    def processor_s(self):
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def publish(self, publisher, first, count):
        connection, times = http.client.HTTPConnection(self.address), []
        for number in range(first, first + count):
            body = json.dumps({"consumer": {"name": f"C{publisher}"}, "provider": {"name": "P"}, "interactions": [
                {"description": f"{number}", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]})
            begin = time.perf_counter()
            self.send(connection, "PUT", f"/pacts/provider/P/consumer/C{publisher}/version/{number}", body)
            times.append(1000 * (time.perf_counter() - begin))
        return times


class Publishing:
    def __init__(self, publishers, publications):
        self.publishers, self.publications, self.first = publishers, publications, 1

    def __call__(self, broker):
        first, self.first = self.first, self.first + self.publications
        processor, begin = broker.processor_s(), time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(self.publishers) as pool:
            parts = list(pool.map(lambda publisher: broker.publish(publisher, first, self.publications), range(self.publishers)))
        took = time.perf_counter() - begin
        times = sorted(sum(parts, []))
        return {"median": statistics.median(times), "95 %": times[int(0.95 * len(times))], "most": times[-1],
                "per second": len(times) / took, "processor": 1000 * (broker.processor_s() - processor) / len(times)}


class Waiting:
    """Counts who waits for the lock, as long as it is there."""
    COUNT = "select count(*) from pg_locks where locktype = 'advisory' and not granted"

    def __enter__(self):
        self.process = subprocess.Popen(["psql", "--no-psqlrc", "-qAt", self.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(f"{self.COUNT}\n\\watch 0.01\n")
        self.process.stdin.flush()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        counts = [int(line) for line in self.process.stdout.read().split() if line.isdigit()]
        self.average = statistics.mean(counts)

    def __init__(self, url):
        self.url = url


def measure_publishing(without, with_users, arguments):
    publishing = Publishing(arguments.publishers, arguments.publications)
    rounds = {"without users": [], "with users": []}
    publishing(without), publishing(with_users)
    for _ in range(arguments.rounds):
        rounds["without users"].append(publishing(without))
        rounds["with users"].append(publishing(with_users))
    print(f"{arguments.publishers} publishers at once (ms; medians of {arguments.rounds} rounds of {arguments.publications} each):")
    for name, results in rounds.items():
        print(f"  {name}: " + ", ".join(f"{key} {statistics.median(r[key] for r in results):.2f}" for key in results[0]))
    if with_users.url.startswith("postgres:"):
        for broker in (without, with_users):
            with Waiting(broker.url) as waiting:
                result = publishing(broker)
            name = "with users" if broker is with_users else "without users"
            print(f"  waiting for advisory locks, {name}: {waiting.average:.2f} sessions, {1000 * waiting.average / result['per second']:.2f} ms each")


def fill(broker, count):
    postgres = broker.url.startswith("postgres:")
    head = "select coalesce(max(number), 0) from audit_entries"
    if postgres:
        first = int(psql(broker.url, head)) + 1
    else:
        connection = sqlite3.connect(broker.url.removeprefix("sqlite:///"), timeout=60)
        first = connection.execute(head).fetchone()[0] + 1
    for start in range(first, count + 1, 50_000):
        sql = (ON_POSTGRES if postgres else ON_SQLITE).format(first=start, last=min(start + 49_999, count), users=DISTINCT, padding="x" * 200)
        if postgres:
            psql(broker.url, sql + ";")
        else:
            connection.execute(sql)
            connection.commit()
    if postgres:
        psql(broker.url, "vacuum analyze audit_entries;")


def measure_pages(broker, count):
    fill(broker, count)
    middle = count // 2
    questions = [("the first page", ""), ("the newest", "sort=-timestamp"), ("the 50th", "pageNumber=50"), ("after one in the middle", f"from=e-{middle}"),
                 ("since a time", "since=2026-01-06T00:00:00Z"), ("of a user, newest", "userUuid=u-7&sort=-timestamp"), ("of a name", "userEmail=u7@example.org"),
                 ("of a type", "type=webhook.changed&sort=-timestamp"), ("of two types", "type=webhook.changed&type=sign_in.failed"),
                 ("of a user and a type that has none", "userUuid=u-7&type=webhook.changed"), ("of a type that has none", "type=role.deleted")]
    print(f"pages of 100 of {count} entries (ms; median and most of 50):")
    connection = http.client.HTTPConnection(broker.address)
    for name, query in questions:
        times = []
        for number in range(52):
            begin = time.perf_counter()
            text = broker.send(connection, "GET", f"/audit?pageSize=100&{query}")
            times.append(1000 * (time.perf_counter() - begin))
        times = sorted(times[2:])
        print(f"  {name}: {statistics.median(times):.2f}, {times[-1]:.2f} ({len(json.loads(text)['events'])} entries)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accord", default=str(ROOT / "build/release/bin/accord"))
    parser.add_argument("--postgres")
    parser.add_argument("--publishers", type=int, default=8)
    parser.add_argument("--publications", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["publishing", "pages"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        def url_of(name):
            if not arguments.postgres:
                return f"sqlite:///{folder}/{name}.sqlite3"
            psql(arguments.postgres, f"drop database if exists accord_bench_{name}; \n create database accord_bench_{name};")
            return re.sub(r"/[^/]*$", f"/accord_bench_{name}", arguments.postgres)
        brokers = [Broker(arguments.accord, url_of(name)) for name in ("without", "audited")]
        try:
            brokers[1].let_users_in()
            if arguments.only != "pages":
                measure_publishing(*brokers, arguments)
            if arguments.only != "publishing":
                measure_pages(brokers[1], arguments.entries)
        finally:
            for broker in brokers:
                broker.process.terminate()
                broker.process.wait()


if __name__ == "__main__":
    main()
