# The catalogue, in as many versions as the story needs: GET /products/7 gives the fields named on the command line.
# Usage: provider.py FIELD...; it prints its port.
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

VALUES = {"id": 7, "price": 250, "amount": {"cents": 250, "currency": "EUR"}}
BODY = json.dumps({field: VALUES[field] for field in sys.argv[1:]}).encode()


class Catalogue(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path == "/products/7"
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(BODY if known else b"{}")

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Catalogue)
print(server.server_port, flush=True)
server.serve_forever()
