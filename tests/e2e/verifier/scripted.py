"""Servers whose answers are written out byte by byte, and runs of the verifier against them: what the tests here share."""
import json
import socket
import subprocess
import sys
import threading
import time

JSON = b"Content-Type: application/json\r\n"


def answer(body, head=b"", status=b"200 OK", length=None, kind=JSON):
    size = len(body) if length is None else length
    return b"HTTP/1.1 " + status + b"\r\n" + kind + head + b"Content-Length: %d\r\n\r\n" % size + body


def json_answer(value, status=b"200 OK"):
    return answer(json.dumps(value).encode(), status=status)


class Request:
    """What came: `line` is `GET /path`, fields are by lower-case name."""

    def __init__(self, head, body):
        first, *fields = head.decode("latin-1").split("\r\n")
        self.method, self.path = first.split(" ")[:2]
        self.line = f"{self.method} {self.path}"
        self.fields = {name.strip().lower(): value.strip() for name, value in (field.split(":", 1) for field in fields if field)}
        self.body = body


class Server:
    """Has `reply(client, request)` answer the first request of each connection, in a thread of its own, and hangs up."""

    def __init__(self, reply, tls=None):
        self.reply = reply
        self.tls = tls
        self.seen = []
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            client, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            if self.tls:
                client = self.tls.wrap_socket(client, server_side=True)
            with client:
                request = self.read(client)
                if request:
                    self.seen.append(request)
                    self.reply(client, request)
        except OSError:
            pass  # the verifier hangs up

    @staticmethod
    def read(client):
        text = b""
        while b"\r\n\r\n" not in text:
            part = client.recv(65536)
            if not part:
                return None
            text += part
        head, body = text.split(b"\r\n\r\n", 1)
        request = Request(head, body)
        while len(request.body) < int(request.fields.get("content-length", 0)):
            part = client.recv(65536)
            if not part:
                return None
            request.body += part
        return request

    def lines(self):
        return [request.line for request in self.seen]


def broker_of(pacts, lists=None, tls=None):
    """A broker that lists these pacts (by path; a value is the document, bytes are the whole answer). `lists` are the items of
    its list, where they are not just links."""

    def reply(client, request):
        base = f"http{'s' if tls else ''}://{request.fields['host']}"
        if request.path == "/":
            sent = json_answer({"_links": {
                "pb:provider-pacts-for-verification": {"href": base + "/wanted"},
                "pb:pacticipant-branch-version": {"href": base + "/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"}}})
        elif request.path == "/wanted":
            items = lists or [{"_links": {"self": {"href": base + path}}} for path in pacts]
            sent = json_answer({"_embedded": {"pacts": items}})
        elif request.line.startswith("GET ") and request.path in pacts:
            document = pacts[request.path]
            if isinstance(document, dict):
                results = {"pb:publish-verification-results": {"href": f"{base}/results{request.path}"}}
                document = json_answer({**document, "_links": results})
            sent = document
        else:
            sent = json_answer({})
        client.sendall(sent)

    return Server(reply, tls)


def pact_of(paths, consumer="shop", provider="hostile", body=None):
    interactions = [{"description": path[1:], "request": {"method": "GET", "path": path},
                     "response": {"status": 200, "body": body or {"ok": True}}} for path in paths]
    return {"consumer": {"name": consumer}, "provider": {"name": provider}, "interactions": interactions,
            "metadata": {"pactSpecification": {"version": "3.0.0"}}}


def check(condition, what, output=""):
    if not condition:
        sys.exit(f"FAILED: {what}\n{output}")
    print(f"ok - {what}", flush=True)


def run(accord, arguments, folder, seconds_max=60, environment=None):
    start = time.monotonic()
    ran = subprocess.run([accord, "verifier", "--no-colour", *arguments], cwd=folder, text=True, capture_output=True, timeout=120,
                         env=environment)
    taken = time.monotonic() - start
    check(taken < seconds_max, f"{' '.join(arguments)[:60]} ends within {seconds_max} s ({taken:.1f})")
    check(ran.returncode != 10, "it is no defect of ours", ran.stdout + ran.stderr)
    return ran


def expect(ran, code, what, *texts):
    told = " ".join((ran.stdout + ran.stderr).split())
    check(ran.returncode == code, f"{what}: exit code {code} ({ran.returncode})", ran.stdout + ran.stderr)
    for text in texts:
        check(text in told, f"  it says: {text}", ran.stdout + ran.stderr)
