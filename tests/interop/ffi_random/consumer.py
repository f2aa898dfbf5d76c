"""Pacts as consumer tests make them: interactions, a mock server that is asked, the file."""

import copy
import json
from urllib.parse import quote

import models
from values import (GENERATORS, HEADERS, QUERY_NAMES, WORDS, field_value, json_value, matcher_value, other_value,
                    plain_value)

NAMES = ["Shop", "Orders", "A b", "\u00dcber"]
DESCRIPTIONS = ["a request", "another request", "a third", ""]
METHODS = ["GET", "POST", "post", "PUT", "DELETE", "PATCH", "OPTIONS"]
PATHS = ["/", "/orders", "/orders/1", "/a%20b", "/caf%C3%A9"]
RULES = [
    {"body": {"$.a": {"matchers": [{"match": "type"}], "combine": "AND"}}},
    {"body": {"$": {"matchers": [{"match": "type"}]}, "$.items[*].id": {"matchers": [{"match": "integer"}]}}},
    {"header": {"X-Name": {"matchers": [{"match": "regex", "regex": "\\w+"}]}}},
    {"path": {"matchers": [{"match": "regex", "regex": "/.*"}]}},
    {"query": {"q": {"matchers": [{"match": "type"}]}}},
    {"body": {"$['a-b']": {"matchers": [{"match": "regex", "regex": "a|b"}, {"match": "notEmpty"}], "combine": "OR"}}},
    {"$.body.a": {"match": "type"}, "$.headers.X-Name": {"match": "regex", "regex": ".*"}},
]
FILE_GENERATORS = [
    {"body": {"$.a": GENERATORS_JSON} for GENERATORS_JSON in [{"type": "RandomInt", "min": 10, "max": 99}]},
    {"body": {"$.a": {"type": "Uuid"}}, "header": {"X-Name": {"type": "RandomString", "size": 4}}},
    {"path": {"type": "Regex", "regex": "/[a-c]{2}"}},
]


def begin(program, message=False):
    random = program.random
    pact = program.make("new_message_pact" if message else "new_pact", random.choice(NAMES), random.choice(NAMES))
    if program.sometimes(0.85):
        program.call("with_specification", pact, random.choices([3, 4, 5], [4, 6, 10])[0])
    if program.sometimes(0.3):
        kind = "with_message_pact_metadata" if message else "with_pact_metadata"
        program.call(kind, pact, random.choice(["pact-js", "client", "pactSpecification"]), "version", "1.2.3")
    return pact


def states(program, interaction, old=False):
    random = program.random
    prefix = "message_" if old else ""
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        state = random.choice(["a state", "another"])
        kind = random.random()
        if kind < 0.5:
            program.call(f"{prefix}given", interaction, state)
        elif kind < 0.8 or old:
            value = random.choice(["1", "text", "true", "null", "{\"a\":1}", "\"quoted\"", ""])
            program.call(f"{prefix}given_with_param", interaction, state, random.choice(["id", "name"]), value)
        else:
            params = random.choice(["{\"id\":1}", "{}", "{\"id\":\"x\",\"name\":null}", "[1]", "5", "\"text\""])
            program.call("given_with_params", interaction, state, params)


def extras(program, interaction):
    """What V4 has."""
    random = program.random
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        random.choice([
            lambda: program.call("interaction_test_name", interaction, "a test"),
            lambda: program.call("set_key", interaction, random.choice(["k1", "k2", None])),
            lambda: program.call("set_pending", interaction, random.choice([True, False])),
            lambda: program.call("set_comment", interaction, random.choice(["note", "text", "testname"]),
                                 random.choice(["\"x\"", "text", "{\"a\":1}", None])),
            lambda: program.call("add_text_comment", interaction, "a comment"),
            lambda: program.call("add_interaction_reference", interaction, "openapi", "operationId",
                                 random.choice(["createOrder", "{\"a\":1}", "5"])),
            lambda: program.call("upon_receiving", interaction, random.choice(DESCRIPTIONS)),
        ])()


def xml_value(random, depth=2):
    """An element as integration JSON, and a document that it takes."""
    name = random.choice(["a", "b-c", "item"])
    element = {"name": name}
    attributes = ""
    if random.random() < 0.4:
        element["attributes"] = {"id": random.choice(["1", {"pact:matcher:type": "integer", "value": "1"}])}
        attributes = ' id="1"'
    content = ""
    if random.random() < 0.5 or depth == 0:
        text = {"content": random.choice(["text", "12"])}
        content = text["content"]
        if random.random() < 0.5:
            text["matcher"] = random.choice([{"pact:matcher:type": "regex", "regex": "\\w+"},
                                             {"pact:matcher:type": "type"}])
        element["children"] = [text]
    else:
        child, content = xml_value(random, depth - 1)
        if random.random() < 0.4:
            child = {"pact:matcher:type": "type", "value": child, "examples": random.choice([1, 2])}
            content *= child["examples"]
        element["children"] = [child]
    return element, f"<{name}{attributes}>{content}</{name}>"


