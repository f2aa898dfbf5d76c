#!/usr/bin/env python3
"""npm's `pact mock` and ours under its name: the commands with the same arguments, and the API with the same requests.

Usage: mock_test.py ACCORD CLIENTS
"""
import json
import re
import sys

import beside
from beside import check
from pacts import interaction, pact

JSON = {"Content-Type": "application/json"}
PACT = pact([interaction("a product", {"method": "GET", "path": "/products/42"}, {"status": 200, "body": {"id": 42}}),
             interaction("a new product", {"method": "POST", "path": "/products", "headers": JSON, "body": {"name": "Kettle"}},
                         {"status": 201})])
GOOD = [("GET", "/products/42", {}, None), ("POST", "/products", JSON, '{"name":"Kettle"}')]
BAD = [("GET", "/nothing", {}, None), ("POST", "/products", JSON, '{"name":"Teapot"}')]

# Method, path with MOCK for the mock server, header fields, body; what differs on purpose stands in docs/compatibility.md.
API = [
    ("GET", "/", {}, None), ("HEAD", "/", {}, None), ("PUT", "/", {}, None), ("GET", "/nothing", {}, None),
    ("POST", "/", {}, "{"), ("POST", "/", {}, None), ("POST", "/", JSON, "{"), ("POST", "/", {"Content-Type": "text/plain"}, "{"),
    ("GET", "/mockserver/MOCK", {}, None), ("PUT", "/mockserver/MOCK", {}, None), ("POST", "/mockserver/MOCK", {}, None),
    ("GET", "/mockserver/MOCK/verify", {}, None), ("DELETE", "/mockserver/MOCK/verify", {}, None),
    ("POST", "/mockserver/MOCK/verify", {}, None), ("GET", "/mockserver/1", {}, None),
    ("POST", "/mockserver/1/verify", {}, None), ("DELETE", "/mockserver/1", {}, None),
    ("POST", "/shutdown", {}, None), ("POST", "/shutdown", {"Authorization": "Bearer other"}, None), ("GET", "/shutdown", {}, None),
]


class Master:
    def __init__(self, pair, which):
        self.pair, self.which, self.port = pair, which, beside.free_port()
        self.output = f"out-{which}"
        (pair.folder / self.output).mkdir()
        self.process = pair.start(which, ["start", "-p", str(self.port), "-o", self.output, "--server-key", "key", "-l", "none"],
                                  self.port)

    def run(self, *arguments):
        return self.pair.run(self.which, [*arguments, "-p", str(self.port), "-l", "none"])

    def create(self, *more):
        code, out, _ = self.run("create", "-f", "pact.json", *more)
        check(code == 0, f"{self.which} creates a mock server: {out}")
        return re.search(r"Mock server ([0-9A-F]{8}) started on port (\d+)", out).groups()

    def ask(self, method, path, headers, body):
        return beside.ask(self.port, method, path, headers, body)


def without_chance(value):
    """What differs from run to run."""
    if isinstance(value, dict):
        return {key: without_chance(one) for key, one in value.items()
                if key not in ("id", "port", "address", "explanation", "host", "accept-encoding")}
    return [without_chance(one) for one in value] if isinstance(value, list) else value


def same_api(masters, ports):
    for method, path, headers, body in API:
        answers = [master.ask(method, path.replace("MOCK", port), headers, body) for master, port in zip(masters, ports)]
        told = f"{method} {path}"
        check(answers[0][0] == answers[1][0], f"{told} is answered {answers[1][0]}, theirs {answers[0][0]}")
        theirs, ours = (without_chance(beside.document(answer[2])) for answer in answers)
        if theirs is not None and "error" not in theirs:
            check(theirs == ours, f"{told} is answered by {ours}, theirs {theirs}")


def same_verdict(masters, requests, code):
    mocks = [master.create() for master in masters]
    for master, (identity, port) in zip(masters, mocks):
        for request in requests:
            beside.ask(int(port), *request)
    codes = [master.run("verify", "-m", port)[0] for master, (_, port) in zip(masters, mocks)]
    check(codes == [code, code], f"verify ends with {codes}: theirs, ours; {code} is right")
    same_api(masters, [port for _, port in mocks])
    for master, (identity, _) in zip(masters, mocks):
        check(master.run("verify", "-i", identity)[0] == code, f"{master.which} verifies by id")
        listed = master.run("list")
        check(listed[0] == 0 and identity in listed[1], f"{master.which} lists {identity}: {listed}")
        check(master.run("shutdown", "-i", identity)[0] == 0, f"{master.which} shuts down by id")
        check(master.run("shutdown", "-i", identity)[0] == 3, f"{master.which} shuts down what is gone")
        check(master.run("verify", "-i", identity)[0] == 3, f"{master.which} verifies what is gone")


def same_files(masters, specification):
    more = ["--specification", specification] if specification else []
    written = []
    for master in masters:
        _, port = master.create(*more)
        for request in GOOD:
            beside.ask(int(port), *request)
        check(master.run("verify", "-m", port)[0] == 0, f"{master.which} verifies with {more}")
        file = master.pair.folder / master.output / "Web Shop-Products.json"
        written.append(json.loads(file.read_text()))
        file.unlink()
    versions = [one["metadata"]["pactSpecification"] for one in written]
    check(versions[0] == versions[1], f"{more}: the pact is in {versions[1]}, theirs in {versions[0]}")
    described = [sorted((one["description"], one["request"]["path"]) for one in document["interactions"]) for document in written]
    check(described[0] == described[1], f"{more}: {described}")


def main():
    pair = beside.Pair(*sys.argv[1:3], "mock", "pact_mock_server_cli")
    (pair.folder / "pact.json").write_text(json.dumps(PACT))
    commands = ["start", "list", "create", "verify", "shutdown", "shutdown-master"]
    for command in commands:
        pair.same_options([command])
    masters = [Master(pair, which) for which in ("theirs", "ours")]
    same_verdict(masters, GOOD, 0)
    same_verdict(masters, BAD, 2)
    for specification in (None, "V3", "V4"):
        same_files(masters, specification)
    for master in masters:
        _, port = master.create("--tls", "--cors-preflight")
        scheme = json.loads(master.ask("GET", f"/mockserver/{port}", {}, None)[2])["scheme"]
        check(scheme == "https", f"{master.which} serves {scheme} with --tls")
    taken = str(masters[1].port)
    for arguments, code in ((["start", "-p", taken, "--no-file-log"], 1), (["nonsense"], 2), (["create"], 2), (["verify"], 2),
                            (["verify", "-i", "x"], 2), (["shutdown"], 2), (["shutdown", "-m", "1", "-i", "ABCDEFGH"], 2),
                            (["shutdown-master"], 2), (["list", "-p", "1"], 10), (["create", "-f", "pact.json", "-p", "1"], 20),
                            (["create", "-f", "none.json"], 20), (["shutdown", "-m", "1", "-p", "1"], 30),
                            (["shutdown-master", "-k", "x", "-p", "1"], 30), (["verify", "-m", "1", "-p", "1"], 40),
                            (["list", "--nonsense"], 2), (["--help"], 0), (["--version"], 0)):
        quiet = ["-l", "none"] if len(arguments) > 1 and "--nonsense" not in arguments else []
        pair.same_code(arguments + quiet, code)
    for master in masters:
        check(master.run("shutdown-master", "-k", "other")[0] == 30, f"{master.which} wants its key")
        check(master.run("shutdown-master", "-k", "key")[0] == 0, f"{master.which} shuts down")
        check(master.process.wait(20) == 0, f"{master.which} ends well")
    beside.finish()


if __name__ == "__main__":
    main()
