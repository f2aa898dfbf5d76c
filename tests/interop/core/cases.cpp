// Contents made of small parts, combined at random from a seed.
#include "cases.hpp"

#include "base/random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::interop {
namespace {

using Texts = std::vector<std::string_view>;

json::Value parsed(std::string_view text) { return json::parse(text).value(); }

const Texts kValues{"null",
                    "true",
                    "false",
                    "0",
                    "1",
                    "-1",
                    "12",
                    "100",
                    "1.0",
                    "1.5",
                    "-0.5",
                    "1e2",
                    "12345678901",
                    "\"\"",
                    "\"a\"",
                    "\"abc\"",
                    "\"ABC\"",
                    "\"1\"",
                    "\"-12\"",
                    "\"1.0\"",
                    "\"true\"",
                    "\"null\"",
                    "\"1.2.3\"",
                    "\"1.2.3-rc.1+5\"",
                    "\"1.2\"",
                    "\"2024-02-29\"",
                    "\"2023-02-29\"",
                    "\"10:11:12\"",
                    "\"25:00:00\"",
                    "\"2024-02-29T10:11:12\"",
                    "\"2024-02-29T10:11:12+01:00\"",
                    "\"2024-02-29T10:11:12Z\"",
                    "\"\\u00e4\"",
                    "[]",
                    "[1]",
                    "[1,2]",
                    "[1,2,3]",
                    "[\"a\"]",
                    "[\"a\",1]",
                    "[[]]",
                    "[null]",
                    "{}",
                    "{\"k\":1}",
                    "{\"k\":\"x\"}",
                    "{\"k\":1,\"l\":2}",
                    "{\"l\":1}",
                    "[{\"k\":1}]"};

const Texts kRules{R"({"match":"equality"})",
                   R"({"match":"type"})",
                   R"({"match":"type","min":1})",
                   R"({"match":"type","min":2})",
                   R"({"match":"type","max":1})",
                   R"({"match":"type","min":1,"max":2})",
                   R"({"match":"regex","regex":"\\d+"})",
                   R"({"match":"regex","regex":"[a-c]+"})",
                   R"({"match":"regex","regex":".*"})",
                   R"({"match":"include","value":"1"})",
                   R"({"match":"include","value":"a"})",
                   R"({"match":"number"})",
                   R"({"match":"integer"})",
                   R"({"match":"decimal"})",
                   R"({"match":"boolean"})",
                   R"({"match":"null"})",
                   R"({"match":"date"})",
                   R"({"match":"time"})",
                   R"({"match":"datetime"})",
                   R"({"match":"date","format":"yyyy-MM-dd"})",
                   R"({"match":"datetime","format":"yyyy-MM-dd'T'HH:mm:ss"})",
                   R"({"match":"datetime","format":"yyyy-MM-dd'T'HH:mm:ssXXX"})",
                   R"({"match":"time","format":"HH:mm:ss"})",
                   R"({"match":"semver"})",
                   R"({"match":"notEmpty"})",
                   R"({"match":"values"})",
                   R"({"match":"eachKey","rules":[{"match":"regex","regex":"[k-m]"}]})",
                   R"({"match":"eachValue","rules":[{"match":"type"}]})",
                   R"({"match":"eachValue","rules":[{"match":"integer"}]})",
                   R"({"match":"eachValue","rules":[{"match":"regex","regex":"\\d"}]})"};

/// What decides between rules that fit one place. Of two equal ones the core takes either, so no
/// contract here has them.
int weight(std::string_view path) {
    const auto count = [&](std::string_view c) {
        return std::ranges::count_if(path, [&](char at) { return c.contains(at); });
    };
    const auto steps = 1 + count(".[");
    return static_cast<int>(steps << (steps - count("*")));
}

void add_rules(json::Object& rules, const std::string& path, json::Object entry) {
    for (const auto& [other, _] : rules) {
        if (weight(other) == weight(path)) {
            return;
        }
    }
    rules[path] = std::move(entry);
}

json::Object rule_entry(json::Array matchers, std::string_view combine = "AND") {
    return {{"combine", combine}, {"matchers", std::move(matchers)}};
}

/// Draws from a fixed sequence.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t end) {
        return static_cast<std::size_t>(random_.between(0, static_cast<std::int64_t>(end) - 1));
    }
    bool one_in(std::size_t n) { return below(n) == 0; }
    std::string_view of(const Texts& texts) { return texts[below(texts.size())]; }

  private:
    SeededRandom random_;
};

