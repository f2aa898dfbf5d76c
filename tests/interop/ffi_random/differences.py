"""What differs between two answers to the same program, as small as it can be said: one difference for each value."""

import dataclasses
import json
import re

def str_of_place(item):
    """`$['a']` and `a` are told apart by neither."""
    return re.sub(r"[$.\[\]']", "", str(item[0][0])), json.dumps(read(item), sort_keys=True)


MISSING = "(none)"


@dataclasses.dataclass
class Difference:
    program: list  # the steps
    step: dict     # the call, or None for a file
    path: list     # where in the result or file
    peer: object
    ours: object
    parents: tuple = (None, None)  # what they stand in
    whole: object = None           # the result of the Rust core

    @property
    def call(self):
        if self.path == ["died"]:
            return "process"
        return self.step.get("call") or self.step.get("each") or "http" if self.step else "file"

    @property
    def place(self):
        return "/".join(str(part) for part in self.path)

    @property
    def status(self):
        """Of the reply that both mock servers gave."""
        return self.whole.get("status") if isinstance(self.whole, dict) else None

    def arguments(self):
        return self.step.get("args", []) if self.step else []

    def calls(self):
        """The names of all calls of the program, those within walks, too."""
        return [step.get("call") or step.get("each") or "http" for step in all_steps(self.program)]

    def __str__(self):
        return f"{self.call} {self.place}\n  Rust core: {json.dumps(self.peer)}\n  ours:      {json.dumps(self.ours)}"


def all_steps(steps):
    for step in steps:
        yield step
        yield from all_steps(step.get("do", []))


def differences(program, peer, ours):
    if "died" in peer or "died" in ours:
        # Also when both did: nothing was compared then.
        return [Difference(program, None, ["died"], peer.get("died"), ours.get("died"))]
    found = []
    for step, of_peer, of_ours in zip(program, peer["results"], ours["results"]):
        found += in_step(program, step, of_peer, of_ours)
    peer_files, our_files = read(peer["files"]), read(ours["files"])
    for name in peer_files.keys() & our_files.keys():
        found += in_order(program, name, peer_files[name], our_files[name])
    return found + [Difference(program, None, *leaf) for leaf in leaves(peer_files, our_files)]


def in_order(program, name, peer, ours):
    """A difference in the order of the interactions of a file, if there is one; then they are put into the same order."""
    for kind in ("interactions", "messages"):
        both = [file.get(kind) if isinstance(file, dict) else None for file in (peer, ours)]
        if all(isinstance(one, list) for one in both):
            orders = [[interaction_key(one) for one in interactions] for interactions in both]
            for interactions in both:
                interactions.sort(key=whole_key)
            if orders[0] != orders[1] and sorted(orders[0]) == sorted(orders[1]):
                yield Difference(program, None, [name, kind, "order"], *orders)


def interaction_key(interaction):
    states = interaction.get("providerStates", interaction.get("providerState"))
    return json.dumps([interaction.get("description"), states, interaction.get("type")], sort_keys=True)


def whole_key(interaction):
    """For several of one name."""
    return interaction_key(interaction), json.dumps(interaction, sort_keys=True)


def in_step(program, step, peer, ours):
    if step.get("each") in ("provider_state_param_iter_next", "matching_rules_iter_next", "generators_iter_next"):
        peer, ours = (sorted(one, key=str_of_place) for one in (peer, ours))  # they have no order in the Rust core
    if "each" in step and isinstance(peer, list) and isinstance(ours, list) and len(peer) == len(ours):
        found = []
        for item_of_peer, item_of_ours in zip(peer, ours):
            inner = len(item_of_peer) - len(step["do"])
            found += of_values(program, step, item_of_peer[:inner], item_of_ours[:inner])
            for one, a, b in zip(step["do"], item_of_peer[inner:], item_of_ours[inner:]):
                found += in_step(program, one, a, b)
        return found
    return of_values(program, step, peer, ours)


def of_values(program, step, peer, ours):
    found = [Difference(program, step, *leaf, peer) for leaf in leaves(read(peer), read(ours))]
    if made_by_chance(step) and "generator" in json.dumps(program):
        return [one for one in found if shape_of(one.peer) != shape_of(one.ours)]
    return found


def made_by_chance(step):
    """Whether a step may show what a generator made."""
    return "http" in step or step.get("each") == "message_metadata_iter_next" or step.get("call") in (
        "message_reify", "message_get_contents", "message_find_metadata")


def shape_of(value):
    """What is left of values when chance is taken out."""
    if isinstance(value, dict):
        return {key: shape_of(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape_of(one) for one in value]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return "a number" if is_number else re.sub(r"\w", "x", value) if isinstance(value, str) else value


def read(value):
    """Texts that hold JSON as what they hold; lists that have no order in a fixed one."""
    if isinstance(value, dict):
        return {key: read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [read(one) for one in value]
    parsed = json_in(value)
    return value if parsed is None else ordered(parsed)


def json_in(text):
    """The object or list that a text holds, if it does."""
    try:
        return json.loads(text) if isinstance(text, str) and text[:1] in ("{", "[") else None
    except ValueError:
        return None


def ordered(value):
    if json_in(value) is not None:
        return ["as text", ordered(json_in(value))]
    if isinstance(value, dict):
        return {key: ordered(one) for key, one in value.items()}
    if isinstance(value, list):
        items = [ordered(one) for one in value]
        is_mismatches = items and all(isinstance(one, dict) and "type" in one for one in items)
        return sorted(items, key=mismatch_key) if is_mismatches else items
    return value


def mismatch_key(mismatch):
    return [str(mismatch.get(key, "")).upper() for key in ("type", "method", "path", "key", "parameter", "actual", "expected")]


def leaves(peer, ours, path=(), parents=(None, None)):
    """Each place in two values of JSON where they differ, with what it stands in. 1 and 1.0 differ; what is missing is the
    text "(none)"."""
    if isinstance(peer, dict) and isinstance(ours, dict) and peer.get("type") == ours.get("type"):
        for key in sorted({*peer, *ours}):
            yield from leaves(peer.get(key, MISSING), ours.get(key, MISSING), (*path, key), (peer, ours))
    elif isinstance(peer, list) and isinstance(ours, list) and len(peer) == len(ours):
        for at, (a, b) in enumerate(zip(peer, ours)):
            yield from leaves(a, b, (*path, at), (peer, ours))
    elif type(peer) is not type(ours) or peer != ours:
        yield list(path), peer, ours, parents
