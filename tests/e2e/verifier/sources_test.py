#!/usr/bin/env python3
"""One bad pact among good ones, by each kind of source: it could not run, the others do, and the exit code says so.
Usage: sources_test.py ACCORD
"""
import json
import os
import sys
import tempfile

from scripted import Server, answer, broker_of, check, expect, json_answer, pact_of, run

ACCORD = sys.argv[1]
PAGE = answer(b"<html>log in</html>", kind=b"Content-Type: text/html\r\n")
FAILS = answer(b"{}", status=b"500 Internal Server Error")
BAD = {"HTML": PAGE, "a failure": FAILS, "nothing there": answer(b"{}", status=b"404 Not Found"), "half a document": answer(b'{"consumer"'),
       "JSON that is no pact": json_answer([])}
ONE_OF_THREE = "3 loaded / 2 run / 2 passed / 0 failed / 0 pending / 1 could not run"

provider = Server(lambda client, _: client.sendall(answer(b'{"ok":true}')))
to_provider = ["-h", "127.0.0.1", "-p", str(provider.port), "--retries", "0", "-j", "report.json", "-x", "report.xml", "--markdown", "report.md"]


def good(consumer):
    return pact_of([f"/{consumer}"], consumer)


def report(folder):
    with open(os.path.join(folder, "report.json"), encoding="utf-8") as file:
        return json.load(file)


def test_broker(folder):
    for name, bad in BAD.items():
        broker = broker_of({"/shop": good("shop"), "/bad": bad, "/app": good("app")})
        ran = run(ACCORD, ["-b", broker.url, "-n", "hostile", *to_provider, "--publish", "--provider-version", "1"], folder)
        expect(ran, 1, f"a broker with {name} among its pacts", ONE_OF_THREE, f"not published, because not everything could be run: the results of {broker.url}/bad")
        posts = [line for line in broker.lines() if line.startswith("POST /results")]
        check(posts == ["POST /results/shop", "POST /results/app"], "the results of the others are published", str(posts))
        check(report(folder)["counts"]["interactions"]["couldNotRun"] == 1, "the report counts it")
        check("errors=\"1\"" in open(os.path.join(folder, "report.xml"), encoding="utf-8").read(), "so does JUnit's")


def test_broker_with_wrong_links(folder):
    broker = broker_of({"/shop": good("shop")})
    items = [{"_links": {"self": {"href": broker.url + "/shop"}}}, 7, {"_links": []}, {"_links": {"self": {"href": "nonsense:// {"}}}]
    wrong = broker_of({"/shop": good("shop")}, lists=items)
    expect(run(ACCORD, ["-b", wrong.url, "-n", "hostile", *to_provider], folder), 1, "wrong links in the list",
           "4 loaded / 1 run / 1 passed / 0 failed / 0 pending / 3 could not run", "there is no link to it")


def test_pending(folder):
    for name, bad in BAD.items():
        broker = broker_of({"/shop": good("shop"), "/bad": bad})
        items = [{"_links": {"self": {"href": broker.url + "/shop"}}},
                 {"verificationProperties": {"pending": True}, "_links": {"self": {"href": broker.url + "/bad"}}}]
        pending = broker_of({}, lists=items)
        expect(run(ACCORD, ["-b", pending.url, "-n", "hostile", *to_provider], folder), 0, f"a pending pact that is {name}",
               "2 loaded / 2 run / 1 passed / 0 failed / 1 pending", "pending: failures do not fail the run")
        check(len(report(folder)["pendingErrors"]) == 1 and report(folder)["errors"] == [], "the report has it as pending")


def test_broker_that_fails_for_all(folder):
    broker = broker_of({f"/{i}": FAILS for i in range(20)})
    expect(run(ACCORD, ["-b", broker.url, "-n", "hostile", *to_provider], folder, 20), 3, "a broker that fails for every pact",
           "20 could not run", "not asked for, because the broker failed for the 3 pacts before it")
    check(broker.lines().count("GET /2") == 1 and "GET /3" not in broker.lines(), "it is not asked for all of them")


def test_urls(folder):
    for name, bad in BAD.items():
        web = broker_of({"/shop": good("shop"), "/bad": bad, "/app": good("app")})
        urls = [option for path in ("/shop", "/bad", "/app") for option in ("-u", web.url + path)]
        expect(run(ACCORD, [*urls, *to_provider], folder), 1, f"{name} among URLs", ONE_OF_THREE)
    page = Server(lambda client, _: client.sendall(PAGE))
    pact_url = f"{page.url}/pacts/provider/hostile/consumer/shop/latest"
    expect(run(ACCORD, ["-u", pact_url, *to_provider, "--publish", "--provider-version", "1"], folder), 8, "--publish of a page",
           f"{pact_url}: this is HTML or XML, not a pact")


def test_files(folder):
    for name in ("shop", "app"):
        with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
            json.dump(good(name), file)
    expect(run(ACCORD, ["-f", "shop.json", "-f", "none.json", "-f", "app.json", *to_provider], folder), 1, "a file that is not there",
           ONE_OF_THREE, "can't read none.json")
    expect(run(ACCORD, ["-f", "none.json", *to_provider], folder), 9, "no file that is there", "can't read none.json")
    pacts = os.path.join(folder, "pacts")
    os.mkdir(pacts)
    for name in ("shop", "app"):
        os.rename(os.path.join(folder, f"{name}.json"), os.path.join(pacts, f"{name}.json"))
    with open(os.path.join(pacts, "bad.json"), "w", encoding="utf-8") as file:
        file.write("<html>")
    expect(run(ACCORD, ["-d", "pacts", "-n", "hostile", *to_provider], folder), 1, "a bad file in a folder", ONE_OF_THREE)


def test_wip(folder):
    broker = broker_of({"/shop": good("shop")})
    wip = ["-b", broker.url, "-n", "hostile", *to_provider, "--include-wip-pacts-since", "2024-01-01"]
    says = "warning: --include-wip-pacts-since has no effect without --provider-branch or --provider-tags"
    expect(run(ACCORD, wip, folder), 0, "work in progress of no branch", says)
    for known in (["--provider-branch", "main"], ["--provider-tags", "main"]):
        check(says not in run(ACCORD, [*wip, *known], folder).stderr, f"nothing is said with {known[0]}")


def test_states(folder):
    pact = good("shop")
    pact["interactions"][0]["providerStates"] = [{"name": "it is up"}]
    broker = broker_of({"/shop": pact})
    with open(os.path.join(folder, "states.txt"), "w", encoding="utf-8") as file:
        file.write("it is up\n")
    from_broker = ["-b", broker.url, "-n", "hostile", *to_provider]
    expect(run(ACCORD, [*from_broker, "--declared-states", "states.txt"], folder), 0, "declared states", "1 run / 1 passed")
    check(broker.lines().count("GET /shop") == 1, "the pacts are fetched once", str(broker.lines()))
    expect(run(ACCORD, [*from_broker, "--list-states", "--filter-description", "none such"], folder), 13, "states of what a filter leaves",
           "no provider states are listed: the filter matched nothing; descriptions: \"shop\"")
    with_bad = broker_of({"/shop": pact, "/bad": PAGE})
    expect(run(ACCORD, ["-b", with_bad.url, "-n", "hostile", "--list-states"], folder), 1, "states beside a bad pact", "it is up",
           f"its provider states are not known: {with_bad.url}/bad: this is HTML")


with tempfile.TemporaryDirectory() as work:
    for test in (test_broker, test_broker_with_wrong_links, test_pending, test_broker_that_fails_for_all, test_urls, test_files, test_wip, test_states):
        test(work)
