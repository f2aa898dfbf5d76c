"""Pacts and messages looked into: of a pact in the making, read from JSON, or put together."""

import json

from values import GENERATORS, WORDS, json_value, plain_value

CONTENT_TYPES = ["application/json", "text/plain", "application/xml", "image/png", "application/hal+json", "what", None]
FILE_RULES = [
    {"body": {"$.a": {"matchers": [{"match": "type"}], "combine": "AND"}, "$.b[*]": {"matchers": [{"match": "integer"}]}}},
    {"body": {"$": {"matchers": [{"match": "regex", "regex": "\\w+"}, {"match": "type"}], "combine": "OR"}}},
    {"metadata": {"topic": {"matchers": [{"match": "regex", "regex": "\\w+"}], "combine": "AND"}}},
    {"body": {"$.d": {"matchers": [{"match": "date", "date": "yyyy-MM-dd"}]}}},
    {"body": {"$.e": {"matchers": [{"match": "arrayContains", "variants": [{"index": 0, "rules": {}}]}]}}},
]


def walk_pact(program, pact):
    """Some of the walks over a pact in the making."""
    random = program.random
    walks = [
        lambda: program.walk("pact_handle_get_sync_http_iter", [pact], "pact_sync_http_iter_next",
                             "pact_sync_http_iter_delete", lambda item: sync_http(program, item)),
        lambda: program.walk("pact_handle_get_async_message_iter", [pact], "pact_async_message_iter_next",
                             "pact_async_message_iter_delete", lambda item: async_message(program, item)),
        lambda: program.walk("pact_handle_get_sync_message_iter", [pact], "pact_sync_message_iter_next",
                             "pact_sync_message_iter_delete", lambda item: sync_message(program, item)),
        lambda: program.walk("pact_handle_get_message_iter", [pact], "pact_message_iter_next",
                             "pact_message_iter_delete", lambda item: message(program, item)),
        lambda: pact_model(program, program.make("pact_handle_to_pointer", pact)),
    ]
    for walk in random.sample(walks, random.choice([1, 2, len(walks)])):
        walk()
    program.call("handle_get_pact_spec_version", pact)


def states(program, of, kind):
    def one(state):
        program.call("provider_state_get_name", state)
        program.walk("provider_state_get_param_iter", [state], "provider_state_param_iter_next",
                     "provider_state_param_iter_delete")
    program.walk(f"{kind}_get_provider_state_iter", [of], "provider_state_iter_next", "provider_state_iter_delete", one)
    first = program.make(f"{kind}_get_provider_state", of, program.random.choice([0, 1]))
    program.call("provider_state_get_name", first)


def contents(program, of):
    random = program.random
    program.call("message_contents_get_contents_str", of)
    program.call("message_contents_get_contents_length", of)
    program.call("message_contents_get_contents_bin", of)
    program.walk("message_contents_get_metadata_iter", [of], "message_metadata_iter_next", "message_metadata_iter_delete")
    program.walk("message_contents_get_matching_rule_iter", [of, random.choice([4, 4, 6, 7])], "matching_rules_iter_next",
                 "matching_rules_iter_delete")
    program.walk("message_contents_get_generators_iter", [of, random.choice([4, 6])], "generators_iter_next",
                 "generators_iter_delete")


def async_message(program, of):
    program.call("async_message_get_description", of)
    for getter in ("str", "length", "bin"):
        program.call(f"async_message_get_contents_{getter}", of)
    states(program, of, "async_message")
    contents(program, program.make("async_message_get_contents", of))


def sync_message(program, of):
    program.call("sync_message_get_description", of)
    program.call("sync_message_get_number_responses", of)
    for getter in ("str", "length", "bin"):
        program.call(f"sync_message_get_request_contents_{getter}", of)
        program.call(f"sync_message_get_response_contents_{getter}", of, program.random.choice([0, 1]))
    states(program, of, "sync_message")
    contents(program, program.make("sync_message_get_request_contents", of))
    response = program.make("sync_message_get_response_contents", of, 0)
    contents(program, response)


