#!/usr/bin/env python3
"""PostgreSQL is restarted while four clients publish to three nodes: 503 with Retry-After at most, then all goes on
without a restart of the nodes. Usage: restart_test.py ACCORD [RESTARTS]"""

import sys
import time

from nodes import Postgres, Publishers, start_nodes

accord = sys.argv[1]
restarts = int(sys.argv[2]) if len(sys.argv) > 2 else 3


def restart(server, publishers):
    for _ in range(restarts):
        time.sleep(1)
        server.restart()
        publishers.wait_for_more()


server = Postgres()
nodes = []
try:
    nodes = start_nodes(accord, server.url, 3)
    publishers = Publishers(nodes, may_be_away=True)
    publishers.run(lambda: restart(server, publishers))
    publishers.check()
    print(f"{publishers.away} times 503")
finally:
    for node in nodes:
        node.kill()
    server.stop()
