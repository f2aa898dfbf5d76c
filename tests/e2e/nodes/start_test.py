#!/usr/bin/env python3
"""Several nodes start at the same moment on an empty database, again and again: all of them serve, the tables are made
once, and the example and its environments are put there once. Usage: start_test.py ACCORD sqlite|postgres [ROUNDS]"""

import json
import sys

from nodes import fail, start_nodes, with_databases

accord, database = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 4
NODES = 4


def names(node, path, relation, member):
    return sorted(one[member] for one in json.loads(node.ask("GET", path)[1])["_embedded"][relation])


def check(node):
    wanted = {
        ("/pacticipants", "pacticipants", "name"): ["Example API", "Example App"],
        ("/environments", "environments", "name"): ["production", "test"],
        ("/pacticipants/Example%20App/versions", "versions", "number"): ["1.0.0"],
        ("/pacticipants/Example%20API/versions", "versions", "number"): ["2.0.0"],
    }
    for asked, there in wanted.items():
        found = names(node, *asked)
        if found != there:
            fail(f"{asked[0]} has {found}, not {there}")
    matrix = node.ask("GET", "/matrix?q[][pacticipant]=Example+App&q[][pacticipant]=Example+API")[1]
    if len(json.loads(matrix)["matrix"]) != 1:
        fail(f"the example was verified more than once: {matrix[:500]}")


def run(new_database):
    for turn in range(rounds):
        nodes = []
        try:
            nodes = start_nodes(accord, new_database(f"broker{turn}"), NODES)
            for node in nodes:
                check(node)
        finally:
            for node in nodes:
                node.kill()
    print(f"{rounds} times {NODES} nodes at once")


with_databases(database, run)
