"""Values at random as test authors write them: plain JSON, integration JSON with matchers and generators, and a value that
fits each."""

import copy
import json

WORDS = ["a", "b", "name", "42", "", "text", "true", "2024-02-29", "10:11:12", "a,b", "a b", "\u00e9", "1.5", "A1"]
KEYS = ["id", "name", "items", "a-b", "a b", "a.b", "@id", "1a", "12", "a_b", "\u00e9", "x"]
HEADERS = ["X-Name", "x-other", "Accept", "Vary", "Cache-Control", "Authorization", "Date", "Set-Cookie"]
QUERY_NAMES = ["q", "page", "a-b", "list", "tags[]", "filter[owner]", "x.y"]

# A rule, an example and another value that it takes.
STRING_RULES = [
    ({"pact:matcher:type": "type"}, "text", "other"),
    ({"pact:matcher:type": "regex", "regex": "\\d+"}, "12", "345"),
    ({"pact:matcher:type": "regex", "regex": "[a-c]+"}, "abc", "b"),
    ({"pact:matcher:type": "include", "value": "x"}, "x", "axb"),
    ({"pact:matcher:type": "equality"}, "same", "same"),
    ({"pact:matcher:type": "date", "format": "yyyy-MM-dd"}, "2024-02-29", "2023-01-01"),
    ({"pact:matcher:type": "time", "format": "HH:mm:ss"}, "10:11:12", "01:02:03"),
    ({"pact:matcher:type": "datetime", "format": "yyyy-MM-dd'T'HH:mm:ss"}, "2024-02-29T10:11:12", "2000-01-01T00:00:00"),
    ({"pact:matcher:type": "notEmpty"}, "x", "yy"),
    ({"pact:matcher:type": "semver"}, "1.2.3", "4.5.6"),
]
OTHER_RULES = [
    ({"pact:matcher:type": "type"}, 1, 2),
    ({"pact:matcher:type": "type"}, True, False),
    ({"pact:matcher:type": "integer"}, 1, 20),
    ({"pact:matcher:type": "decimal"}, 1.5, 2.25),
    ({"pact:matcher:type": "number"}, 100, 2.5),
    ({"pact:matcher:type": "boolean"}, True, False),
    ({"pact:matcher:type": "null"}, None, None),
    ({"pact:matcher:type": "type"}, {"k": "v"}, {"k": "w"}),
    ({"pact:matcher:type": "equality"}, [1, 2], [1, 2]),
]
# Generated values of one length and shape, so that chance does not show.
GENERATORS = [
    {"pact:generator:type": "RandomInt", "min": 10, "max": 99},
    {"pact:generator:type": "RandomString", "size": 5},
    {"pact:generator:type": "RandomHexadecimal", "digits": 6},
    {"pact:generator:type": "Uuid"},
    {"pact:generator:type": "Uuid", "format": "upper-case-hyphenated"},
    {"pact:generator:type": "Date", "format": "yyyy-MM-dd"},
    {"pact:generator:type": "Time", "format": "HH:mm"},
    {"pact:generator:type": "DateTime", "format": "yyyy-MM-dd'T'HH:mm:ss"},
    {"pact:generator:type": "Regex", "regex": "[a-c]{3}"},
    {"pact:generator:type": "ProviderState", "expression": "${id}"},
]


def plain_value(random, depth=2):
    kind = random.randrange(8 if depth else 6)
    if kind == 7:
        return {key: plain_value(random, depth - 1) for key in random.sample(KEYS, random.randrange(3))}
    if kind == 6:
        return [plain_value(random, depth - 1) for _ in range(random.randrange(3))]
    return [random.choice(WORDS), random.choice([0, 1, 7, 12, 100]), random.choice([0.5, 1.5, 2.25]),
            random.choice([True, False]), None, random.choice(WORDS)][kind]


def string_matcher(random):
    """Integration JSON of a text, and a value that it takes."""
    rule, example, other = random.choice(STRING_RULES)
    matcher = {**rule}
    if rule["pact:matcher:type"] != "include" or random.random() < 0.5:
        matcher["value"] = example
    return matcher, other


def matcher_value(random, depth=2):
    """Integration JSON of anything, and a value that it takes."""
    kind = random.random()
    if kind < 0.35:
        return string_matcher(random)
    if kind < 0.6 or depth == 0:
        rule, example, other = random.choice(OTHER_RULES)
        return {**rule, "value": example}, other
    return random.choice([each_like, each_key, each_value, array_contains, several, generated])(random, depth - 1)


def each_like(random, depth):
    item, other = json_value(random, depth)
    rule = {"pact:matcher:type": "type", "value": [item]}
    for limit in random.sample(["min", "max"], random.randrange(3)):
        rule[limit] = 1 if limit == "min" else 3
    if random.random() < 0.2:
        rule["examples"] = 2
    return rule, [other, copy.deepcopy(other)]


def each_key(random, depth):
    rules = [{"pact:matcher:type": "regex", "regex": "[a-z]+", "value": "key"}]
    value, other = json_value(random, depth)
    return {"pact:matcher:type": "eachKey", "rules": rules, "value": {"key": value}}, {"key": other}


def each_value(random, depth):
    rules = [{"pact:matcher:type": "type", "value": "v"}]
    return {"pact:matcher:type": "eachValue", "rules": rules, "value": {"key": "v"}}, {"one": "w", "two": "x"}


def array_contains(random, depth):
    variants = [json_value(random, depth) for _ in range(random.randint(1, 2))]
    return ({"pact:matcher:type": "arrayContains", "variants": [variant[0] for variant in variants]},
            ["first"] + [variant[1] for variant in variants])


def several(random, depth):
    rules = [{"pact:matcher:type": "type"}, {"pact:matcher:type": "regex", "regex": "\\w+"}]
    return {"pact:matcher:type": rules, "value": "several"}, "words"


def generated(random, depth):
    matcher, other = string_matcher(random)
    return with_generator(random, matcher), other


def with_generator(random, matcher):
    """Formats belong to both."""
    kind = {"date": "Date", "time": "Time", "datetime": "DateTime"}.get(matcher["pact:matcher:type"])
    if kind:
        return {**matcher, "pact:generator:type": kind}
    return {**matcher, **random.choice(GENERATORS)}


def json_value(random, depth=2):
    """JSON with or without matchers, and a value that it takes."""
    kind = random.random()
    if kind < 0.35:
        return matcher_value(random, depth)
    if kind < 0.6 and depth > 0:
        pairs = {key: json_value(random, depth - 1) for key in random.sample(KEYS, random.randint(1, 3))}
        return {key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()}
    value = plain_value(random, depth)
    return value, copy.deepcopy(value)


def other_value(random, value):
    """The value with something changed, which may or may not match."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        key = random.choice(list(value))
        changed = {**value}
        if random.random() < 0.3:
            del changed[key]
        elif random.random() < 0.2:
            changed["more"] = 1
        else:
            changed[key] = other_value(random, value[key])
        return changed
    if isinstance(value, list) and value and random.random() < 0.7:
        at = random.randrange(len(value))
        return value[:at] + random.choice([[], [other_value(random, value[at])], [value[at]] * 2]) + value[at + 1:]
    return plain_value(random)


def field_value(random):
    """A header, query value or path segment: plain or integration JSON, and a text that it takes."""
    kind = random.random()
    if kind < 0.5:
        word = random.choice([word for word in WORDS if word.isascii()])
        return word, word
    matcher, other = string_matcher(random)
    if kind < 0.55:
        matcher = with_generator(random, matcher)
    return json.dumps(matcher), other
