#!/usr/bin/env python3
"""Plays the recorded requests of Terraform's provider against a broker, in their order.

Usage: replay.py BROKER TOKEN FILE

Each line of FILE is a request with the status that its client expects and the members of the answer
that it reads. ${NAME} stands for what the broker made up: the first answer with it says what it is,
every later one and each request has the same.
"""
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

PLACE = re.compile(r"\$\{(\w+)\}")


class Known(dict):
    """What the places stand for, as far as answers have told."""

    def fill(self, text):
        return PLACE.sub(lambda place: self[place[1]], text)

    def same_text(self, wanted, given):
        pattern, names = "", []
        end = 0
        for place in PLACE.finditer(wanted):
            pattern += re.escape(wanted[end:place.start()])
            if place[1] in self:
                pattern += re.escape(self[place[1]])
            else:
                pattern += "([^/]+)"
                names.append(place[1])
            end = place.end()
        found = re.fullmatch(pattern + re.escape(wanted[end:]), given)
        if found:
            self.update(zip(names, found.groups()))
        return found is not None

    def difference_of_sets(self, wanted, left, where):
        """In any order, as the provider's lists are."""
        for i, value in enumerate(wanted):
            faults = []
            for one in left:
                tried = Known(self)
                fault = tried.difference(value, one, f"{where}/{i}")
                if fault is None:
                    self.update(tried)
                    left.remove(one)
                    break
                faults.append(fault)
            else:
                return faults[0]
        return None

    def difference(self, wanted, given, where=""):
        """Where the answer lacks something, or has something else; None when all is there."""
        if isinstance(wanted, dict):
            if not isinstance(given, dict):
                return f"{where or '/'} is no object"
            for name, value in wanted.items():
                if name not in given:
                    return f"{where}/{name} is missing"
                found = self.difference(value, given[name], f"{where}/{name}")
                if found:
                    return found
            return None
        if isinstance(wanted, list):
            if not isinstance(given, list) or len(given) != len(wanted):
                return f"{where} is not {len(wanted)} elements: {given}"
            return self.difference_of_sets(wanted, list(given), where)
        if isinstance(wanted, str) and isinstance(given, str):
            return None if self.same_text(wanted, given) else f"{where} is {given!r}, not {wanted!r}"
        return None if wanted == given and type(wanted) is type(given) else f"{where} is {given!r}, not {wanted!r}"


def send(broker, token, known, step):
    body = known.fill(step["body"]).encode() if step["body"] else None
    request = urllib.request.Request(broker + known.fill(step["path"]), data=body, method=step["method"])
    request.add_header("Authorization", f"Bearer {token}")
    request.add_header("Accept", "application/hal+json, application/json")
    request.add_header("User-Agent", "terraform-pact/v0.10.1")
    if body is not None:
        request.add_header("Content-Type", "application/json")
    try:
        return urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as refused:
        return refused


def fault_of(step, known, answer):
    text = answer.read().decode()
    if answer.status != step["status"]:
        return f"status {answer.status}, not {step['status']}: {text}"
    location = step.get("location", "")
    if location and not known.same_text(location, answer.headers.get("Location", "")):
        return f"location {answer.headers.get('Location')}, not {location}"
    if step["answer"] is None:
        return None
    try:
        return known.difference(step["answer"], json.loads(text))
    except ValueError:
        return f"the answer is no JSON: {text!r}"


def main():
    broker, token, path = sys.argv[1:]
    known = Known(base=broker)
    faults = steps = 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            step = json.loads(line)
            try:
                fault = fault_of(step, known, send(broker, token, known, step))
            except KeyError as place:
                fault = f"no answer told what {place} is"
            steps += 1
            if fault:
                faults += 1
                print(f"{path}:{number}: {step['method']} {step['path']}: {fault}")
    print(f"{steps} requests of Terraform's provider, {faults} answered otherwise than it expects")
    return 1 if faults or steps == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
