// Hints at what a reader would overlook.
#include "matching/rules/hints.hpp"

#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/cut_text.hpp"

namespace accord::matching {
namespace {

std::string on_values(std::string_view expected, std::string_view actual) {
    return value_hint(*json::parse(expected), *json::parse(actual));
}

TEST(ValueHint, tells_what_came_in_another_type) {
    EXPECT_EQ(on_values("42", R"("42")"), "; the number came as text, in quotes");
    EXPECT_EQ(on_values(R"("42")", "42"), "; the text came without quotes, as a number");
    EXPECT_EQ(on_values("true", R"("true")"), "; the boolean came as text, in quotes");
    EXPECT_EQ(on_values(R"("true")", "true"), "; the text came without quotes, as a boolean");
    EXPECT_EQ(on_values("42", R"("forty")"), "");
    EXPECT_EQ(on_values("1", "1.0"),
              "; only one of them is written with a fraction; the rule 'number' takes both");
    EXPECT_EQ(on_values("1", "2.0"), "");
}

TEST(ValueHint, tells_null_lists_and_json_in_text) {
    EXPECT_EQ(on_values("1", "null"), "; null is allowed only where a rule says so");
    EXPECT_EQ(on_values("null", "1"), "; an example that is null allows null only");
    EXPECT_EQ(on_values(R"([{"a":1}])", R"({"a":1})"), "; one item came instead of a list of them");
    EXPECT_EQ(on_values(R"({"a":1})", R"([{"a":1}])"), "; a list came instead of one item");
    EXPECT_EQ(on_values(R"({"a":1})", R"("{\"a\":1}")"), "; it is JSON, encoded as text once more");
    EXPECT_EQ(on_values(R"({"a":1})", R"("{")"), "");
}

TEST(TextHint, tells_what_is_hard_to_see) {
    EXPECT_EQ(text_hint("a", "b"), "");
    EXPECT_EQ(text_hint("ab", " ab\n"), "; only white space around the text differs");
    EXPECT_EQ(text_hint("Ab", "aB"), "; only the case of letters differs");
    EXPECT_EQ(text_hint("a\nb", "a\r\nb"), "; only the line ends differ");
    EXPECT_EQ(text_hint("a b", "a  b"), "; only white space differs");
    EXPECT_EQ(text_hint("a/b", "a%2Fb"), "; it is still percent-encoded");
    EXPECT_EQ(text_hint("a b", "a+b"), "; it is still form-encoded");
}

TEST(TextHint, tells_where_long_texts_part) {
    const std::string start(40, 'x');
    EXPECT_EQ(text_hint(start + "1 and more", start + "2 and more"),
              "; they part at character 41: '2 and more' instead of '1 and more'");
    EXPECT_EQ(text_hint(start + "1", start), "; it ends after character 40");
    EXPECT_EQ(text_hint(start, start + "1"), "; '1' is too much at the end");
    EXPECT_EQ(text_hint("\u00e9" + start + "\u00e9", "\u00e9" + start + "\u00e8"),
              "; they part at character 42: '\u00e8' instead of '\u00e9'");
}

TEST(PathHint, tells_the_usual_slips) {
    EXPECT_EQ(path_hint("/a", "/a/"), "; the slash at the end is too much");
    EXPECT_EQ(path_hint("/a/", "/a"), "; the slash at the end is missing");
    EXPECT_EQ(path_hint("/users", "/Users"), "; only the case of letters differs");
    EXPECT_EQ(path_hint("/a b", "/a%20b"), "; it is percent-encoded twice");
    EXPECT_EQ(path_hint("/users", "/api/users"), "; it has '/api' in front");
    EXPECT_EQ(path_hint("/api/users", "/users"), "; '/api' is missing in front");
    EXPECT_EQ(path_hint("/a/user/1", "/a/users/1"),
              "; only segment 2 differs: 'users' instead of 'user'");
    EXPECT_EQ(path_hint("/a/b/1", "/a/1"), "; '/b' is missing");
    EXPECT_EQ(path_hint("/a/1", "/a/b/1"), "; '/b' is too much");
    EXPECT_EQ(path_hint("/a/b", "/a//b"), "; it has a slash too many");
    EXPECT_EQ(path_hint("/a", "/b"), "");
    EXPECT_EQ(path_hint("/a/b/c", "/x/y/c"), "");
}

TEST(NameHint, finds_the_name_that_was_meant) {
    EXPECT_EQ(name_hint("Name", {"other", "name"}),
              "; there is 'name': the case of letters counts");
    EXPECT_EQ(name_hint("user_name", {"userName"}), "; there is 'userName': is that meant?");
    EXPECT_EQ(name_hint("title", {"titel"}), "; there is 'titel': is that meant?");
    EXPECT_EQ(name_hint("q", {"q[]"}), "; there is 'q[]': is that meant?");
    EXPECT_EQ(name_hint("id", {"name", "no"}), "");
}

TEST(KeysHint, tells_missing_refused_and_null_members) {
    const auto keys = [](std::string_view expected, std::string_view actual, bool refuse) {
        return keys_hint(
            json::parse(expected)->get_object(), json::parse(actual)->get_object(), refuse);
    };
    EXPECT_EQ(keys(R"({"Name":1,"a":1})", R"({"name":1,"a":1})", true),
              "; 'Name' is missing; there is 'name': the case of letters counts; 'name' is not "
              "expected");
    EXPECT_EQ(keys(R"({"Name":1})", R"({"name":1})", false),
              "; there is 'name': the case of letters counts");
    EXPECT_EQ(keys(R"({"a":null})", "{}", false), "; 'a' has to be there, as null");
    EXPECT_EQ(keys("{}", R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1})", true),
              "; 'a', 'b', 'c', 'd', 'e' and 1 more are not expected");
}

TEST(CutText, takes_no_character_apart) {
    EXPECT_EQ(start_of("a\u00e9", 2), "a");
    EXPECT_EQ(start_of("a\u00e9", 3), "a\u00e9");
    EXPECT_EQ(start_of("abc", 2), "ab");
    EXPECT_THAT(shortened(std::string(401, 'x')), testing::EndsWith("xx... (401 bytes)"));
}

struct RuleCase {
    std::string_view rule, actual, hint;
};

class RuleHint : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleHint, says_what_the_sentence_leaves_open) {
    const auto parsed = contract::rule_from_json(json::parse(GetParam().rule)->get_object());
    const auto set = RuleSet::compile({.rules = {*parsed}});
    EXPECT_EQ(rule_hint(set->rules[0], json::Value("x"), *json::parse(GetParam().actual)),
              GetParam().hint)
        << GetParam().rule;
}

constexpr std::string_view kRegex = R"({"match":"regex","regex":"\\d+"})";
constexpr std::string_view kDate = R"({"match":"date"})";
constexpr std::string_view kStamp = R"({"match":"datetime","format":"yyyy-MM-dd'T'HH:mm:ssXXX"})";

INSTANTIATE_TEST_SUITE_P(
    All,
    RuleHint,
    testing::Values(
        RuleCase{kRegex, R"("a1")", "; a part of it matches, but the whole text has to"},
        RuleCase{kRegex, R"(" 1")", "; without the white space around it it would match"},
        RuleCase{kRegex, R"("a")", ""},
        RuleCase{R"({"match":"include","value":"Ab"})",
                 R"("xab")",
                 "; only the case of letters differs"},
        RuleCase{R"({"match":"number"})", R"("1")", "; the number came as text, in quotes"},
        RuleCase{R"({"match":"integer"})",
                 "1.0",
                 "; a number written with a fraction or an exponent is a decimal"},
        RuleCase{R"({"match":"integer"})", "1.5", ""},
        RuleCase{
            R"({"match":"decimal"})", "1", "; it has no fraction; the rule 'number' takes both"},
        RuleCase{R"({"match":"null"})", R"("")", "; an empty text is not null"},
        RuleCase{R"({"match":"boolean"})", R"("TRUE")", "; booleans are written true and false"},
        RuleCase{R"({"match":"boolean"})", "0", "; booleans are written true and false"},
        RuleCase{R"({"match":"semver"})", R"("v1.0.0")", "; the 'v' is not part of a version"},
        RuleCase{R"({"match":"semver"})", R"("1.0")", "; it has three numbers, as in 1.0.0"},
        RuleCase{R"({"match":"semver"})", R"("1.02.0")", "; its numbers have no zeros in front"},
        RuleCase{kDate,
                 R"("2026-13-01")",
                 "; at character 6, 'MM' (month) is expected but '13-01' came"},
        RuleCase{kDate, R"("2026/01/01")", "; at character 5, '-' is expected but '/01/01' came"},
        RuleCase{kDate, R"("2026-01")", "; it ends where '-' is expected"},
        RuleCase{kDate, R"("2026-01-01T10:00")", "; 'T10:00' is left over at the end"},
        RuleCase{kDate, R"("2026-02-30")", "; the calendar has no such day"},
        RuleCase{kDate, "20260101", "; moments are written as text, in quotes"},
        RuleCase{
            kStamp, R"("2026-01-01T10:00:00")", "; it ends where 'XXX' (offset, or Z) is expected"},
        RuleCase{kStamp,
                 R"("2026-01-01T10:00:00+0100")",
                 "; at character 20, 'XXX' (offset, or Z) is expected but '+0100' came"}));

}  // namespace
}  // namespace accord::matching
