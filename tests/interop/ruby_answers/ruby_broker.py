"""A Ruby Pact Broker as far as it was recorded: answers requests with what it answered to them, in a recorded scenario."""

import glob
import http.server
import json
import re
import threading
import urllib.parse
import uuid

TIME = "2026-01-02T03:04:05+00:00"


def key_of(method, target):
    """Paths and queries are the same however they are encoded, and in whatever order their parameters are. The Ruby
    broker passes over `explain`, which it does not know."""
    url = urllib.parse.urlsplit(target)
    query = sorted(one for one in urllib.parse.parse_qsl(url.query, keep_blank_values=True) if one[0] != "explain")
    return method, urllib.parse.unquote(url.path), tuple(query)


def identifier(name):
    """What stands for something that the broker called `name` in the recording."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def filled_in(text, base):
    """A recorded text with values in place of what can't be recorded."""
    values = {"base": base, "time": TIME}
    return re.sub(r"<(\w+)>", lambda found: values.get(found[1]) or identifier(found[1]), text)


def read_scenario(folder, number):
    (path,) = glob.glob(f"{folder}/{number}-*.json")
    with open(path, encoding="utf-8") as file:
        recorded = json.load(file)
    answers = dict(recorded["answers"])
    return [(step, answers[step["id"]]) for step in recorded["steps"] if step["id"] in answers]


def takes_hal(step):
    accept = (step.get("headers") or {}).get("Accept")
    return accept is None or accept == "application/hal+json"


class RubyBroker:
    """Answers as it did up to the step `until` of the scenario, or else as it did first afterwards."""

    def __init__(self, folder, number, until):
        self.answers = {}
        self.unknown = []
        for step, answer in read_scenario(folder, "01") + read_scenario(folder, number):
            path = re.sub(r"\$\{(\w+)\}", lambda found: identifier(found[1]), step["path"])
            key = key_of(step["method"], path)
            is_later = step["id"][:3] > until and not path == "/"
            if takes_hal(step) and not (is_later and key in self.answers):
                self.answers[key] = answer
        broker = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                self.rfile.read(int(self.headers["Content-Length"] or 0))
                answer = broker.answers.get(key_of(self.command, self.path))
                if answer is None:
                    broker.unknown.append(f"{self.command} {self.path}")
                    answer = {"status": 500, "headers": {}, "body": {"error": "this was not recorded"}}
                body = answer.get("text")
                if body is None:
                    body = json.dumps(answer["body"]) if answer.get("body") is not None else ""
                body = filled_in(body, broker.base).encode()
                self.send_response(answer["status"])
                for name, value in answer["headers"].items():
                    self.send_header(name, filled_in(value, broker.base))
                if answer["status"] != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body if answer["status"] != 204 else b"")

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
