"""Two programs with the same arguments, side by side: what the tests of this folder share."""
import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(("PACT_", "OTEL_"))} | {
    "PACT_DO_NOT_TRACK": "true", "NO_COLOR": "1"}
STARTS_WITHIN_S = 20

# Of `pact`'s own options for traces; docs/compatibility.md says why they are left out.
OTEL = {"--enable-otel", "--enable-otel-logs", "--enable-otel-traces", "--otel-exporter", "--otel-exporter-endpoint",
        "--otel-exporter-protocol"}

checks = 0
failures = 0


def check(holds, sentence):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print(f"FAILED: {sentence}")


def finish():
    print(f"{checks} checks, {failures} failed")
    sys.exit(0 if failures == 0 and checks > 0 else 1)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Pair:
    """The original by the command of `pact`, ours by a link with the original's name."""

    def __init__(self, accord, clients, command, link):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        name = self.folder / link
        name.symlink_to(pathlib.Path(accord).resolve())
        pact = pathlib.Path(clients) / "node_modules/@pact-foundation/pact-cli-linux-x64/standalone/pact"
        if not pact.exists():
            sys.exit(f"FAILED: {pact} is not there; ./test installs it")
        self.programs = {"theirs": [str(pact.resolve()), command], "ours": [str(name)]}

    def run(self, which, arguments):
        ended = subprocess.run(self.programs[which] + arguments, env=ENVIRONMENT, cwd=self.folder, text=True,
                               capture_output=True, timeout=60)
        return ended.returncode, ended.stdout, ended.stderr

    def same_code(self, arguments, code=None):
        """Both end with the same code; ours says in one line of standard error why."""
        theirs, ours = self.run("theirs", arguments)[0], self.run("ours", arguments)
        line = " ".join(arguments)
        check(ours[0] == theirs, f"`{line}` ends with {ours[0]}, theirs with {theirs}: {ours[2]}")
        check(code is None or ours[0] == code, f"`{line}` ends with {ours[0]} and not {code}")
        check(ours[0] == 0 or len(ours[2].strip().splitlines()) == 1, f"`{line}` says on standard error:\n{ours[2]}")

    def start(self, which, arguments, port):
        process = subprocess.Popen(self.programs[which] + arguments, env=ENVIRONMENT, cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return process
            except OSError:
                time.sleep(0.02)
        sys.exit(f"FAILED: {which} does not listen on {port}: {arguments}")

    def same_options(self, arguments, left_out=frozenset()):
        """Ours knows every option of theirs."""
        names = re.compile(r"^\s+(?:-\w, )?(--[\w-]+)", re.MULTILINE)
        theirs = set(names.findall(self.run("theirs", arguments + ["--help"])[1])) - OTEL - set(left_out)
        help_text = self.run("ours", arguments + ["--help"])[1]
        check(len(theirs) > 2, f"theirs tells its options: {arguments}")
        for option in sorted(theirs):
            known = re.search(rf"(?<![\w-]){option}(?![\w-])", help_text) is not None
            if not known:  # options that are taken and not heard are not in the help
                known = "unknown option" not in self.run("ours", arguments + [option])[2]
            check(known, f"{' '.join(arguments)} {option} is not known to ours")


def ask(port, method, path, headers, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, [(name.lower(), value) for name, value in answer.getheaders()], answer.read()
    finally:
        connection.close()


def document(text):
    try:
        return json.loads(text)
    except ValueError:
        return None
