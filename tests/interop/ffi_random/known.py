"""The differences between the libraries that are decided, each with its reason. They are in docs/compatibility.md, too."""


import base64
import json
import re
from urllib.parse import parse_qsl, unquote

from differences import MISSING, interaction_key


class Rule:
    """`ends` says that what comes after such a difference follows from it, `is_rare` that not every few thousand programs meet it."""

    def __init__(self, name, why, holds, ends=False, is_rare=False):
        self.is_rare = is_rare
        self.name = name
        self.why = why
        self.holds = holds
        self.ends = ends
        self.used = 0


def is_text_getter(it):
    return re.fullmatch(r"(message|sync_http)_get_.*contents|.*contents_str", it.call) is not None


def is_same_query(peer, ours):
    """Names and values of V2; the Rust core writes characters beyond ASCII as if they were Latin-1."""
    pairs = [sorted(parse_qsl(query, keep_blank_values=True, encoding=encoding))
             for query, encoding in ((peer, "latin-1" if "%e9" in peer else "utf-8"), (ours, "utf-8"))]
    return pairs[0] == pairs[1]


def is_missing(value):
    return value == MISSING


def without_positions(keys):
    return {re.sub(r"\[\d+\]$", "", key) for key in keys}


def is_of_one_value(it):
    """A rule or generator that only the key tells apart, `q` and `q[1]`."""
    parents = it.parents
    return (all(isinstance(one, dict) for one in parents) and is_missing(it.peer) != is_missing(it.ours)
            and without_positions(parents[0]) == without_positions(parents[1]))


def is_explained(peer, ours):
    """The same sentence, then what it leaves open."""
    if not isinstance(peer, str) or not isinstance(ours, str):
        return False
    ends = " - |; |: Error| for value at index|, which is empty"
    words = [re.split(ends, re.sub(r"[' ]|\(Integer\)", " ", one))[0].split() for one in (peer, ours)]
    return words[0] == words[1]


def is_same_json(peer, ours):
    try:
        return json.loads(peer) == json.loads(ours)
    except (TypeError, ValueError):
        return False


def have_same_names(peer, ours):
    keys = [{interaction_key(one) for one in interactions} for interactions in (peer, ours)]
    return keys[0] == keys[1]


WRONG_UTF8 = "\udcff\udcfe"


def has_no_utf8(arguments):
    return any("\udcff" in argument for argument in arguments if isinstance(argument, str))


def is_after_start(it):
    """Whether it is a change that comes when the mock server runs."""
    starts = [step["call"] == "create_mock_server_for_transport" for step in it.program[:place_of(it)] if "call" in step]
    return any(starts) and it.call != "mock_server_matched"


def place_of(it):
    return next((at for at, step in enumerate(it.program) if step is it.step), 0)


def has_version(it, *versions):
    return any(step.get("call") == "with_specification" and step["args"][1] in versions for step in it.program)


def deduplicated(values):
    return [value for at, value in enumerate(values) if value not in values[:at]]


FILES = [
    Rule("metadata of files", "ours says `accord`, theirs `pactRust`",
         lambda it: it.call == "file" and it.path[1:] in (["metadata", "pactRust"], ["metadata", "accord"])),
    Rule("order of a file", "ours is the same whatever order the tests run in",
         lambda it: it.call == "file" and it.path[-1] == "order"),
    Rule("the same interaction twice", "once is enough",
         lambda it: it.call == "file" and it.path[-1] in ("interactions", "messages") and have_same_names(it.peer, it.ours)),
    Rule("query of V2", "ours is escaped as RFC 3986 has it, and in the order of the test",
         lambda it: it.path[-1:] == ["query"] and isinstance(it.peer, str) and isinstance(it.ours, str)
         and is_same_query(it.peer, it.ours)),
    Rule("date-time rules", "`timestamp` is what files of V3 call it",
         lambda it: it.path[-1:] == ["match"] and (it.peer, it.ours) == ("datetime", "timestamp")),
    Rule("null in a query", "ours is an empty text",
         lambda it: "query" in it.path and it.peer is None and it.ours == ""),
    Rule("multipart files", "the part says the content type that it was given, theirs one made of the file's name",
         lambda it: "with_multipart_file_v2" in it.calls()
         and (it.path[-2:] == ["response", "body"] or it.path[-1:] == ["content"] or "response_contents" in it.call)),
]

