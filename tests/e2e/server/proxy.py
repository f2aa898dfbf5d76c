#!/usr/bin/env python3
"""A reverse proxy as nginx is set up in front of a broker: proxy.py BROKER PREFIX {strip|keep} [PROTO HOST]

Requests below PREFIX go to BROKER, with the prefix taken away or kept, and with the fields that proxies add; anything
else is answered 404, so that an address that leaves the prefix out is found out. Prints its own address.
"""
import http.client
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

broker = urlsplit(sys.argv[1]).netloc
prefix, strip = sys.argv[2], sys.argv[3] == "strip"
proto, host = (sys.argv[4:6] + [None, None])[:2]
NOT_PASSED_ON = {"connection", "keep-alive", "transfer-encoding", "host"}


class Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if prefix and not (self.path + "/").startswith((prefix + "/", prefix + "?")):
            self.answer(404, [], b"outside of the broker")
            return
        path = self.path[len(prefix):] or "/" if strip else self.path
        headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON}
        headers["X-Forwarded-For"] = self.client_address[0]
        headers["X-Forwarded-Proto"] = proto or "http"
        headers["X-Forwarded-Host"] = host or self.headers["Host"]
        headers["X-Forwarded-Port"] = "443" if proto == "https" else str(server.server_port)
        connection = http.client.HTTPConnection(broker, timeout=10)
        connection.request(self.command, path, body, {**headers, "Host": broker})
        response = connection.getresponse()
        self.answer(response.status, response.getheaders(), response.read())
        connection.close()

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in NOT_PASSED_ON | {"content-length", "date", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = pass_on


server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
