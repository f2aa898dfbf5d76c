#!/usr/bin/env python3
"""Four clients publish as a user while a node is killed (SIGKILL) and started again: the audit log is one chain, and has an
entry of each publication that was answered. Then a row is changed behind its back, which is found.
Usage: audit_test.py ACCORD sqlite|postgres [KILLS]"""

import base64
import json
import sqlite3
import subprocess
import sys
import time

from nodes import Node, Publishers, fail, on_database, start_nodes

accord, database = sys.argv[1:3]
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 3
EMAIL, PASSWORD = "ann@example.org", "correct horse battery"


def audit(url, *arguments):
    return subprocess.run([accord, "audit", *arguments, "--database-url", url], capture_output=True, text=True, check=False)


def kill_and_start_again(node):
    for _ in range(kills):
        time.sleep(0.7)
        node.kill()
        node.start()
        node.wait_until_it_answers()
    time.sleep(0.5)


def published(lines):
    """(consumer, version) of each entry."""
    found = set()
    for line in lines.splitlines():
        entry = json.loads(line)
        if entry["type"] == "contracts.published":
            if entry["user"].get("email") != EMAIL or entry["request"]["address"] != "127.0.0.1":
                fail(f"somebody else published: {line}")
            found |= {(event.get("consumerName"), event.get("consumerVersionNumber")) for event in entry["events"]}
    return found


def change_a_row(url):
    sql = "update audit_entries set content = replace(content, 'contracts.published', 'contracts.polished') where number = 3"
    if database == "sqlite":
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            connection.execute("drop trigger audit_entries_no_update")
            connection.execute(sql)
        return
    off = "alter table audit_entries disable trigger all"
    subprocess.run(["psql", "-q", url, "-c", off, "-c", sql], check=True)


def run(url, count):
    made = subprocess.run([accord, "admin", "create-user", "--email", EMAIL, "--password-stdin", "--database-url", url],
                          input=PASSWORD + "\n", text=True, capture_output=True, check=False)
    if made.returncode != 0:
        fail(made.stderr)
    Node.headers = {"Authorization": "Basic " + base64.b64encode(f"{EMAIL}:{PASSWORD}".encode()).decode()}
    nodes = start_nodes(accord, url, count)
    try:
        publishers = Publishers(nodes)
        publishers.run(lambda: kill_and_start_again(nodes[-1]))
        publishers.check()
    finally:
        for node in nodes:
            node.kill()
    whole = audit(url, "verify")
    print(whole.stdout, whole.stderr)
    if whole.returncode != 0 or ", unbroken, head " not in whole.stdout:
        fail("the chain is broken")
    head = whole.stdout.split()[-1]
    if audit(url, "verify", "--head", head).returncode != 0:
        fail("the head is not known again")
    if audit(url, "verify", "--head", "0" * 64).returncode != 1:
        fail("a head that never was is taken")
    missing = publishers.answered - published(audit(url, "export").stdout)
    if missing:
        fail(f"published, and not in the log: {sorted(missing)[:5]}")
    change_a_row(url)
    broken = audit(url, "verify")
    if broken.returncode != 1 or not broken.stdout.startswith("entry 3 was changed"):
        fail(f"a changed row goes unseen: {broken.stdout}")


on_database(database, run)