CONTENTS = [
    Rule("null and the empty text as JSON", "ours is written so that it is not read as no contents",
         lambda it: (it.path[-1:] == ["encoded"] and it.peer is False and it.ours == "json"
                     and it.parents[1]["content"] in ("null", '""'))
         or (it.path[-1:] in (["content"], ["contents"], ["body"]) and (it.peer, it.ours) in ((None, "null"), ("", '""')))),
    Rule("contents that are no JSON although they are called so", "ours are the text, theirs in base64",
         lambda it: it.path[-1:] == ["encoded"] and (it.peer, it.ours) == ("base64", "json")
         or it.path[-1:] in (["content"], ["contents"], ["body"]) and is_base64_of(it.peer, it.ours)),
    Rule("binary contents that are text in V3", "ours are in base64, as all of them",
         lambda it: it.path[-1:] in (["contents"], ["body"]) and is_base64_of(it.ours, it.peer)),
    Rule("files that are text", "ours are text",
         lambda it: "with_binary_file" in it.calls() and it.path[-1:] == ["encoded"] and (it.peer, it.ours) == ("base64", False)),
    Rule("XML that is no integration JSON", "ours keeps the text of old message calls, theirs none",
         lambda it: "message_with_contents" in it.calls() and it.peer in ("", 0) and it.ours),
    Rule("XML without a root", "ours is refused, theirs is a declaration alone",
         lambda it: it.call == "with_body" and it.peer is True and it.ours is False and "xml" in str(it.arguments()), ends=True, is_rare=True),
    Rule("`arrayContains` without variants", "ours is refused",
         lambda it: it.call == "with_body" and it.peer is True and it.ours is False and "arrayContains" in str(it.arguments()),
         ends=True, is_rare=True),
    Rule("contents that say nothing", "ours are none",
         lambda it: it.call == "message_reify" and it.ours == "" and isinstance(it.peer, dict) and not it.peer.get("contents"),
         is_rare=True),
    Rule("content types of binary files", "ours is the real one",
         lambda it: it.path[-1:] == ["contentType"] and (it.peer == "*/*" or "with_binary_" in str(it.program))),
]

RULES_IN_FILES = [
    Rule("rules of one value", "ours are of that value, theirs of all", is_of_one_value),
    Rule("rules in V1", "it has none", lambda it: has_version(it, 1, 2) and "matcher" in str(it.program), ends=True),
    Rule("messages before V3", "there were none; ours writes them as V3 does, theirs with rules of V2",
         lambda it: it.call == "message_reify" and has_version(it, 1, 2, 3)
         and it.path[:1] in (["matchingRules"], ["generators"])),
    Rule("examples of eachKey and eachValue", "they stand in the body",
         lambda it: it.path[-1:] == ["value"] and is_missing(it.ours) and "each" in str(it.program)),
    Rule("places of a status", "it is one value and has none",
         lambda it: "status" in it.place and it.path[-1] in ("$", "combine", "matchers", "$.status", "$.status.$")),
    Rule("the same rule twice", "once is enough",
         lambda it: it.path[-1:] == ["matchers"] and isinstance(it.peer, list) and deduplicated(it.peer) == it.ours),
    Rule("rules that are added to others", "ours keeps both, theirs the last in the form of V2",
         lambda it: it.path[-1:] == ["matchers"] and "with_matching_rules" in it.calls()
         and isinstance(it.peer, list) and len(it.peer) < len(it.ours)),
    Rule("generators that are null", "theirs are written when there are none",
         lambda it: it.path[-1:] == ["generators"] and it.peer is None and is_missing(it.ours)),
]

