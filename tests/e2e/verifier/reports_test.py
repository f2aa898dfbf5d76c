#!/usr/bin/env python3
"""What reports say of a whole run: why each pact was fetched, and what the contract would not have noticed, with a floor.
Usage: reports_test.py ACCORD
"""
import json
import os
import sys
import tempfile

from scripted import Server, answer, broker_of, check, expect, pact_of, run

ACCORD = sys.argv[1]
provider = Server(lambda client, _: client.sendall(answer(b'{"name":"tea"}')))
PROVIDER = ["-h", "127.0.0.1", "-p", str(provider.port)]
REPORTS = {"-j": "r.json", "-x": "r.xml", "--html": "r.html", "--markdown": "r.md"}
WRITTEN = [word for option in REPORTS.items() for word in option]


def texts(folder):
    return {name: open(os.path.join(folder, name), encoding="utf-8").read() for name in REPORTS.values()}


def test_why(folder):
    notice = "The pact is being verified because it is the latest of main."
    pact = pact_of(["/a"], body={"name": "tea"})
    broker = broker_of({"/shop": pact, "/bad": answer(b"<html>")})
    items = [{"verificationProperties": {"notices": [{"when": "before_verification", "text": notice}]},
              "_links": {"self": {"href": broker.url + path}}} for path in ("/shop", "/bad")]
    items.append({"_links": {"self": {"href": broker.url + "/shop"}}})
    told = broker_of({}, lists=items)
    with open(os.path.join(folder, "own.json"), "w", encoding="utf-8") as file:
        json.dump(pact_of(["/b"], "app", body={"name": "tea"}), file)
    ran = run(ACCORD, ["-f", "own.json", "-b", told.url, "-n", "hostile", *PROVIDER, *WRITTEN, "--consumer-version-selectors",
                       '{"mainBranch": true}', "--retries", "0"], folder)
    expect(ran, 1, "pacts of a broker and a file", notice)
    for name, text in texts(folder).items():
        check(text.count(notice) >= 2, f"{name} says why, also of the one that could not be fetched", text)
        check("it is the file that was asked for" in text, f"  and of the file: {name}", text)
    pacts = json.loads(texts(folder)["r.json"])["pacts"]
    check([one["origin"] for one in pacts] == ["own.json", broker.url + "/shop", broker.url + "/bad", broker.url + "/shop"], "by pact", str(pacts))
    check(pacts[3]["why"] == ['It is verified because it is among those of the selectors [{"mainBranch":true}].'], "without notices", str(pacts[3]))


def test_mutation(folder):
    strict = pact_of(["/a"], "strict", body={"name": "tea"})
    loose = pact_of(["/a"], "loose", body={"name": "tea"})
    loose["interactions"][0]["response"]["matchingRules"] = {"body": {"$.name": {"matchers": [{"match": "type"}]}}}
    for name, pact in (("strict", strict), ("loose", loose)):
        with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
            json.dump(pact, file)
    both = ["-f", "strict.json", "-f", "loose.json", *PROVIDER, *WRITTEN, "--mutate"]
    asked = len(provider.seen)
    expect(run(ACCORD, both, folder), 0, "no floor", "mutation score of strict: 100.0 %", "mutation score of loose: ",
           'not noticed in "a": body $.name: empty; to notice it, use')
    check(len(provider.seen) == asked + 2, "the provider is asked nothing more")
    for name in ("r.html", "r.md"):
        text = texts(folder)[name]
        check("mutation score of strict: 100.0 %" in text and "mutation score of loose: " in text, f"{name} has a score per pact", text)
        check("body $.name: empty" in text, f"  and the survivors: {name}", text)
    scores = {one["consumer"]: one["mutation"]["score"] for one in json.loads(texts(folder)["r.json"])["pacts"]}
    check(scores["strict"] == 100 and 0 < scores["loose"] < 100, f"so has JSON: {scores}")
    check('<property name="mutationScore" value="100.0 %' in texts(folder)["r.xml"], "so has JUnit")
    met, missed = int(scores["loose"]), int(scores["loose"]) + 1
    expect(run(ACCORD, [*both, "--mutation-floor", str(met)], folder), 0, "a floor that is met")
    expect(run(ACCORD, [*both, "--mutation-floor", str(missed)], folder), 1, "a floor that is not met",
           f"FAILED: the mutation score of loose is {scores['loose']:.1f} %, below {missed} %")


with tempfile.TemporaryDirectory() as work:
    test_why(work)
    test_mutation(work)
