"""Programs of calls at random, as clients make them: mostly right, sometimes with an argument, an order or a handle that is
wrong. Each is made from a seed and a number alone, so that one that failed can be run again."""

import json
import random as chance
import re

import consumer
import matching
import models
from steps import Program

# How often each kind is made; the consumer's side is what nearly all clients use.
KINDS = [
    (consumer.http_pact, 45), (consumer.message_pact, 15), (consumer.old_message_pact, 8),
    (models.read_pact, 10), (models.built_models, 6),
    (matching.expressions, 8), (matching.single_values, 8), (matching.messages, 5), (matching.texts, 4),
]
MAY_BE_WRONG = (r"new_|with_(?!binary)|given|set_|add_|response_|upon_|message_given|message_expects|message_with_metadata"
                r"|create_mock|mock_server|write_|pact_handle_write|cleanup_mock|interaction_test|check_|validate_")
WRONG_TEXTS = [None, "", "\udcff\udcfe", "{", "[]", "5", "\u00fc"]


def make(seed, number):
    random = chance.Random(f"{seed}/{number}")
    program = Program(random)
    random.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0](program)
    if random.random() < 0.15:
        make_wrong(random, program.steps)
    return program.steps


def make_wrong(random, steps):
    """Changes one call: an argument, its place, or whether it is there at all."""
    calls = [at for at, step in enumerate(steps) if may_be_wrong(step)]
    if not calls:
        return
    at = random.choice(calls)
    kind = random.random()
    if kind < 0.2:
        del steps[at]
    elif kind < 0.4:
        steps.insert(random.choice(calls), steps.pop(at))
    else:
        steps[at] = json.loads(json.dumps(steps[at]))
        arguments = steps[at]["args"]
        which = random.randrange(len(arguments))
        if isinstance(arguments[which], str) or arguments[which] is None:
            arguments[which] = random.choice(WRONG_TEXTS)
        elif isinstance(arguments[which], dict):
            arguments[which] = 0
        elif not isinstance(arguments[which], bool) and not steps[at]["call"].startswith("create_mock"):
            arguments[which] = random.choice([0, 1] if has_part(steps[at]) else [0, 1, 2, 5, 6])


def has_part(step):
    """Another part than the two is the same as the second to the Rust core, in most calls."""
    return step["call"].startswith("with_") and step["call"] != "with_specification"


def may_be_wrong(step):
    """Calls with handles, and those that read texts. With wrong pointers and sizes the Rust core falls or hangs."""
    return step.get("args") and re.match(MAY_BE_WRONG, step.get("call", "")) is not None