HTTP = [
    Rule("texts that are no UTF-8 or null", "ours is an error, theirs a default",
         lambda it: it.peer and not it.ours and it.step and (has_no_utf8(it.arguments()) or None in it.arguments())
         or is_missing(it.ours) and it.call == "message_reify" and WRONG_UTF8 in str(it.program), ends=True),
    Rule("versions that are none", "ours refuses them",
         lambda it: it.call == "with_specification" and it.peer is True and it.ours is False, ends=True),
    Rule("`type` with `min` at a header", "ours asks for so many values",
         lambda it: it.call == "http" and it.path[:1] == ["body"] and re.search("HeaderMismatch.*minimum size", str(it.ours)), ends=True, is_rare=True),
    Rule("empty names", "theirs stay empty",
         lambda it: (it.peer == "" and it.ours in ("Consumer", "Provider"))
         or it.call == "file" and len(it.path) == 1 and re.search("Consumer|Provider|^-|-.json", it.place)),
    Rule("body of a refusal", "theirs prints its own structures, ours says what differs",
         lambda it: it.call == "http" and it.path[:1] == ["body"] and it.status == 500),
    Rule("explanations", "ours says what the sentence leaves open", lambda it: is_explained(it.peer, it.ours)),
    Rule("binary bodies in mismatches", "ours are described, theirs is the text that their bytes make",
         lambda it: it.call == "mock_server_mismatches" and str(it.ours).startswith("[") and " bytes" in str(it.ours)),
    Rule("bodies that can't be read", "ours has its own sentences",
         lambda it: it.path[-1:] == ["mismatch"] and str(it.peer).startswith("Failed to parse the actual body")),
    Rule("bodies of another type", "ours tells the types, theirs the bodies, too",
         lambda it: it.path[-1:] in (["actualBody"], ["expectedBody"]) and is_missing(it.ours)),
    Rule("several Set-Cookie before V4", "ours is a list, as they can't be in one line",
         lambda it: [str(part).lower() for part in it.path[-2:]] == ["headers", "set-cookie"]
         and str(it.peer).split(", ") == it.ours),
    Rule("words of rules at fields", "ours are those of fields without a rule",
         lambda it: it.path[-1:] == ["mismatch"] and re.search("to be equal to|to not be empty", str(it.peer)) and it.ours),
    Rule("bodies that are missing", "ours are told as they are, theirs as its own structures",
         lambda it: "mismatches" in it.path and re.search(NO_BODY, str(it.peer) + str(it.parents))
         or it.path[-1:] == ["expected"] and it.peer == json.dumps(it.ours)),
    Rule("texts of JSON in mismatches", "ours are in quotes, as elsewhere",
         lambda it: it.path[-1:] in (["actual"], ["expected"]) and it.ours == json.dumps(it.peer)),
    Rule("lists of JSON told as texts", "ours are the JSON",
         lambda it: it.peer == json.dumps(it.ours) or "mismatches" in it.path
         and re.search(r"[\[{]", str(it.peer) + str(it.parents)) is not None
         and "to be equal to" in str(it.whole) and it.path[3:4] in (["actual"], ["expected"])),
    Rule("requests with method and path of one of several", "ours is a mismatch, theirs when none other differs less",
         lambda it: it.calls().count("new_interaction") > 1 and (
             (it.peer, it.ours) == ("Unexpected-Request", "Request-Mismatch")
             or "mock_server_mismatches" == it.call and isinstance(it.peer, dict) and isinstance(it.ours, dict)
             and (it.peer["type"], it.ours["type"]) == ("request-not-found", "request-mismatch"))),
    Rule("methods", "ours are in upper case",
         lambda it: it.path[-1:] == ["method"] and str(it.peer).upper() == str(it.ours).upper()),
    Rule("paths that came", "ours are decoded", lambda it: it.path[-1:] == ["path"] and unquote(str(it.peer)) == it.ours),
    Rule("values that came or are missing", "ours are as they are, theirs a list as text",
         lambda it: it.path[-1:] in (["actual"], ["expected"]) and isinstance(it.peer, list)
         and it.ours == ", ".join(map(str, it.peer[1]))),
    Rule("JSON that came without a content type", "ours is text",
         lambda it: it.path[-2:] == ["request", "body"] and it.ours in (["as text", it.peer], json.dumps(it.peer))),
    Rule("signatures of binary contents", "ours are a table of its own, the same on every machine",
         lambda it: it.path[-1:] in (["mismatch"], ["actual"]) and "content type" in str(it.parents[0])),
    Rule("values of one name", "ours is one mismatch where their number differs",
         lambda it: it.path[-1:] == ["mismatches"] and "value(s) but received" in str(it.ours)),
    Rule("lists told twice", "theirs says that nothing was missing",
         lambda it: it.path[-1:] == ["mismatches"] and isinstance(it.peer, list) and isinstance(it.ours, list)
         and len([one for one in it.peer if not is_told_twice(one)]) == len(it.ours)
         or it.call == "mismatches_iter_next" and "but was missing" in str(it.peer) and len(it.peer) != len(it.ours)),
    Rule("content types of bodies with rules", "ours tells that they differ",
         lambda it: it.path[-1:] == ["mismatches"] and isinstance(it.peer, list) and isinstance(it.ours, list)
         and len(without_types(it.peer)) == len(without_types(it.ours))),
    Rule("pacts that are played", "ours can't be changed any more",
         lambda it: it.peer and not it.ours and it.step and is_after_start(it)),
    Rule("files that theirs can't read again", "theirs fails when it writes twice",
         lambda it: "write_" in it.call and it.peer in (1, 2) and it.ours == 0, ends=True),
    Rule("statuses that are none", "ours refuses them, theirs becomes 0",
         lambda it: it.call == "response_status_v2" and it.peer is True and it.ours is False, ends=True),
    Rule("servers without an address", "ours listens on 127.0.0.1",
         lambda it: it.call.startswith("create_mock_server") and it.peer in (-4, -5) and it.step["args"][1] in (None, "", WRONG_UTF8),
         ends=True),
]

