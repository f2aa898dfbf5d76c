"""Single values and messages matched in the process, definition expressions, and the functions on texts."""

import json

from models import message_json
from values import WORDS, json_value, other_value

RULES = [
    "matching(equalTo, 'text')", "matching(type, 'text')", "matching(regex, '\\d+', '12')", "matching(regex, '[a-c]+', 'abc')",
    "matching(number, 12)", "matching(integer, 12)", "matching(decimal, 1.5)", "matching(boolean, true)",
    "matching(date, 'yyyy-MM-dd', '2024-02-29')", "matching(time, 'HH:mm:ss', '10:11:12')",
    "matching(datetime, 'yyyy-MM-dd HH:mm:ss', '2024-02-29 10:11:12')", "matching(include, 'tex')",
    "matching(semver, '1.2.3')", "matching(contentType, 'application/xml', '<a/>')", "matching(type, 12)",
    "matching(type, null)", "matching(type, true)", "notEmpty('text')", "notEmpty(12)", "atLeast(2)", "atMost(2)",
    "eachValue(matching(type, 'text'))", "eachKey(matching(regex, '\\w+', 'a'))", "matching($'item')",
    "eachValue(matching($'item'))", "matching(equalTo, 12)", "matching(integer, '12')",
]
WRONG_EXPRESSIONS = ["", "text", "matching(", "matching(regex, 'a')", "matching(number, 'a')", "atLeast(x)", "matching()",
                     "notEmpty()", "matching(regex, '(', 'a')", "eachKey(x)", "matching(date, 'x', 'y') extra", None,
                     "matching(type, text)", "'text'", "12", "matching(type,'a'),", "matching(regex,  '\\d+' , '1' )"]
REGEXES = ["\\d+", "[a-c]+", "^a$", "(", "\\w*", "a{2}", "", "[", "(?i)A", "\\p{L}+", "(?=a)a", "\\bname\\b"]
FORMATS = ["yyyy-MM-dd", "HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "dd/MM/yy", "EEE, d MMM yyyy", "yyyy-MM-dd HH:mm:ssXXX",
           "HH:mm:ss.SSS", "x", "'", "", "hh:mm a", "yyyy-DDD"]
MOMENTS = ["2024-02-29", "2023-02-29", "10:11:12", "25:00:00", "2024-02-29T10:11:12", "29/02/24", "Thu, 29 Feb 2024",
           "2024-02-29 10:11:12+01:00", "10:11:12.345", "", "x", "10:11 am", "2024-060"]


def expression(random):
    if random.random() < 0.15:
        return random.choice(WRONG_EXPRESSIONS)
    return ", ".join(random.sample(RULES, random.choice([1, 1, 1, 2])))


def definition(program, text, each_rule):
    of = program.make("parse_matcher_definition", text)
    program.walk("matcher_definition_iter", [of], "matching_rule_iter_next", "matching_rule_iter_delete", each_rule)
    return of


def expressions(program):
    def one(result):
        program.call("matching_rule_id", result)
        program.call("matching_rule_value", result)
        program.call("matching_rule_reference_name", result)
        program.call("matching_rule_to_json", program.make("matching_rule_pointer", result))
    of = definition(program, expression(program.random), one)
    program.call("matcher_definition_value", of)
    program.call("matcher_definition_value_type", of)
    program.call("matcher_definition_error", of)
    generator = program.make("matcher_definition_generator", of)
    program.call("generator_to_json", generator)
    program.call("generator_generate_string", generator, program.random.choice([None, "{}", "{\"a\":1}"]))
    program.call("matcher_definition_delete", of)


def single_values(program):
    random = program.random
    calls = []
    for _ in range(random.randint(1, 4)):
        calls.append(random.choice([
            lambda: ("string", random.choice(WORDS), random.choice(WORDS + ["text", "abc", "12"])),
            lambda: ("i64", random.choice([0, 12, -1]), random.choice([12, 0, -1, 5])),
            lambda: ("u64", random.choice([0, 12]), random.choice([12, 0, 5])),
            lambda: ("f64", random.choice([1.5, 12.0]), random.choice([1.5, 2.5, 12.0])),
            lambda: ("bool", random.choice([0, 1]), random.choice([0, 1])),
            lambda: json_pair(random),
            lambda: ("binary", "text", 4, random.choice(["text", "more"]), 4),
        ])())
    cascaded = random.choice([0, 0, 1])

    def one(result):
        rule = program.make("matching_rule_pointer", result)
        for kind, *values in calls:
            program.call(f"matches_{kind}_value", rule, *values, cascaded)
    of = definition(program, random.choice(RULES), one)
    program.call("matcher_definition_delete", of)


def json_pair(random):
    _, expected = json_value(random, 1)
    actual = expected if random.random() < 0.4 else other_value(random, expected)
    return "json", json.dumps(expected), json.dumps(actual)


def messages(program):
    random = program.random
    expected = message_json(random)
    actual = json.loads(json.dumps(expected))
    actual.pop("matchingRules", None)
    if random.random() < 0.7:
        actual["contents"] = other_value(random, actual.get("contents"))
    if random.random() < 0.2:
        actual["metadata"] = random.choice([{}, {"contentType": "text/plain"}, {"topic": "other"}])
    both = [program.make("message_new_from_json", 0, json.dumps(one), 4) for one in (expected, actual)]
    of = program.make("match_message", *both)

    def one(mismatch):
        for getter in ("to_json", "type", "summary", "description", "ansi_description"):
            program.call(f"mismatch_{getter}", mismatch)
    program.walk("mismatches_get_iter", [of], "mismatches_iter_next", "mismatches_iter_delete", one)
    program.call("mismatches_delete", of)


def texts(program):
    random = program.random
    for _ in range(random.randint(1, 4)):
        random.choice([
            lambda: program.call("check_regex", random.choice(REGEXES), random.choice(WORDS)),
            lambda: program.call("generate_regex_value", random.choice(["[a-c]{3}", "\\d{4}", "abc", "(", "a|b"])),
            lambda: program.call("generate_datetime_string", random.choice(FORMATS)),
            lambda: program.call("validate_datetime", random.choice(MOMENTS), random.choice(FORMATS)),
        ])()
