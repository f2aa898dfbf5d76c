#!/usr/bin/env python3
"""A server that is not what a client hopes for. Usage: odd_server.py slow-clock|fast-clock|no-broker|teapot|elsewhere|old"""
import email.utils
import http.server
import json
import sys
import time

OFF_S = {"slow-clock": -3600, "fast-clock": 60}.get(sys.argv[1], 0)
RELATIONS = ["pb:latest-pact-versions", "pb:publish-contracts", "pb:provider-pacts-for-verification", "pb:environments",
             "pb:pacticipant-branch-version"]


class Odd(http.server.BaseHTTPRequestHandler):
    def date_time_string(self, timestamp=None):
        return email.utils.formatdate(time.time() + OFF_S, usegmt=True)

    def do_GET(self):
        kind = sys.argv[1]
        origin = "http://inside.example:9292" if kind == "elsewhere" else f"http://{self.headers['Host']}"
        relations = RELATIONS[:1] if kind == "old" else RELATIONS
        document = {} if kind == "no-broker" else {"_links": {name: {"href": f"{origin}/x"} for name in relations}}
        body = json.dumps(document).encode()
        self.send_response(418 if kind == "teapot" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "application/hal+json")
        if kind == "old":
            self.send_header("X-Pact-Broker-Version", "2.60.0")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Odd)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
