#!/usr/bin/env python3
"""Four clients publish while a node is killed (SIGKILL) and started again, in a loop: what was answered is there, whole,
and all nodes say the same. Usage: crash_test.py ACCORD sqlite|postgres [KILLS]"""

import sys
import time

from nodes import Publishers, on_database, start_nodes

accord, database = sys.argv[1:3]
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 5


def kill_and_start_again(node):
    for _ in range(kills):
        time.sleep(0.7)
        node.kill()
        node.start()
        node.wait_until_it_answers()
    time.sleep(0.5)


def run(url, count):
    nodes = start_nodes(accord, url, count)
    try:
        publishers = Publishers(nodes)
        publishers.run(lambda: kill_and_start_again(nodes[-1]))
        publishers.check()
    finally:
        for node in nodes:
            node.kill()


on_database(database, run)