def body(program, interaction, part):
    """Sets a body; gives its content type and one that it takes."""
    random = program.random
    kind = random.random()
    if kind < 0.6:
        value, fits = json_value(random)
        if random.random() < 0.15:
            value, fits = matcher_value(random)
        text = json.dumps(value, ensure_ascii=random.random() < 0.5)
        content_type = random.choice(["application/json"] * 6 + [
            "application/json; charset=utf-8", "application/hal+json", "application/vnd.x+json;v=1"])
        program.call("with_body", interaction, part, content_type, text)
        return content_type, json.dumps(fits)
    if kind < 0.7:
        element, document = xml_value(random)
        program.call("with_body", interaction, part, "application/xml", json.dumps({"root": element}))
        return "application/xml", document
    if kind < 0.85:
        content_type, text = random.choice([
            ("text/plain", "hello"), (None, "plain text"), ("application/x-www-form-urlencoded", "a=1&b=x+y"),
            (None, "<?xml version=\"1.0\"?><a/>"), ("application/xml", "<a><b>1</b></a>"), ("text/html", "<p>x</p>"),
            ("text/plain", ""), ("application/json", "null"), ("application/json", None), (None, None),
            ("text/csv", "a,b\n1,2"), (None, "[1,2]"), ("application/json", "not json")])
        program.call("with_body", interaction, part, content_type, text)
        return content_type or "text/plain", text or ""
    if kind < 0.9:
        value, fits = field_value(random)
        fields = {"a": json.loads(value) if value.startswith("{") else value, "b": "2"}
        content_type = "application/x-www-form-urlencoded"
        program.call("with_body", interaction, part, content_type, json.dumps(fields))
        return content_type, f"a={quote(fits)}&b=2"
    content_type, data = random.choice([("image/gif", "GIF89a1234"), ("text/plain", "text"),
                                        ("application/octet-stream", "\x01\x02\udcff\udcfe")])
    size = len(data.encode("utf-8", "surrogateescape"))
    kinds = ["with_binary_body"] if content_type == "application/octet-stream" else ["with_binary_body", "with_binary_file"]
    program.call(random.choice(kinds), interaction, part, content_type, data, size)
    return content_type, data


def values_of_one_name(random, is_played):
    """One or two; the Rust core holds rules of one against all, so that no request would fit."""
    values = [field_value(random) for _ in range(random.choice([1, 1, 2]))]
    has_rules = any(value.startswith("{") for value, _ in values)
    is_split = any("," in value for value, _ in values)  # by the Rust core, where it came
    return values[:1] if is_played and (has_rules or is_split) else values


def http_interaction(program, pact, description, is_played):
    """Gives a request that fits: method, target, headers, body."""
    random = program.random
    interaction = program.make("new_interaction", pact, description)
    states(program, interaction)
    method = random.choice(METHODS)
    path = random.choice(PATHS)
    fitting_path = path
    if random.random() < 0.25:
        path, fitting_path = json.dumps({"pact:matcher:type": "regex", "regex": "/o/\\d+", "value": "/o/1"}), "/o/77"
    program.call("with_request", interaction, method, path)
    query = []
    for name in random.sample(QUERY_NAMES, random.choice([0, 0, 1, 1, 2])):
        for index, (value, fits) in enumerate(values_of_one_name(random, is_played)):
            program.call("with_query_parameter_v2", interaction, name, index, value)
            query.append(f"{quote(name, safe='[]')}={quote(fits)}")
    headers = fields(program, interaction, 0, is_played)
    sent = ""
    if random.random() < 0.6:
        content_type, sent = body(program, interaction, 0)
        if not any(name.lower() == "content-type" for name, _ in headers):
            headers.append(["Content-Type", content_type])
    response(program, interaction, is_played)
    rules(program, interaction)
    extras(program, interaction)
    target = quote(fitting_path, safe="/%") + ("?" + "&".join(query) if query else "")
    return [method.upper(), target, headers, sent]


def fields(program, interaction, part, is_played):
    random = program.random
    sent = []
    for name in random.sample(HEADERS, random.choice([0, 0, 1, 2])):
        for index, (value, fits) in enumerate(values_of_one_name(random, is_played)):
            if index == 0 and "," not in fits and random.random() < 0.1:
                program.call("set_header", interaction, part, name, fits)
            else:
                program.call("with_header_v2", interaction, part, name, index, value)
            sent.append([name, fits])
    return sent


def response(program, interaction, is_played):
    random = program.random
    if random.random() < 0.6:
        program.call("response_status", interaction, random.choice([200, 201, 204, 404, 500]))
    elif random.random() < 0.5:
        program.call("response_status_v2", interaction, random.choice([
            "201", "200", json.dumps({"pact:matcher:type": "statusCode", "status": "success", "value": 200}),
            json.dumps({"pact:matcher:type": "integer", "value": 202})]))
    fields(program, interaction, 1, is_played)
    if random.random() < 0.6:
        body(program, interaction, 1)
    elif random.random() < 0.1:
        program.call("with_multipart_file_v2", interaction, 1, "image/png", {"path": "photo.bin"}, "photo", "boundary")