MODELS = [
    Rule("text of contents", "what is text is one, whatever its content type; theirs gives an empty one",
         lambda it: is_text_getter(it) and it.peer == "" and it.ours is not None),
    Rule("metadata that is no text", "ours is JSON, theirs empty",
         lambda it: it.call == "message_find_metadata" and it.peer == "" and it.ours is not None),
    Rule("JSON as it was written", "theirs is put together again",
         lambda it: it.call.endswith("_length") and isinstance(it.ours, int)
         and (0 < it.peer <= it.ours or "\\u" in str(it.program) and it.peer > 0)
         or is_same_json(it.peer, it.ours)),
    Rule("kinds of interactions in a pact without a version", "ours are heeded",
         lambda it: "_as_" in it.call and it.ours and not it.peer and '"type": "' in str(it.program), ends=True, is_rare=True),
    Rule("places of fields in rules from JSON", "as in others",
         lambda it: it.call in ("matching_rules_iter_next", "generators_iter_next")
         and it.ours in (f"${it.peer}", f"$.{it.peer}", f"$['{it.peer}']")),
    Rule("content type of null", "it has one",
         lambda it: it.call in ("message_metadata_iter_next", "message_find_metadata") and "application/json" in str(it.ours)
         and '"content": null' in str(it.program)),
    Rule("texts as contents of V3 messages", "ours are texts of JSON unless they are JSON themselves",
         lambda it: it.call.startswith("mismatch_") and '"contents": "' in str(it.program).replace("\\\\", "")
         and (it.path in ([], ["actual"], ["expected"], ["mismatch"]) or "description" in it.call)
         or it.call == "mismatches_iter_next" and '"contents": "' in str(it.program).replace("\\\\", "")),
    Rule("order of keys in sentences", "ours is that of the message",
         lambda it: isinstance(it.peer, str) and isinstance(it.ours, str) and sorted(it.peer) == sorted(it.ours)),
    Rule("one of several rules", "ours is told once",
         lambda it: it.call == "mismatches_iter_next" and '"OR"' in str(it.program) and len(it.ours) < len(it.peer)),
]