json::Value any_json(Draw& draw, int depth) {
    static const Texts kLeaves{"null", "true", "1", "2", "1.5", "\"a\"", "\"b\"", "\"\"", "\"12\""};
    const std::size_t kind = depth == 0 ? 0 : draw.below(3);
    if (kind == 0) {
        return parsed(draw.of(kLeaves));
    }
    if (kind == 1) {
        json::Array out;
        for (std::size_t i = draw.below(4); i > 0; --i) {
            out.push_back(any_json(draw, depth - 1));
        }
        return out;
    }
    json::Object out;
    for (const char* key : {"a", "b", "c"}) {
        if (!draw.one_in(3)) {
            out[key] = any_json(draw, depth - 1);
        }
    }
    return out;
}

/// A copy with a few places made different.
json::Value changed(Draw& draw, const json::Value& value, int depth) {
    if (draw.one_in(8)) {
        return any_json(draw, depth);
    }
    if (const auto* object = value.if_object()) {
        json::Object out;
        for (const auto& [key, member] : *object) {
            if (!draw.one_in(12)) {
                out[key] = changed(draw, member, depth - 1);
            }
        }
        if (draw.one_in(6)) {
            out["d"] = any_json(draw, 1);
        }
        return out;
    }
    if (const auto* array = value.if_array()) {
        json::Array out;
        for (const auto& item : *array) {
            if (!draw.one_in(12)) {
                out.push_back(changed(draw, item, depth - 1));
            }
        }
        if (draw.one_in(4) && !array->empty()) {
            out.push_back(changed(draw, array->front(), depth - 1));
        }
        return out;
    }
    return value;
}

std::string any_path(Draw& draw) {
    static const Texts kTokens{".a", ".b", ".c", "['a']", "[0]", "[1]", "[*]", "[*]", ".*", ".*"};
    std::string out = "$";
    for (std::size_t i = draw.below(4); i > 0; --i) {
        out += draw.of(kTokens);
    }
    return out;
}

json::Object any_rules(Draw& draw) {
    json::Object out;
    for (std::size_t i = draw.below(4); i > 0; --i) {
        json::Array matchers{parsed(draw.of(kRules))};
        if (draw.one_in(4)) {
            matchers.push_back(parsed(draw.of(kRules)));
        }
        add_rules(
            out, any_path(draw), rule_entry(std::move(matchers), draw.one_in(3) ? "OR" : "AND"));
    }
    return out;
}

void add_xml(Draw& draw, std::string& out, std::string_view name, int depth) {
    static const Texts kTexts{"", "a", "12", "1.5", "b c"};
    out += fmt::format("<{}", name);
    for (const char* attribute : {"x", "y"}) {
        if (draw.one_in(3)) {
            out += fmt::format(" {}=\"{}\"", attribute, draw.of(kTexts));
        }
    }
    out += ">";
    if (depth == 0 || draw.one_in(3)) {
        out += draw.of(kTexts);
    } else {
        for (const char* child : {"a", "b"}) {
            for (std::size_t i = draw.below(3); i > 0; --i) {
                add_xml(draw, out, child, depth - 1);
            }
        }
    }
    out += fmt::format("</{}>", name);
}

/// Another text in place of one that is there.
void replace_one(Draw& draw, std::string& xml) {
    static const Texts kOld{">a<", ">12<", "\"a\"", "\"12\"", ">b c<", "></b>", "<b>"};
    static const Texts kNew{">13<", ">x<", ">1.5<"};
    const std::string_view old = draw.of(kOld);
    const std::size_t at = xml.find(old);
    if (at == std::string::npos) {
        return;
    }
    if (old[0] == '"') {
        xml.replace(at, old.size(), draw.one_in(2) ? "\"13\"" : "\"z\"");
    } else if (old == "></b>") {
        xml.replace(at, old.size(), "> </b>");
    } else if (old == "<b>") {
        xml.replace(at, old.size(), "<b y=\"q\">");
    } else {
        xml.replace(at, old.size(), draw.of(kNew));
    }
}