def rules(program, interaction):
    random = program.random
    if random.random() < 0.1:
        program.call("with_matching_rules", interaction, random.choice([0, 1]), json.dumps(random.choice(RULES)))
    if random.random() < 0.05:
        program.call("with_generators", interaction, random.choice([0, 1]), json.dumps(random.choice(FILE_GENERATORS)))


def changed(random, request):
    """A request that may or may not match."""
    method, target, headers, sent = copy.deepcopy(request)
    kind = random.randrange(5)
    if kind == 0:
        method = random.choice(["GET", "POST", "PUT"])
    elif kind == 1:
        target = random.choice([target + "&more=1" if "?" in target else target + "?more=1", "/nowhere", target + "x"])
    elif kind == 2 and headers:
        at = random.randrange(len(headers))
        headers[at] = [headers[at][0], random.choice(["other", "application/json", headers[at][1] + "x"])]
    elif sent[:1] in ("{", "["):
        sent = json.dumps(other_value(random, json.loads(sent)))
    else:
        sent = sent + random.choice(["x", " ", "1"]) if sent else "{\"more\":1}"
    return [method, target, headers, sent]


def http_pact(program):
    random = program.random
    pact = begin(program)
    is_played = random.random() < 0.6
    requests = [http_interaction(program, pact, description, is_played)
                for description in random.sample(DESCRIPTIONS, random.choice([1, 1, 1, 2, 3]))]
    if not is_played:
        write(program, "pact_handle_write_file", pact)
        if random.random() < 0.3:
            models.walk_pact(program, pact)
        return
    port = program.make("create_mock_server_for_transport", pact, random.choice(["127.0.0.1"] * 8 + ["localhost", None, "x"]),
                        0, random.choice(["http", "http", None, "", "what"]),
                        random.choice([None, None, None, "{}", "{\"corsPreflight\":true}", "{"]))
    for request in requests:
        if random.random() < 0.9:
            program.http(port, *(request if random.random() < 0.6 else changed(random, request)))
    if random.random() < 0.2:
        program.http(port, "OPTIONS", "/orders", [["Origin", "http://x"], ["Access-Control-Request-Method", "PUT"]], "")
    program.call("mock_server_matched", port)
    program.call("mock_server_mismatches", port)
    if random.random() < 0.6:
        write(program, "write_pact_file", port)
    if random.random() < 0.5:
        program.call("cleanup_mock_server", port)


def write(program, function, of):
    program.call(function, of, {"path": ""}, program.random.choice([True, False]))
    if program.sometimes(0.2):
        program.call(function, of, {"path": ""}, False)


def metadata(program, interaction, part, old=False):
    random = program.random
    for key in random.sample(["topic", "key", "contentType" if part == 0 else "id"], random.choice([0, 1, 1, 2])):
        value = random.choice(["orders", "5", "{\"a\":1}", "true", field_value(random)[0], field_value(random)[0]])
        if key == "contentType":
            value = "application/json"
        if old:
            program.call(random.choice(["message_with_metadata", "message_with_metadata_v2"]), interaction, key, value)
        else:
            program.call("with_metadata", interaction, key, value, part)


def message_pact(program):
    random = program.random
    pact = begin(program)
    for description in random.sample(DESCRIPTIONS, random.choice([1, 1, 2])):
        is_sync = random.random() < 0.45
        kind = "new_sync_message_interaction" if is_sync else "new_message_interaction"
        interaction = program.make(kind, pact, description)
        states(program, interaction)
        if random.random() < 0.9:
            body(program, interaction, 0)
        metadata(program, interaction, 0)
        for _ in range(random.choice([0, 1, 1, 2]) if is_sync else 0):
            body(program, interaction, 1)
            metadata(program, interaction, 1)
        rules(program, interaction)
        extras(program, interaction)
        if not is_sync and random.random() < 0.4:
            program.call("message_reify", interaction)
    if random.random() < 0.6:
        models.walk_pact(program, pact)
    write(program, "pact_handle_write_file", pact)


def old_message_pact(program):
    random = program.random
    pact = begin(program, message=True)
    for description in random.sample(DESCRIPTIONS, random.choice([1, 1, 2])):
        message = program.make(random.choice(["new_message", "new_async_message"]), pact, description)
        if random.random() < 0.4:
            program.call("message_expects_to_receive", message, random.choice(DESCRIPTIONS))
        states(program, message, old=True)
        content_type, text = random.choice([
            ("application/json", json.dumps(json_value(random)[0]))] * 5 + [
            ("application/json", json.dumps(plain_value(random))), ("application/json", "hello"), ("text/plain", "hello"),
            ("application/xml", "<a/>"), ("application/xml", json.dumps({"root": xml_value(random)[0]})), (None, "{\"a\": 1}"),
            ("image/png", "photo")])
        program.call("message_with_contents", message, content_type, text, len(text.encode()))
        metadata(program, message, 0, old=True)
        program.call("message_reify", message)
    if random.random() < 0.3:
        models.walk_pact(program, pact)
    write(program, "write_message_pact_file", pact)