def sync_http(program, of):
    program.call("sync_http_get_description", of)
    for part in ("request", "response"):
        for getter in ("", "_length", "_bin"):
            program.call(f"sync_http_get_{part}_contents{getter}", of)
        inner = program.make(f"sync_http_get_{part}", of)
        for category in range(6):
            program.walk(f"{part}_contents_get_matching_rule_iter", [inner, category], "matching_rules_iter_next",
                         "matching_rules_iter_delete")
        program.walk(f"{part}_contents_get_generators_iter", [inner, program.random.choice([1, 2, 3, 4])],
                     "generators_iter_next", "generators_iter_delete")
    states(program, of, "sync_http")


def message(program, of):
    program.call("message_get_description", of)
    program.call("message_get_contents", of)
    program.call("message_get_contents_length", of)
    program.call("message_get_contents_bin", of)
    program.walk("message_get_metadata_iter", [of], "message_metadata_iter_next", "message_metadata_iter_delete")
    program.call("message_find_metadata", of, program.random.choice(["topic", "contentType", "none"]))
    states(program, of, "message")


def pact_model(program, pact):
    consumer = program.make("pact_get_consumer", pact)
    program.call("consumer_get_name", consumer)
    program.call("pact_consumer_delete", consumer)
    provider = program.make("pact_get_provider", pact)
    program.call("provider_get_name", provider)
    program.call("pact_provider_delete", provider)
    program.call("pact_spec_version", pact)

    def one(interaction):
        kinds = [("message", message, "message"), ("asynchronous_message", async_message, "async_message"),
                 ("synchronous_message", sync_message, "sync_message"), ("synchronous_http", sync_http, "sync_http")]
        for kind, look, name in kinds:
            copy = program.make(f"pact_interaction_as_{kind}", interaction)
            look(program, copy)
            program.call(f"{name}_delete", copy)
    program.walk("pact_model_interaction_iterator", [pact], "pact_interaction_iter_next", "pact_interaction_iter_delete", one)
    program.call("pact_model_delete", pact)


def pact_json(random):
    """A pact file of V3 or V4."""
    is_v4 = random.random() < 0.5
    pact = {"consumer": {"name": "Shop"}, "provider": {"name": "Orders"},
            "metadata": {"pactSpecification": {"version": "4.0" if is_v4 else "3.0.0"}, "client": {"version": "1.2.3"}}}
    kind = random.random()
    if is_v4:
        pact["interactions"] = [v4_interaction(random) for _ in range(random.randint(0, 3))]
    elif kind < 0.4:
        pact["messages"] = [message_json(random) for _ in range(random.randint(0, 3))]
    else:
        pact["interactions"] = [v3_interaction(random) for _ in range(random.randint(0, 2))]
    return pact


def states_json(random):
    return [{"name": "a state", **({"params": {"id": 1, "name": "x"}} if random.random() < 0.5 else {})}
            for _ in range(random.choice([0, 1, 2]))]


def rules_json(random):
    return random.choice(FILE_RULES) if random.random() < 0.6 else {}


def message_json(random):
    made = {"description": "a message", "contents": plain_value(random), "providerStates": states_json(random),
            "metadata": {"contentType": "application/json", "topic": random.choice(["orders", "x"])}}
    if random.random() < 0.6:
        made["matchingRules"] = rules_json(random)
    if random.random() < 0.1:
        del made["contents"]
    return made


def v4_contents(random):
    kind = random.random()
    if kind < 0.7:
        return {"content": plain_value(random), "contentType": "application/json", "encoded": False}
    if kind < 0.85:
        return {"content": "hello", "contentType": "text/plain", "encoded": False}
    return {"content": "iVBORw0K", "contentType": "image/png", "encoded": "base64"}


