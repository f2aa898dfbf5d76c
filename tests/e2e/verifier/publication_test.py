#!/usr/bin/env python3
"""What goes to the broker beside pacts: the user's header fields with every request, and each result once, also when the
connection is cut before the broker's answer came. Usage: publication_test.py ACCORD
"""
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile

from scripted import Server, answer, broker_of, check, expect, json_answer, pact_of, run

ACCORD = sys.argv[1]
provider = Server(lambda client, _: client.sendall(answer(b'{"ok":true}')))
PROVIDER = ["-h", "127.0.0.1", "-p", str(provider.port)]
PUBLISH = ["--publish", "--provider-version", "1", "--provider-branch", "main"]


def test_headers(folder):
    broker = broker_of({"/shop": pact_of(["/a"])})
    own = ["--broker-header", "X-Team=shop", "--broker-header", "X-Key: a=b"]
    for source in (["-b", broker.url, "-n", "hostile"], ["-u", broker.url + "/shop", "-b", broker.url, "-n", "hostile"]):
        broker.seen.clear()
        expect(run(ACCORD, [*source, *PROVIDER, *PUBLISH, *own], folder), 0, "header fields for the broker", "results published")
        check("POST /results/shop" in broker.lines() and "GET /shop" in broker.lines(), "a pact is fetched and a result published")
        for request in broker.seen:
            check(request.fields.get("x-team") == "shop" and request.fields.get("x-key") == "a=b", f"  {request.line} bears them")
    for request in provider.seen:
        check("x-team" not in request.fields, "the provider does not see them")
    other = broker_of({"/shop": pact_of(["/a"])})
    expect(run(ACCORD, ["-u", broker.url + "/shop", "-u", other.url + "/shop", *PROVIDER, *own], folder), 0, "URLs of two origins")
    check("x-team" in broker.seen[-1].fields and "x-team" not in other.seen[-1].fields, "only the first is sent them")


def test_name(folder):
    """Told is the application that got the version, whatever its pacts call it."""
    broker = broker_of({"/shop": pact_of(["/a"])})
    expect(run(ACCORD, ["-b", broker.url, "-n", "catalogue", *PROVIDER, *PUBLISH], folder), 0, "pacts that bear another name",
           "results published for catalogue version 1")
    check(any("/catalogue/" in line for line in broker.lines() if line.startswith("PUT")), "that is whose branch it was put on")


def start_broker(folder):
    process = subprocess.Popen([ACCORD, "serve", "--port", "0", "--database-url", "sqlite:///" + os.path.join(folder, "broker.sqlite")],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env={**os.environ, "PACT_BROKER_SEED_EXAMPLE_DATA": "false"})
    for line in process.stdout:
        address = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if address:
            return process, int(address.group(1))
    sys.exit("FAILED: the broker did not start")


def forward(port, request):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    fields = {name: value for name, value in request.fields.items() if name != "connection"}
    connection.request(request.method, request.path, request.body or None, fields)
    response = connection.getresponse()
    body = response.read()
    head = "".join(f"{name}: {value}\r\n" for name, value in response.getheaders() if name.lower() not in ("content-length", "connection"))
    return f"HTTP/1.1 {response.status} {response.reason}\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def latest_number(port):
    """Results are numbered one after another."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/pacts/provider/hostile/consumer/shop/latest/verification-results/latest")
    result = json.loads(connection.getresponse().read())
    return int(re.search(r"verification-results/(\d+)", result["_links"]["self"]["href"]).group(1))


def test_cut_connection(folder):
    process, port = start_broker(folder)
    cut = []

    def reply(client, request):
        sent = forward(port, request)
        if request.method == "POST" and request.path.endswith("verification-results") and len(cut) < 2:
            cut.append(request)  # the broker has it, and the verifier never learns
        elif request.path.endswith("verification-results/latest"):
            client.sendall(json_answer({}, b"404 Not Found"))  # as if another result had come meanwhile
        else:
            client.sendall(sent)

    try:
        proxy = Server(reply)
        pact = os.path.join(folder, "pact.json")
        with open(pact, "w", encoding="utf-8") as file:
            json.dump(pact_of(["/a"]), file)
        subprocess.run([ACCORD, "broker", "publish", pact, "-b", proxy.url, "-a", "1", "--branch", "main"], check=True, capture_output=True)
        expect(run(ACCORD, ["-b", proxy.url, "-n", "hostile", *PROVIDER, *PUBLISH], folder), 0, "a connection that is cut twice",
               "results published for hostile version 1")
        check(len(cut) == 2, "the broker had carried it out before it was cut")
        posted = [request for request in proxy.seen if request.path.endswith("verification-results")]
        check(len({request.fields["idempotency-key"] for request in posted}) == 1, f"all {len(posted)} requests bear one key")
        first = latest_number(port)
        expect(run(ACCORD, ["-b", proxy.url, "-n", "hostile", *PROVIDER, *PUBLISH], folder), 0, "another run")
        second = latest_number(port)
        check(second == first + 1, f"three requests of one run made one result ({first}, {second})")
    finally:
        process.terminate()
        process.wait()


def broker_without_keys(records):
    """Keeps each result that it records, knows no keys, and hangs up before the answer to the first. `records` says whether that
    was recorded."""
    results = []
    posts = []

    def reply(client, request):
        base = f"http://{request.fields['host']}"
        if request.path == "/":
            sent = json_answer({"_links": {"pb:provider-pacts-for-verification": {"href": base + "/wanted"}, "pb:pacticipant-branch-version": {
                "href": base + "/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"}}})
        elif request.path == "/wanted":
            sent = json_answer({"_embedded": {"pacts": [{"_links": {"self": {"href": base + "/shop"}}}]}})
        elif request.path == "/shop":
            sent = json_answer({**pact_of(["/a"]), "_links": {"pb:publish-verification-results": {"href": base + "/results"},
                                                              "pb:latest-verification-results": {"href": base + "/results/latest"}}})
        elif request.line == "POST /results":
            posts.append(request)
            if len(posts) > 1 or records:
                results.append({**json.loads(request.body), "providerName": "hostile"})
            if len(posts) == 1:
                return
            sent = json_answer({}, b"201 Created")
        elif request.line == "GET /results/latest":
            sent = json_answer(results[-1]) if results else json_answer({}, b"404 Not Found")
        else:
            sent = json_answer({})
        client.sendall(sent)

    return Server(reply), results, posts


def test_foreign_broker(folder):
    for records in (True, False):
        broker, results, posts = broker_without_keys(records)
        expect(run(ACCORD, ["-b", broker.url, "-n", "hostile", *PROVIDER, *PUBLISH], folder), 0,
               f"a broker that knows no keys, {'recorded' if records else 'not recorded'}", "results published for hostile version 1")
        check(len(results) == 1, f"it has one result ({len(results)}) of {len(posts)} requests")


with tempfile.TemporaryDirectory() as work:
    test_headers(work)
    test_name(work)
    test_cut_connection(work)
    test_foreign_broker(work)
