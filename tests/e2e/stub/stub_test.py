#!/usr/bin/env python3
"""`accord stub` as a process. Usage: stub_test.py ACCORD"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time

ACCORD = str(pathlib.Path(sys.argv[1]).resolve())
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PACT_")}
checks = 0


def check(holds, sentence):
    global checks
    checks += 1
    if not holds:
        sys.exit(f"FAILED: {sentence}")


def pact(body, path="/thing", state=None, consumer="Shop", provider="Things"):
    interaction = {"description": f"{path} {body}", "request": {"method": "GET", "path": path},
                   "response": {"status": 200, "headers": {"Content-Type": "text/plain"}, "body": body}}
    if state:
        interaction["providerState"] = state
    return json.dumps({"consumer": {"name": consumer}, "provider": {"name": provider}, "interactions": [interaction],
                       "metadata": {"pactSpecification": {"version": "2.0.0"}}})


def write(path, text):
    """As editors do: a new file takes the name."""
    beside = path.with_suffix(".new")
    beside.write_text(text)
    beside.rename(path)


@contextlib.contextmanager
def stub(*arguments, code=0):
    process = subprocess.Popen([ACCORD, "stub", "--host", "127.0.0.1", *map(str, arguments)], env=ENVIRONMENT, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        loaded, started = process.stdout.readline(), process.stdout.readline()
        found = re.match(r"Server started on port (\d+) ", started)
        check(found, f"the stub starts: {loaded}{started}{'' if found else process.communicate()[1]}")
        process.port = int(found.group(1))
        yield process
    finally:
        process.terminate()
        process.told = process.communicate(timeout=20)[1]
    check(process.returncode == code, f"the stub ends with {process.returncode}: {process.told}")


def fails(code, part, *arguments):
    ended = subprocess.run([ACCORD, "stub", *map(str, arguments)], env=ENVIRONMENT, capture_output=True, text=True, timeout=20)
    check(ended.returncode == code, f"{arguments} ends with {ended.returncode}, not {code}: {ended.stderr}")
    check(part in ended.stderr and ended.stderr.startswith("error: "), f"{arguments} says {ended.stderr}")
    check(ended.stdout == "", f"{arguments} prints {ended.stdout}")


def connect(port, tls=None):
    return http.client.HTTPSConnection("localhost", port, timeout=20, context=tls) if tls else \
        http.client.HTTPConnection("127.0.0.1", port, timeout=20)


def ask(port, path="/thing", method="GET", body=None, tls=None):
    connection = connect(port, tls)
    try:
        connection.request(method, path, body=body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def wait_for(question, sentence):
    end = time.monotonic() + 20
    while not question():
        check(time.monotonic() < end, sentence)
        time.sleep(0.05)


def reload_under_load(folder):
    """Files change while clients on kept connections ask: each request has its answer, old or new, and the new one comes."""
    write(folder / "thing.json", pact("0"))
    with stub("--dir", folder, "--watch", "--loglevel", "none") as server:
        seen, bad, is_over = set(), [], threading.Event()

        def go_on_asking():
            connection = connect(server.port)
            while not is_over.is_set():
                try:
                    connection.request("GET", "/thing")
                    answer = connection.getresponse()
                    text = answer.read().decode()
                    seen.add(text) if answer.status == 200 else bad.append((answer.status, text))
                except OSError as problem:
                    bad.append(problem)
                    connection = connect(server.port)

        clients = [threading.Thread(target=go_on_asking) for _ in range(4)]
        for client in clients:
            client.start()
        for number in range(1, 5):
            write(folder / "thing.json", pact(str(number)))
            wait_for(lambda: str(number) in seen, f"change {number} is served")
        (folder / "deep").mkdir()
        write(folder / "deep/other.json", pact("other", "/other"))
        wait_for(lambda: ask(server.port, "/other")[0] == 200, "a file in a new folder is served")
        write(folder / "deep/other.json", "{")
        time.sleep(1)
        check(ask(server.port, "/other") == (200, "other"), "what was there is served while a file is broken")
        (folder / "deep/other.json").unlink()
        wait_for(lambda: ask(server.port, "/other")[0] == 404, "what is gone is not served")
        is_over.set()
        for client in clients:
            client.join()
        check(not bad, f"a request was lost: {bad[:3]}")
        check(seen == set("01234"), f"seen: {seen}")


def broken_among_good(folder):
    (folder / "good.json").write_text(pact("good"))
    fails(9, "none.json", "--file", folder / "none.json")
    (folder / "broken.json").write_text("{")
    fails(9, "broken.json: ", "--dir", folder)
    fails(9, "--skip-broken serves the other 1", "--dir", folder)
    (folder / "rule.json").write_text(json.dumps(json.loads(pact("x")) | {"interactions": [
        {"description": "a rule", "request": {"method": "GET", "path": "/", "matchingRules": {
            "$.path": {"match": "regex", "regex": "("}}}, "response": {"status": 200}}]}))
    fails(9, "2 pacts can't be served (--skip-broken serves the other 1):", "--dir", folder)
    with stub("--dir", folder, "--skip-broken") as server:
        check(ask(server.port) == (200, "good"), "the good one is served")
    check("broken.json" in server.told and "rule.json" in server.told, f"the broken are named: {server.told}")


def usage(folder):
    file = folder / "good.json"
    for part, *arguments in (
            ("there are no pacts to serve",), ("--watch has no effect without --file or --dir", "--url", "http://a", "--watch"),
            ("--cors-referer has no effect without --cors", "--file", file, "--cors-referer"),
            ("--insecure-tls has no effect without", "--file", file, "--insecure-tls"),
            ("--retries has no effect without --broker-url", "--file", file, "--retries", "1"),
            ("--token has no effect without", "--file", file, "--token", "t"),
            ("--tls-key has no effect without --tls-certificate", "--file", file, "--tls-key", file),
            ("--fault-percent has no effect without --fault", "--file", file, "--fault-percent", "5"),
            ("--delay: \"x\" is not a delay", "--file", file, "--delay", "x"),
            ("--fault: \"x\" is not a fault", "--file", file, "--fault", "x"),
            ("--provider-state: ", "--file", file, "--provider-state", "("),
            ("--host: \"nowhere\"", "--file", file, "--host", "nowhere")):
        fails(2, part, *arguments)
    with stub("--file", file) as server:
        fails(5, "the port is in use", "--file", file, "--host", "127.0.0.1", "--port", server.port)


def faults(folder):
    file = folder / "good.json"
    with stub("--file", file, "--delay", "300-400", "--control") as server:
        start = time.monotonic()
        check(ask(server.port)[0] == 200 and time.monotonic() - start >= 0.3, "answers are late")
        rules = json.dumps({"rules": [{"path": "/thing", "fault": "reset"}]})
        check(ask(server.port, "/__stub/behaviour", "PUT", rules)[0] == 200, "faults are switched")
        try:
            check(False, f"a reset is answered {ask(server.port)}")
        except ConnectionResetError:
            check(True, "")
        check(ask(server.port, "/__stub/behaviour", "DELETE")[0] == 200, "faults are switched off")
        check(ask(server.port) == (200, "good"), "all is well again")
    with stub("--file", file, "--fault", "503", "--fault-percent", "50") as server:
        statuses = {ask(server.port)[0] for _ in range(60)}
        check(statuses == {200, 503}, f"half of the answers are faults: {statuses}")


def signals(folder):
    with stub("--file", folder / "good.json", "--delay", "700") as server:
        answers = []
        client = threading.Thread(target=lambda: answers.append(ask(server.port)))
        client.start()
        time.sleep(0.2)
        server.send_signal(signal.SIGINT)
        client.join()
        check(answers == [(200, "good")], f"what was asked is answered after the signal: {answers}")


def tls(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem",
                    "-out", folder / "chain.pem"], check=True, capture_output=True)
    arguments = ["--file", folder / "good.json", "--tls-certificate", folder / "chain.pem", "--tls-key", folder / "key.pem"]
    with stub(*arguments) as server:
        trusting = ssl.create_default_context(cafile=folder / "chain.pem")
        check(ask(server.port, tls=trusting) == (200, "good"), "https is served with the certificate")
        # A pact is fetched from there without a check only when that is asked for.
        url = f"https://localhost:{server.port}/thing"
        fails(3, "certificate", "--url", url)
        fails(8, "", "--url", url, "--insecure-tls")
    with stub("--file", folder / "good.json", "--tls") as server:
        careless = ssl.create_default_context()
        careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
        check(ask(server.port, tls=careless) == (200, "good"), "https is served with a certificate of its own")
    fails(9, "--tls-key: ", "--file", folder / "good.json", "--tls-certificate", folder / "chain.pem", "--tls-key", folder / "no")


@contextlib.contextmanager
def broker(folder):
    process = subprocess.Popen([ACCORD, "serve", "--port", "0", "--database-url", f"sqlite:///{folder}/broker.sqlite3",
                                "--no-seed-example-data", "--basic-auth-username", "u", "--basic-auth-password", "secret"],
                               env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield re.search(r"http://\S+", process.stdout.readline()).group(0)
    finally:
        process.terminate()
        process.wait(20)


def from_a_broker(folder):
    (folder / "a.json").write_text(pact("a", "/a", consumer="Shop", provider="Things"))
    (folder / "b.json").write_text(pact("b", "/b", consumer="Desk", provider="Things"))
    with broker(folder) as url:
        subprocess.run([ACCORD, "broker", "publish", folder / "a.json", folder / "b.json", "-b", url, "-u", "u", "-p", "secret",
                        "-a", "1"], env=ENVIRONMENT, check=True, capture_output=True)
        with stub("--broker-url", url, "--user", "u:secret") as server:
            check((ask(server.port, "/a")[0], ask(server.port, "/b")[0]) == (200, 200), "all pacts of a broker are served")
        check("secret" not in server.told, f"the log has the password: {server.told}")
        with stub("-b", url, "--user", "u:secret", "--consumer-name", "^De", "--provider-name", "Thing") as server:
            check((ask(server.port, "/a")[0], ask(server.port, "/b")[0]) == (404, 200), "those of a consumer are served")
        with stub("--url", f"{url}/pacts/provider/Things/consumer/Shop/latest", "--user", "u:secret") as server:
            check(ask(server.port, "/a")[0] == 200, "a pact at a URL is served")
        fails(8, "", "--broker-url", url, "--user", "u:wrong")
    fails(3, "", "--broker-url", url, "--retries", "0")


def main():
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder)
        for part in (reload_under_load, broken_among_good, usage, faults, signals, tls, from_a_broker):
            (base / part.__name__).mkdir()
            if part is not broken_among_good and part is not reload_under_load:
                (base / part.__name__ / "good.json").write_text(pact("good"))
            part(base / part.__name__)
    print(f"{checks} checks passed")


if __name__ == "__main__":
    main()
