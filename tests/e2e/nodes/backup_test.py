#!/usr/bin/env python3
"""Backups are made while four clients publish: each opens, is of one moment, and has all that was answered before it
began. Usage: backup_test.py ACCORD [BACKUPS]"""

import json
import os
import sys
import tempfile

from nodes import CONTRACTS, Publishers, done, fail, on_database, start_nodes

accord = sys.argv[1]
backups = int(sys.argv[2]) if len(sys.argv) > 2 else 4


def versions_in(url):
    """How many pacts each (consumer, version) has."""
    node = start_nodes(accord, url, 1)[0]
    try:
        pacts = {}
        for consumer in ("Together", "Alone2", "Alone3"):
            status, text, _ = node.ask("GET", f"/pacticipants/{consumer}/versions?pageNumber=1&pageSize=100000")
            for version in json.loads(text)["_embedded"]["versions"] if status == 200 else []:
                pacts[consumer, version["number"]] = len(version["_links"]["pb:pact-versions"])
        return pacts
    finally:
        node.kill()


def run(url, _):
    with tempfile.TemporaryDirectory() as folder:
        nodes = start_nodes(accord, url, 1)
        publishers = Publishers(nodes)
        answered = []

        def back_up():
            for turn in range(backups):
                publishers.wait_for_more()
                answered.append(set(publishers.answered))
                done([accord, "backup", "--database-url", url, "--to", f"{folder}/{turn}.sqlite3"])

        try:
            publishers.run(back_up)
            publishers.check()
        finally:
            nodes[0].kill()
        for turn, before in enumerate(answered):
            pacts = versions_in(f"sqlite:///{folder}/{turn}.sqlite3")
            if before - pacts.keys():
                fail(f"backup {turn} lacks {sorted(before - pacts.keys())[:5]}")
            if set(pacts.values()) - {CONTRACTS}:
                fail(f"backup {turn} has versions in part: {pacts}"[:1000])
        if [name for name in os.listdir(folder) if name.endswith(".part")]:
            fail("parts were left")
        print(f"{backups} backups, the last with {len(pacts)} versions")


on_database("sqlite", run)