MATCHING = [
    Rule("errors of expressions", "ours has its own sentences",
         lambda it: it.call == "matcher_definition_error" and it.peer and it.ours),
    Rule("sentences of values", "ours are those of the mock server",
         lambda it: it.call.startswith("matches_") and it.peer and it.ours),
    Rule("values that rules say something of", "theirs match never, or whatever comes",
         lambda it: it.call.startswith("matches_") and (it.ours is None and "Unable to match" in str(it.peer)
                                                        or it.peer is None and "each" in str(it.program))),
    Rule("regular expressions that are none", "theirs is found out by the first value",
         lambda it: it.call.startswith("matcher_definition") and "regex, '('" in str(it.program), ends=True),
    Rule("references as examples", "they are none",
         lambda it: it.call == "matcher_definition_value" and "matching($" in str(it.program)),
    Rule("rules that refer to others", "theirs panics",
         lambda it: it.call == "matching_rule_to_json" and it.peer is None and "matching($" in str(it.program)),
    Rule("sentences in colour", "theirs has the place in bold, ours the values in colour",
         lambda it: it.call == "mismatch_ansi_description" and it.peer and it.ours),
    Rule("mismatches of metadata", "theirs has the values in JSON, twice",
         lambda it: it.call.startswith("mismatch_") and has_type(it, "MetadataMismatch")),
    Rule("bodies that are missing or of another type", "ours are those of the mock server",
         lambda it: it.call.startswith("mismatch_") and (has_type(it, "BodyTypeMismatch") or tells_of_no_body(it))),
    Rule("letters x and X of zones", "ours are `+01`, `+0130` and `Z`, as Java has them",
         lambda it: it.call == "generate_datetime_string" and "x" in it.step["args"][0].lower()),
    Rule("days of one digit", "ours have one where the pattern has one letter, as Java has them",
         lambda it: it.call == "generate_datetime_string" and " d " in it.step["args"][0]
         and str(it.peer) == str(it.ours).replace(" x ", " xx "), is_rare=True),
]

RULES = FILES + CONTENTS + RULES_IN_FILES + HTTP + MODELS + MATCHING


def without_types(mismatches):
    return [one for one in mismatches if one["type"] != "BodyTypeMismatch"]


def is_told_twice(mismatch):
    place = mismatch.get("parameter", mismatch.get("key", ""))
    return mismatch["mismatch"] == "Expected  but was missing" or place.startswith("$")


def has_type(it, name):
    return name in str(it.whole) or "metadata" in str(it.peer)


NO_BODY = r"Present\(|xpected (an )?empty body|Failed to parse the actual body|but was (missing|empty)|\*/\*"


def tells_of_no_body(it):
    return re.search(NO_BODY, str(it.whole) + str(it.ours)) is not None


def is_base64_of(encoded, text):
    try:
        return encoded and base64.b64decode(encoded, validate=True).decode("utf-8", "surrogateescape") == text
    except (TypeError, ValueError):
        return False


def rule_for(difference):
    if difference.path == ["died"]:
        return None  # nothing was compared
    return next((rule for rule in RULES if rule.holds(difference)), None)


def unknown(found):
    """The differences that no rule knows, as far as they don't follow from one that is."""
    left = []
    for difference in found:
        rule = rule_for(difference)
        if rule is None:
            left.append(difference)
        elif rule.ends:
            break
    return left


def count(found):
    for difference in found:
        rule = rule_for(difference)
        if rule is not None:
            rule.used += 1
            if rule.ends:
                break
