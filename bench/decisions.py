#!/usr/bin/env python3
"""What decisions cost that can't be answered from memory: each is asked with something in its question that was never asked before.

  bench/decisions.py DATABASE_URL [DATABASE_URL ...] [--accord build/release/bin/accord] [--consumer app-0004] [--provider app-0000]

Median in ms over one connection, a column for each database; give the same one before and after bench/large_history.py to see
what grows with the past. The broker is started and stopped by this program.
"""
import argparse
import http.client
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time
from urllib.parse import quote, urlencode

ROOT = pathlib.Path(__file__).resolve().parent.parent
PENDING = {"includePendingStatus": True, "providerVersionBranch": "main"}
WIP = {**PENDING, "includeWipPactsSince": "2020-01-01"}


class Asker:
    def __init__(self, base):
        host, port = base.removeprefix("http://").split(":")
        self.connection = http.client.HTTPConnection(host, int(port))

    def ask(self, method, path, body=None):
        headers = {"Accept": "application/hal+json", "Content-Type": "application/json"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:300]}")
        return text

    def get(self, path):
        return json.loads(self.ask("GET", path))


def matrix(selectors, **options):
    return "/matrix?" + urlencode([(f"q[][{name}]", value) for one in selectors for name, value in one.items()] + list(options.items()))


def questions(asker, consumer, provider):
    """Name -> (method, path, body); in the path "{}", in the body a member "n", stands for what was never asked before."""
    pact = asker.get(f"/pacts/provider/{quote(provider)}/consumer/{quote(consumer)}/latest")
    version = pact["_links"]["pb:consumer-version"]["name"]
    results = asker.get(f"/pacts/provider/{quote(provider)}/consumer/{quote(consumer)}/version/{version}")
    newest = {"pacticipant": consumer, "version": version}
    of_main = {"pacticipant": consumer, "branch": "main", "latest": "true"}
    found = {
        "can-i-deploy": "/can-i-deploy?" + urlencode({"pacticipant": consumer, "version": version, "environment": "test"}),
        "CLI: version to environment": matrix([newest], latestby="cvpv", environment="test"),
        "CLI: provider's newest to environment": matrix([{"pacticipant": provider, "branch": "main", "latest": "true"}], latestby="cvp",
                                                        environment="test"),
        "CLI: version to latest of others": matrix([newest], latestby="cvp", latest="true"),
        "CLI: version to tag": matrix([newest], latestby="cvp", latest="true", tag="main"),
        "CLI: version to main branch": matrix([newest], latestby="cvp", latest="true", mainBranch="true"),
        "CLI: newest of branch to environment": matrix([of_main], latestby="cvpv", environment="test"),
        "CLI: two applications": matrix([newest, {"pacticipant": provider, "branch": "main", "latest": "true"}], latestby="cvp"),
        "CLI: pair, all versions of the provider": matrix([newest, {"pacticipant": provider}], latestby="cvpv"),
        "CLI: pair, newest of each": matrix([newest, {"pacticipant": provider}], latestby="cvp"),
        "CLI: past version to environment": matrix([{"pacticipant": consumer, "tag": "past", "latest": "true"}], latestby="cvpv",
                                                   environment="test"),
    }
    asked = {name: ("GET", path + "&n={}", None) for name, path in found.items()}
    address = f"/pacts/provider/{quote(provider)}/for-verification"
    for name, selectors, options in (
            ("main branches, deployed or released", [{"mainBranch": True}, {"deployedOrReleased": True}], PENDING),
            ("nothing selected", [], PENDING),
            ("newest with a tag", [{"tag": "main", "latest": True}], PENDING),
            ("all with a tag", [{"tag": "past"}], PENDING),
            ("branch", [{"branch": "past"}], PENDING),
            ("all branches", [{"branch": True}], PENDING),
            ("work in progress, branch", [{"mainBranch": True}], WIP),
            ("work in progress, tag", [{"mainBranch": True}], {"providerVersionTags": ["main"], "includeWipPactsSince": "2020-01-01"}),
            ("work in progress, past branch", [{"mainBranch": True}], {**WIP, "providerVersionBranch": "past"}),
            ("work in progress, new branch", [{"mainBranch": True}], {**WIP, "providerVersionBranch": "new"})):
        asked[f"verify: {name}"] = ("POST", address, {"consumerVersionSelectors": selectors, **options})
    return asked


def median_ms(asker, question, seconds=1.5, least=3, first=[0]):
    method, path, body = question
    times, end = [], time.monotonic() + seconds
    while len(times) < least + 2 or time.monotonic() < end:
        first[0] += 1
        given = json.dumps({**body, "n": first[0]}) if body is not None else None
        start = time.perf_counter()
        text = asker.ask(method, path.format(first[0]), given)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[2:]), len(text)


def measure(accord, url, consumer, provider):
    with tempfile.TemporaryFile("w+") as log:
        broker = subprocess.Popen([accord, "serve", "--port", "0", "--log-level", "warn", "--database-url", url],
                                  stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            while not (found := re.search(r"http://[0-9.]+:[0-9]+", broker.stdout.readline())):
                pass
            asker = Asker(found[0])
            return {name: median_ms(asker, question) for name, question in questions(asker, consumer, provider).items()}
        finally:
            broker.terminate()
            broker.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("urls", nargs="+", metavar="DATABASE_URL")
    parser.add_argument("--accord", default=ROOT / "build/release/bin/accord")
    parser.add_argument("--consumer", default="app-0004")
    parser.add_argument("--provider", default="app-0000")
    given = parser.parse_args()
    columns = [measure(given.accord, url, given.consumer, given.provider) for url in given.urls]
    for name in columns[0]:
        print(f"{name:42}" + "".join(f"{column[name][0]:9.2f} ({column[name][1]:>7} bytes)" for column in columns), flush=True)


if __name__ == "__main__":
    main()
