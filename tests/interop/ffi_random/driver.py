#!/usr/bin/env python3
"""Runs programs of calls in one library: programs come in as lines of JSON, what the calls gave goes out as lines of JSON.
Usage: driver.py LIBRARY HEADERS_FOLDER

A program is {"patience_ms": N, "steps": [...]}, a step one of
  {"call": "new_pact", "args": ["a", null, {"ref": "p"}, {"path": "x.bin"}], "as": "p"}    a function, without its prefix
  {"each": "pact_message_iter_next", "args": [{"ref": "walk"}], "as": "m", "do": [steps]}  until it gives null
  {"http": [method, target, headers, body], "port": {"ref": "server"}}                     a request to a mock server
Bytes that are no text stand in strings as Python's surrogateescape has them. A reference to what was never made is null."""

import ctypes
import http.client
import json
import os
import re
import socket
import sys
import tempfile
import time

from declarations import HANDLES, NOT_TO_BE_DELETED, STRUCTS, StringResult, Texts, read_declarations

WALK_MAX = 50  # more than any program makes


def bytes_of(text):
    return text.encode("utf-8", "surrogateescape")


def text_of(data):
    return data.decode("utf-8", "surrogateescape")


def shape_of(text):
    """What is left of a generated value when chance is taken out."""
    return None if text is None else re.sub(r"\w", "x", text)


class Library:
    def __init__(self, path, headers):
        self.declarations = read_declarations(headers)
        self.binary = ctypes.CDLL(path)
        self.bound = {}

    def function(self, name):
        if name not in self.bound:
            self.bound[name] = self.declarations[name].bind(self.binary)
        return self.bound[name]

    def raw(self, name, *arguments):
        return self.function("pactffi_" + name)(*arguments)

    def text(self, name, address):
        """The text at an address, which is given back to the library where it is the caller's."""
        if not address:
            return None
        text = text_of(ctypes.string_at(address))
        if name not in NOT_TO_BE_DELETED:
            self.raw("string_delete", address)
        return text

    def seen(self, name, arguments, result):
        """What a test can compare of a result."""
        declared = self.declarations[name].result
        if declared == "StringResult":
            text = self.text(name, result.text)
            return {"tag": result.tag, "text": shape_of(text) if result.tag == 0 else text is not None}
        if declared == "char*":
            text = self.text(name, result)
            return shape_of(text) if "_generate_" in name else text
        if declared == "unsigned char*":
            length = self.function(name.replace("_bin", "_length"))(*arguments) if result else 0
            return text_of(ctypes.string_at(result, length)) if result else None
        if declared.rstrip("*") in STRUCTS:
            return self.members(declared.rstrip("*"), result)
        if declared in HANDLES:
            return result & 0xFFFF if declared in ("InteractionHandle", "MessageHandle") else bool(result)
        return bool(result) if declared.endswith("*") else result

    def members(self, declared, address):
        if not address:
            return None
        found = Texts.from_address(address)
        texts = [text_of(ctypes.string_at(found.first)), found.second]
        if declared == "MatchingRuleKeyValuePair":
            texts[1] = self.text("", self.raw("matching_rule_to_json", found.second))
        elif declared == "GeneratorKeyValuePair":
            texts[1] = self.text("", self.raw("generator_to_json", found.second))
            texts.append(shape_of(self.text("", self.raw("generator_generate_string", found.second, None))))
        else:
            texts[1] = text_of(ctypes.string_at(found.second))
            if declared == "MessagePactMetadataTriple":
                texts.append(text_of(ctypes.string_at(found.third)))
        self.function(STRUCTS[declared])(address)
        return texts


class Run:
    """One program, with its own folder, and what it made."""

    def __init__(self, library, folder, patience_ms):
        self.api = library
        self.folder = folder
        self.patience = patience_ms / 1000
        self.made = {}
        self.ended = []
        self.kept = []  # the Rust core's models point to the bytes that they were given

    def argument(self, value):
        if isinstance(value, dict):
            if "ref" in value:
                return self.made.get(value["ref"]) or 0
            return bytes_of(os.path.join(self.folder, value["path"]))
        return bytes_of(value) if isinstance(value, str) else value

    def call(self, step):
        name = "pactffi_" + step["call"]
        arguments = [self.argument(value) for value in step["args"]]
        self.kept.append(arguments)
        if name.endswith("_delete") and not arguments[0]:
            return None  # null is passed over by ours; the Rust core falls
        result = self.api.function(name)(*arguments)
        if "as" in step:
            self.made[step["as"]] = result
        if step["call"].startswith("create_mock_server"):
            if result > 0:
                self.ended.append(("cleanup_mock_server", result))
            return "a port" if result > 0 else result
        if self.api.declarations[name].result in ("PactHandle", "MessagePactHandle"):
            self.ended.append(("free_pact_handle", result))
        return self.api.seen(name, arguments, result)

    def each(self, step):
        results = []
        while len(results) < WALK_MAX:
            seen = self.call({"call": step["each"], "args": step["args"], "as": step.get("as", "")})
            if seen is None or seen is False:
                break
            results.append([seen] if isinstance(seen, list) else [])
            results[-1] += [self.step(inner) for inner in step["do"]]
        return results

    def http(self, step):
        method, target, headers, body = step["http"]
        port = self.argument(step["port"])
        if port <= 0:
            return None
        body = bytes_of(body or "")
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(bytes_of("\r\n".join(lines) + "\r\n\r\n") + body)
                reply = http.client.HTTPResponse(connection, method=method)
                reply.begin()
                text = text_of(reply.read())
        except (OSError, http.client.HTTPException):
            return "no answer"
        time.sleep(self.patience)  # the Rust core records the outcome after its reply
        return {"status": reply.status, "headers": seen_headers(reply), "body": text.replace(f":{port}", ":PORT")}

    def step(self, step):
        if "call" in step:
            return self.call(step)
        return self.each(step) if "each" in step else self.http(step)

    def end(self):
        for name, argument in reversed(self.ended):
            self.api.raw(name, argument)


def seen_headers(reply):
    passed_over = {"date", "content-length", "connection", "transfer-encoding"}
    return sorted([name.lower(), value] for name, value in reply.getheaders() if name.lower() not in passed_over)


def files_in(folder):
    files = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            files[name] = text_of(file.read())
    return files


def run(library, program):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where files go that no folder is given for
        with open(os.path.join(folder, "photo.bin"), "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\nphoto")
        this = Run(library, folder, program["patience_ms"])
        results = [this.step(step) for step in program["steps"]]
        this.end()
        files = files_in(folder)
        del files["photo.bin"]
        return {"results": results, "files": files}


def main():
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints goes elsewhere
    library = Library(sys.argv[1], os.path.abspath(sys.argv[2]))
    for line in sys.stdin:
        answers.write(json.dumps(run(library, json.loads(line))) + "\n")
        answers.flush()


main()
