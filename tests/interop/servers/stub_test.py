#!/usr/bin/env python3
"""npm's `pact stub` and ours under its name, with the same arguments: exit codes, and the answers to the same requests.

Usage: stub_test.py ACCORD CLIENTS
"""
import json
import sys

import beside
from beside import check
from pacts import REQUESTS, SHOP, interaction, pact

SETTINGS = [
    [],
    ["--cors"],
    ["-o", "--cors-referer"],
    ["-s", "42 exists"],
    ["-s", "nobody"],
    ["-s", "42 exists", "--empty-provider-state"],
    ["--provider-state-header-name", "X-State"],
    ["--provider-state-header-name", "X-State", "-s", "nothing", "--empty-provider-state"],
]

# What differs on purpose, by a test of the request: see docs/compatibility.md.
ON_PURPOSE = {
    "access-control-allow-origin": lambda settings, request: "--cors-referer" in settings and "Referer" in request[2],
}


def told_fields(answer):
    """Those that the contract or CORS brings."""
    return sorted((name, value) for name, value in answer[1] if name not in ("date", "content-length", "connection"))


def compare(settings, request, theirs, ours):
    told = f"{' '.join(settings)}: {request[0]} {request[1]} {request[2]} {request[3] or ''}"
    check(theirs[0] == ours[0], f"{told} is answered {ours[0]}, theirs {theirs[0]}")
    no_match = theirs[0] == 404 and not theirs[2]
    if no_match:  # ours says why; that is all that is more
        check(b"No interaction answers" in ours[2] or request[0] == "HEAD", f"{told} is not explained: {ours[2]}")
        return
    check(theirs[2] == ours[2], f"{told} is answered by {ours[2]}, theirs {theirs[2]}")
    left_out = {name for name, differs in ON_PURPOSE.items() if differs(settings, request)}
    fields = [[field for field in told_fields(answer) if field[0] not in left_out] for answer in (theirs, ours)]
    check(fields[0] == fields[1], f"{told} has {fields[1]}, theirs {fields[0]}")


def same_answers(pair, settings):
    ports = {}
    processes = []
    for which in ("theirs", "ours"):
        ports[which] = beside.free_port()
        arguments = ["--file", "shop.json", "--dir", "more", "-p", str(ports[which]), "-l", "none"] + settings
        processes.append(pair.start(which, arguments, ports[which]))
    for request in REQUESTS + [("GET", "/deep", {}, None), ("GET", "/other", {}, None)]:
        compare(settings, request, *(beside.ask(ports[which], *request) for which in ("theirs", "ours")))
    for process in processes:
        process.terminate()
        process.wait(20)
    check(processes[1].returncode == 0, f"ours ends with {processes[1].returncode} when it is told to")


def write_files(folder):
    (folder / "more/deep").mkdir(parents=True)
    (folder / "bad").mkdir()
    one = [interaction("deep", {"method": "GET", "path": "/deep"}, {"status": 202})]
    (folder / "shop.json").write_text(json.dumps(SHOP))
    (folder / "more/deep/one.json").write_text(json.dumps(pact(one, "2.0.0", "Other")))
    (folder / "more/other.pact").write_text(json.dumps(SHOP))
    (folder / "bad/a.json").write_text("{")
    (folder / "bad/b.json").write_text(json.dumps(SHOP))


def main():
    pair = beside.Pair(*sys.argv[1:3], "stub", "pact-stub-server")
    write_files(pair.folder)
    pair.same_options([])
    for settings in SETTINGS:
        same_answers(pair, settings)
    for arguments in (["--nonsense"], ["-f", "shop.json", "-p", "99999"], ["-f", "shop.json", "-p", "x"],
                      ["-f", "shop.json", "-s", "("], ["-f", "shop.json", "-s", ""], ["-f", "shop.json", "--cors-referer"],
                      ["-f", "shop.json", "--empty-provider-state"], ["-f", "shop.json", "-e", "json"],
                      ["-f", "shop.json", "--consumer-name", "x"], ["-f", "shop.json", "--provider-name", "x"],
                      ["-u", "http://127.0.0.1:1/x", "--user", "a:b", "--token", "c"], ["-f", "shop.json", "-l", "loud"], ["-f"]):
        pair.same_code(arguments, 2)
    for arguments in (["-f", "none.json"], ["-d", "none"], ["-d", "bad"], ["-f", "bad/a.json"],
                      ["-u", "http://127.0.0.1:1/x"], ["-b", "http://127.0.0.1:1", "--retries", "0"]):
        pair.same_code(arguments, 3)
    taken = beside.free_port()
    process = pair.start("ours", ["-f", "shop.json", "-p", str(taken), "-l", "none"], taken)
    pair.same_code(["-f", "shop.json", "-l", "none", "-p", str(taken)], 1)
    process.terminate()
    process.wait(20)
    for arguments in (["--help"], ["-h"], ["--version"], ["-v"]):
        pair.same_code(arguments, 0)
    beside.finish()


if __name__ == "__main__":
    main()