std::string any_xml_path(Draw& draw) {
    static const Texts kTokens{".a", ".b", ".*"};
    static const Texts kLast{"", "", "['#text']", "['@x']", "['@y']"};
    std::string out = draw.one_in(8) ? "$" : "$.r";
    for (std::size_t i = draw.below(3); i > 0; --i) {
        out += draw.of(kTokens);
    }
    return out.append(draw.of(kLast));
}

}  // namespace

json::Object Case::message() const {
    return {{"description", "a message"},
            {"contents", expected},
            {"metaData", json::Object{{"contentType", content_type}}},
            {"matchingRules", json::Object{{"body", rules}}}};
}

std::vector<Case> each_rule_on_each_value() {
    std::vector<Case> out;
    for (const auto rule : kRules) {
        const json::Object rules{{"$.v", rule_entry({parsed(rule)})}};
        for (const auto example : kValues) {
            const json::Value expected = json::Object{{"v", parsed(example)}};
            for (const auto actual : kValues) {
                out.push_back(
                    {"application/json", rules, expected, fmt::format(R"({{"v":{}}})", actual)});
            }
        }
    }
    return out;
}

std::vector<Case> nested_json(std::uint64_t seed, std::size_t count) {
    Draw draw(seed);
    std::vector<Case> out;
    for (std::size_t i = 0; i < count; ++i) {
        json::Value expected = any_json(draw, 3);
        std::string actual = json::write_compact(changed(draw, expected, 3));
        out.push_back(
            {"application/json", any_rules(draw), std::move(expected), std::move(actual)});
    }
    return out;
}

std::vector<Case> each_rule_on_each_text(std::string_view content_type,
                                         std::string_view path,
                                         std::string_view before) {
    static const Texts kContents{"a",
                                 "abc",
                                 "ABC",
                                 "1",
                                 "-12",
                                 "12",
                                 "1.0",
                                 "1e2",
                                 "true",
                                 "null",
                                 "1.2.3",
                                 "2024-02-29",
                                 "2023-02-29",
                                 "10:11:12",
                                 "2024-02-29T10:11:12",
                                 "2024-02-29T10:11:12+01:00"};
    std::vector<Case> out;
    for (const auto rule : kRules) {
        if (rule.contains("each")) {
            continue;
        }
        const json::Object rules{{path, rule_entry({parsed(rule)})}};
        for (const auto example : kContents) {
            for (const auto actual : kContents) {
                out.push_back({std::string(content_type),
                               rules,
                               json::Value(std::string(before).append(example)),
                               std::string(before).append(actual)});
            }
        }
    }
    return out;
}

std::vector<Case> nested_xml(std::uint64_t seed, std::size_t count) {
    static const Texts kXmlRules{R"({"match":"type"})",
                                 R"({"match":"type","min":1})",
                                 R"({"match":"regex","regex":"\\d+"})",
                                 R"({"match":"integer"})",
                                 R"({"match":"decimal"})",
                                 R"({"match":"number"})",
                                 R"({"match":"include","value":"1"})",
                                 R"({"match":"notEmpty"})"};
    Draw draw(seed);
    std::vector<Case> out;
    for (std::size_t i = 0; i < count; ++i) {
        std::string expected, actual;
        const std::uint64_t shape = draw.below(1'000'000);
        Draw first(shape), second(draw.one_in(2) ? shape : draw.below(1'000'000));
        add_xml(first, expected, "r", 2);
        add_xml(second, actual, "r", 2);
        if (draw.one_in(2)) {
            replace_one(draw, actual);
        }
        json::Object rules;
        for (std::size_t n = draw.below(3); n > 0; --n) {
            add_rules(rules, any_xml_path(draw), rule_entry({parsed(draw.of(kXmlRules))}));
        }
        out.push_back(
            {"application/xml", std::move(rules), json::Value(expected), std::move(actual)});
    }
    return out;
}

}  // namespace accord::interop
