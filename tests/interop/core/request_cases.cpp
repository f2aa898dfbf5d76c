// Headers and queries made of small parts, combined at random from a seed.
#include "request_cases.hpp"

namespace accord::interop {
namespace {

using Texts = std::vector<std::string_view>;

json::Array array_of(const Texts& values) {
    json::Array out;
    for (const auto value : values) {
        out.emplace_back(value);
    }
    return out;
}

json::Object rules_of(std::string_view category, std::string_view name, std::string_view rule) {
    const json::Object list{{"combine", "AND"},
                            {"matchers", json::Array{json::parse(rule).value()}}};
    return {{category, json::Object{{name, list}}}};
}

const Texts kFieldRules{R"({"match":"equality"})",
                        R"({"match":"type"})",
                        R"({"match":"type","min":1})",
                        R"({"match":"type","min":2})",
                        R"({"match":"type","max":1})",
                        R"({"match":"regex","regex":"\\d+"})",
                        R"({"match":"regex","regex":"[a-z/]+"})",
                        R"({"match":"include","value":"a"})",
                        R"({"match":"number"})",
                        R"({"match":"integer"})",
                        R"({"match":"decimal"})",
                        R"({"match":"boolean"})",
                        R"({"match":"notEmpty"})",
                        R"({"match":"semver"})",
                        R"({"match":"date","format":"yyyy-MM-dd"})"};

/// Names that are treated as lists, as media types, and as neither.
const Texts kNames{"X-Name",
                   "Accept",
                   "Content-Type",
                   "Cache-Control",
                   "Allow",
                   "Date",
                   "If-Match",
                   "Accept-Language",
                   "Vary",
                   "Link"};

}  // namespace

std::vector<RequestCase> plain_headers() {
    static const Texts kValues{"a",
                               "A",
                               "a,b",
                               "a, b",
                               "a ,b",
                               "b, a",
                               "a;q=1",
                               "a; q=1",
                               "a;q=2",
                               "text/a",
                               "text/a;charset=utf-8",
                               "text/a; charset=utf-8",
                               "text/a; charset=UTF-8",
                               "text/a;b=1;c=2",
                               "text/a;c=2;b=1",
                               "TEXT/A",
                               "text/a, text/b",
                               "Sat, 21 Nov 2026 10:00:00 GMT",
                               "Sat,21 Nov 2026 10:00:00 GMT",
                               "no-cache, max-age=3",
                               "no-cache,max-age=3",
                               "\"x\"",
                               "a  b",
                               "a b"};
    std::vector<RequestCase> out;
    for (const auto name : kNames) {
        for (const auto expected : kValues) {
            for (const auto actual : kValues) {
                out.push_back({{{"headers", json::Object{{name, json::Array{expected}}}}},
                               {{std::string(name), std::string(actual)}},
                               ""});
            }
        }
        static const std::vector<Texts> kLists{
            {"a"}, {"a", "b"}, {"b", "a"}, {"a", "a"}, {"a, b"}, {"a", "b, c"}};
        for (const auto& expected : kLists) {
            for (const auto& actual : kLists) {
                http::Headers headers;
                for (const auto value : actual) {
                    headers.add(std::string(name), std::string(value));
                }
                out.push_back(
                    {{{"headers", json::Object{{name, array_of(expected)}}}}, headers, ""});
            }
        }
    }
    out.push_back({{{"headers", json::Object{{"X-Name", json::Array{"a"}}}}}, {}, ""});
    out.push_back({{{"headers", json::Object{{"X-Name", json::Array{"a"}}}}},
                   {{"x-name", "a"}, {"Other", "b"}},
                   ""});
    return out;
}

std::vector<RequestCase> plain_queries() {
    static const std::vector<json::Object> kExpected{
        {{"a", json::Array{"1"}}},
        {{"a", json::Array{"1", "2"}}},
        {{"a", json::Array{"1"}}, {"b", json::Array{"2"}}},
        {{"a[]", json::Array{"1", "2"}}},
        {{"a", json::Array{""}}},
        {{"a", json::Array{"b c"}}},
        {{"a b", json::Array{"1"}}},
        {{"a", json::Array{"\xc3\xa4"}}},
        {{"a", json::Array{"1,2"}}},
        {}};
    static const Texts kActual{"",         "a=1",         "a=2",
                               "a=1&a=2",  "a=2&a=1",     "a=1&b=2",
                               "b=2&a=1",  "a[]=1&a[]=2", "a%5B%5D=1&a%5B%5D=2",
                               "a=",       "a",           "a=b+c",
                               "a=b%20c",  "a+b=1",       "a%20b=1",
                               "a=%C3%A4", "a=1,2",       "a=1%2C2",
                               "a=1&",     "a=1&c=3",     "A=1",
                               "a=1&a=1"};
    std::vector<RequestCase> out;
    for (const auto& expected : kExpected) {
        for (const auto actual : kActual) {
            out.push_back({{{"query", expected}}, {}, std::string(actual)});
        }
    }
    return out;
}

std::vector<RequestCase> ruled_headers() {
    static const Texts kValues{"a",
                               "abc",
                               "12",
                               "-1",
                               "1.5",
                               "a, b",
                               "12, 13",
                               "12, a",
                               "true",
                               "1.2.3",
                               "2024-02-29",
                               "2023-02-29",
                               "text/a",
                               "text/a;q=1"};
    std::vector<RequestCase> out;
    for (const auto name : {"X-Name", "Accept", "Content-Type", "Date"}) {
        for (const auto rule : kFieldRules) {
            for (const auto expected : {"a", "12", "text/a"}) {
                for (const auto actual : kValues) {
                    out.push_back({{{"headers", json::Object{{name, json::Array{expected}}}},
                                    {"matchingRules", rules_of("header", name, rule)}},
                                   {{name, std::string(actual)}},
                                   ""});
                }
            }
        }
    }
    return out;
}

std::vector<RequestCase> ruled_queries() {
    static const std::vector<Texts> kExpected{{"a"}, {"12"}, {"12", "13"}, {"a", "b"}};
    static const Texts kActual{"",
                               "v=",
                               "v=a",
                               "v=abc",
                               "v=12",
                               "v=-1",
                               "v=1.5",
                               "v=true",
                               "v=1.2.3",
                               "v=2024-02-29",
                               "v=2023-02-29",
                               "v=12&v=14",
                               "v=12&v=x",
                               "v=a&v=b",
                               "v=12&v=13&v=14",
                               "v=12&w=1",
                               "w=12"};
    std::vector<RequestCase> out;
    for (const auto rule : kFieldRules) {
        for (const auto& expected : kExpected) {
            for (const auto actual : kActual) {
                out.push_back({{{"query", json::Object{{"v", array_of(expected)}}},
                                {"matchingRules", rules_of("query", "v", rule)}},
                               {},
                               std::string(actual)});
            }
        }
    }
    return out;
}

}  // namespace accord::interop
