#!/usr/bin/env python3
"""Versions are deleted while clients publish, tag and deploy to the same nodes; every second clean is killed. Nobody is
refused, what is current stays, nothing is left in part. Usage: clean_test.py ACCORD sqlite|postgres [CLEANS]"""

import http.client
import json
import sys
import threading
import time

from nodes import CONTRACTS, done, fail, killed, on_database, publication, query, start_nodes

accord, database = sys.argv[1:3]
cleans = int(sys.argv[3]) if len(sys.argv) > 3 else 6
CONSUMERS = ["One", "Two", "Three"]
# Whatever is not the newest, tagged, deployed or released goes at once.
KEEP = json.dumps([{"latest": True}, {"latest": True, "tag": True}, {"latest": True, "branch": True}])


class Client:
    """Publishes version after version of a consumer; tags every third with a tag of its own, and deploys it."""

    def __init__(self, nodes, consumer, environment):
        self.nodes, self.consumer, self.environment = nodes, consumer, environment
        self.published = 0
        self.tagged = self.deployed = None
        self.refused = []

    def ask(self, method, path, body="{}"):
        """Whether it was done; a version that was cleaned away before it was tagged is made anew or not there."""
        try:
            status, text, _ = self.nodes[self.published % len(self.nodes)].ask(method, path, body)
        except (OSError, http.client.HTTPException) as error:
            status, text = 0, repr(error)
        if status not in (200, 201, 404):
            self.refused.append(f"{method} {path}: {status} {text[:300]}")
        return status in (200, 201)

    def step(self):
        number = str(self.published + 1)
        if self.ask("POST", "/contracts/publish", publication(self.consumer, number)):
            self.published += 1
        if self.published % 3 == 0:
            version = f"/pacticipants/{self.consumer}/versions/{number}"
            if self.ask("PUT", f"{version}/tags/prod-{self.consumer}"):
                self.tagged = number
            if self.ask("POST", f"{version}/deployed-versions/environment/{self.environment}"):
                self.deployed = number

    def check(self, node):
        """What is current is there, with all its pacts."""
        if self.refused:
            fail(f"{len(self.refused)} requests were refused: {self.refused[:3]}")
        if self.published < 3:
            fail(f"{self.consumer} published too little to say anything")
        for number in {str(self.published), self.tagged, self.deployed} - {None}:
            status, text, _ = node.ask("GET", f"/pacticipants/{self.consumer}/versions/{number}")
            pacts = len(json.loads(text)["_links"]["pb:pact-versions"]) if status == 200 else status
            if pacts != CONTRACTS:
                fail(f"version {number} of {self.consumer} was lost: {pacts}")
        here = json.loads(node.ask("GET", f"/environments/{self.environment}/deployed-versions/currently-deployed")[1])
        numbers = [one["_embedded"]["version"]["number"] for one in here["_embedded"]["deployedVersions"]
                   if one["_embedded"]["pacticipant"]["name"] == self.consumer]
        if numbers != ([self.deployed] if self.deployed else []):
            fail(f"{self.consumer}: {numbers} is deployed, not {self.deployed}")


def clean_again_and_again(url):
    command = [accord, "clean", "--database-url", url, "--keep", KEEP, "--overwritten-data-max-age", "0"]
    interrupted = deleted = 0
    for turn in range(cleans):
        time.sleep(0.5)
        interrupted += killed(command, 0.05 * (turn + 1))
        query(url, "update leases set until = 0")  # else the next one waits until the dead one's has run out
        told = json.loads(done(command + ["--output", "json"]))
        deleted += told["versions"]["deleted"]
    if deleted == 0:
        fail("the cleans deleted nothing")
    return interrupted, deleted


def run(url, count):
    nodes = start_nodes(accord, url, count)
    try:
        made = nodes[0].ask("POST", "/environments", json.dumps({"name": "here", "displayName": "Here", "production": False}))
        clients = [Client(nodes, consumer, json.loads(made[1])["uuid"]) for consumer in CONSUMERS]
        is_over = threading.Event()

        def go_on(client):
            while not is_over.is_set():
                client.step()

        threads = [threading.Thread(target=go_on, args=[client], daemon=True) for client in clients]
        for thread in threads:
            thread.start()
        try:
            interrupted, deleted = clean_again_and_again(url)
            while any(client.published < 3 and not client.refused for client in clients):
                time.sleep(0.1)
        finally:
            is_over.set()
            for thread in threads:
                thread.join()
        for client in clients:
            client.check(nodes[-1])
        print(f"{deleted} versions deleted beside {sum(c.published for c in clients)} publications; {interrupted} cleans killed")
    finally:
        for node in nodes:
            node.kill()


on_database(database, run)