def v4_interaction(random):
    kind = random.choice(["Synchronous/HTTP", "Asynchronous/Messages", "Synchronous/Messages"])
    made = {"type": kind, "description": "one", "providerStates": states_json(random), "pending": False}
    part = lambda: {"contents": v4_contents(random), "metadata": {"topic": "orders"}, "matchingRules": rules_json(random)}
    if kind == "Synchronous/HTTP":
        made["request"] = {"method": "POST", "path": "/orders", "headers": {"X-Name": ["a"]}, "body": v4_contents(random),
                           "matchingRules": rules_json(random)}
        made["response"] = {"status": 200, "body": v4_contents(random),
                            "generators": {"body": {"$.a": {"type": "RandomInt", "min": 10, "max": 99}}}}
    elif kind == "Synchronous/Messages":
        made["request"] = part()
        made["response"] = [part() for _ in range(random.choice([0, 1, 2]))]
    else:
        made.update(part())
    return made


def v3_interaction(random):
    return {"description": "one", "providerStates": states_json(random),
            "request": {"method": "POST", "path": "/orders", "headers": {"Content-Type": "application/json"},
                        "query": {"q": ["1"]}, "body": plain_value(random), "matchingRules": rules_json(random)},
            "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": plain_value(random)}}


def read_pact(program):
    random = program.random
    made = pact_json(random)
    if random.random() < 0.75:
        pact_model(program, program.make("parse_pact_json", json.dumps(made)))
    elif random.random() < 0.5:
        if "messages" not in made:
            made.pop("interactions", None)
            made["messages"] = [message_json(random)]
            made["metadata"]["pactSpecification"]["version"] = "3.0.0"
        message_pact(program, made)
    else:
        of = program.make("message_new_from_json", random.choice([0, 3]), json.dumps(message_json(random)), 4)
        message(program, of)
        program.call("message_delete", of)


def message_pact(program, made):
    pact = program.make("message_pact_new_from_json", "pact.json", json.dumps(made))
    program.call("consumer_get_name", program.make("message_pact_get_consumer", pact))
    program.call("provider_get_name", program.make("message_pact_get_provider", pact))
    program.call("message_pact_find_metadata", pact, "client", "version")
    program.walk("message_pact_get_metadata_iter", [pact], "message_pact_metadata_iter_next",
                 "message_pact_metadata_iter_delete")
    program.walk("message_pact_get_message_iter", [pact], "message_pact_message_iter_next",
                 "message_pact_message_iter_delete", lambda item: message(program, item))
    program.call("message_pact_delete", pact)


def built_models(program):
    """Made empty, filled, looked into."""
    random = program.random
    text, data = random.choice(WORDS + [json.dumps(json_value(random)[1])]), "\x01\udcff2"
    content_type = random.choice(CONTENT_TYPES)
    kind, part, bin_part, look = random.choice([
        ("async_message", "contents_str", "contents_bin", async_message),
        ("message", "contents", "contents_bin", message),
        ("sync_http", "request_contents", "request_contents_bin", sync_http),
        ("sync_http", "response_contents", "response_contents_bin", sync_http),
        ("sync_message", "request_contents_str", "request_contents_bin", sync_message),
        ("sync_message", "response_contents_str", "response_contents_bin", sync_message)])
    if kind == "message" and random.random() < 0.5:
        of = program.make("message_new_from_body", text, content_type)
    else:
        of = program.make(f"{kind}_new")
    if random.random() < 0.7:
        program.call(f"{kind}_set_description", of, random.choice(WORDS))
    index = [random.choice([0, 0, 1])] if kind == "sync_message" and part.startswith("response") else []
    if random.random() < 0.7:
        program.call(f"{kind}_set_{part}", of, *index, random.choice([text, text, None]), content_type)
    else:
        program.call(f"{kind}_set_{bin_part}", of, *index, data, 3, content_type)
    if kind == "message":
        for key in random.sample(["topic", "topic", "contentType"], random.randrange(3)):
            program.call("message_insert_metadata", of, key, random.choice(WORDS))
    look(program, of)
    program.call(f"{kind}_delete", of)
