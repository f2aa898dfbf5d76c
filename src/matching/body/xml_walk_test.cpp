// XML compared element by element, with and without rules.
#include "matching/body/xml_walk.hpp"

#include "contract/pact/matching_rules_json.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> xml_differences(std::string_view expected,
                                         std::string_view actual,
                                         std::string_view rules = "{}",
                                         UnexpectedKeys unexpected = UnexpectedKeys::kAllow) {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    const auto tree = RuleTree::compile(parsed->body);
    std::vector<std::string> out;
    for (const Mismatch& mismatch :
         XmlWalk(*tree, unexpected).compare(*parse_xml(expected), *parse_xml(actual))) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

TEST(XmlWalk, compares_names_attributes_and_text) {
    EXPECT_THAT(xml_differences("<a x='1'><b>t</b></a>", "<a x='2'><b> u </b></a>"),
                ElementsAre("$.a['@x']: Expected '2' to be equal to '1'",
                            "$.a.b['#text']: Expected 'u' to be equal to 't'"));
    EXPECT_THAT(xml_differences("<a/>", "<b/>"),
                ElementsAre("$.a: Expected element 'a' but was 'b'"));
}

TEST(XmlWalk, ignores_white_space_comments_and_the_order_of_names) {
    EXPECT_THAT(xml_differences("<a><b/><c/></a>", "<a>\n <!-- x --> <c/>\n <b/>\n</a>"),
                IsEmpty());
}

TEST(XmlWalk, resolves_namespaces) {
    EXPECT_THAT(xml_differences("<a xmlns='urn:x'/>", "<p:a xmlns:p='urn:x'/>"), IsEmpty());
    EXPECT_THAT(
        xml_differences("<a/>", "<a xmlns='urn:x'/>"),
        ElementsAre("$.a: Expected element 'a' but was 'urn:x:a'; only the namespace differs"));
    EXPECT_THAT(xml_differences("<a xmlns:p='urn:x' p:k='1'/>", "<a xmlns:q='urn:x' q:k='2'/>"),
                ElementsAre("$.a['@p:k']: Expected '2' to be equal to '1'"));
}

TEST(XmlWalk, names_what_is_missing_and_what_is_unexpected) {
    EXPECT_THAT(xml_differences("<a k='1'><one/><two/></a>", "<a><one/></a>"),
                ElementsAre("$.a['@k']: Expected attribute 'k'='1' but was missing",
                            "$.a.two: Expected child <two/> but was missing"));
    EXPECT_THAT(xml_differences("<a/>", "<a k='1'><b/></a>"), IsEmpty());
    EXPECT_THAT(xml_differences("<a/>", "<a k='1'><b/></a>", "{}", UnexpectedKeys::kRefuse),
                ElementsAre("$.a: Unexpected attribute 'k'='1'", "$.a: Unexpected child <b/>"));
}

TEST(XmlWalk, applies_rules_to_attributes_and_text) {
    const std::string_view rules = R"({"$.a.@x":{"match":"integer"},
                                       "$.a.b.#text":{"match":"regex","regex":"[a-z]+"}})";
    EXPECT_THAT(xml_differences("<a x='1'><b>t</b></a>", "<a x='22'><b>uv</b></a>", rules),
                IsEmpty());
    EXPECT_THAT(xml_differences("<a x='1'><b>t</b></a>", "<a x='x'><b>1</b></a>", rules),
                ElementsAre("$.a['@x']: Expected 'x' to match an integer number",
                            "$.a.b['#text']: Expected '1' to match '[a-z]+'"));
}

TEST(XmlWalk, addresses_elements_by_prefix_local_name_namespace_or_index) {
    for (std::string_view path : {"$['p:a'].@k", "$.a.@k", "$['urn:x:a'].@k", "$.a[0].@k"}) {
        EXPECT_THAT(xml_differences("<p:a xmlns:p='urn:x' k='1'/>",
                                    "<p:a xmlns:p='urn:x' k='2'/>",
                                    fmt::format(R"({{"{}":{{"match":"type"}}}})", path)),
                    IsEmpty())
            << path;
    }
}

TEST(XmlWalk, holds_more_elements_against_the_first_under_a_type_rule) {
    const std::string_view rules =
        R"({"$.l.i":{"match":"type"},"$.l.i.#text":{"match":"integer"}})";
    EXPECT_THAT(xml_differences("<l><i>1</i></l>", "<l><i>2</i><i>3</i></l>", rules), IsEmpty());
    EXPECT_THAT(
        xml_differences("<l><i>1</i></l>", "<l><i>2</i><i>x</i></l>", rules),
        ElementsAre("$.l.i['#text']: Expected 'x' to match an integer number; in the 2nd <i>"));
    EXPECT_THAT(
        xml_differences("<l><i>1</i></l>", "<l><i>1</i><k/></l>", R"({"$.l":{"match":"type"}})"),
        ElementsAre("$.l: Unexpected child <k/>"));
}

TEST(XmlWalk, says_which_of_several_elements_it_means) {
    const std::string_view people =
        "<all><p id='1'><n>a</n><k/></p><p id='2'><n>b</n><n>c</n><k/></p></all>";
    EXPECT_THAT(
        xml_differences(people,
                        "<all><p id='1'><n>a</n><k/></p><p id='3'><n>b</n><n>x</n></p></all>"),
        ElementsAre(
            "$.all.p['@id']: Expected '3' to be equal to '2'; in the 2nd <p>",
            "$.all.p.n['#text']: Expected 'x' to be equal to 'c'; in the 2nd <n> of the 2nd "
            "<p>",
            "$.all.p.k: Expected child <k/> but was missing; in the 2nd <p>"));
    std::string many;
    for (int i = 0; i < 22; ++i) {
        many += "<i>1</i>";
    }
    for (const auto& [index, ordinal] :
         {std::pair{0, "1st"}, {2, "3rd"}, {3, "4th"}, {10, "11th"}, {20, "21st"}}) {
        std::string changed = "<l>" + many + "</l>";
        changed[3 + 8 * static_cast<std::size_t>(index) + 3] = '2';
        EXPECT_THAT(
            xml_differences("<l>" + many + "</l>", changed),
            ElementsAre(fmt::format(
                "$.l.i['#text']: Expected '2' to be equal to '1'; in the {} <i>", ordinal)));
    }
    EXPECT_THAT(xml_differences("<l><i/></l>", "<l><i/><i/></l>", "{}", UnexpectedKeys::kRefuse),
                ElementsAre("$.l.i: Unexpected child <i/>; it is the 2nd"));
}

TEST(XmlWalk, counts_children_under_min_and_max) {
    EXPECT_THAT(
        xml_differences("<l><i/></l>", "<l><i/></l>", R"({"$.l":{"match":"type","min":2}})"),
        ElementsAre("$.l: Expected 'l' to have at least 2 children"));
}

TEST(ParseXml, says_what_is_wrong) {
    EXPECT_THAT(parse_xml("<a><b></a>").error().message,
                testing::StartsWith("not valid XML at byte"));
    EXPECT_EQ(parse_xml("  ").error().code, ErrorCode::kInvalidInput);
    std::string deep;
    for (int i = 0; i < 300; ++i) {
        deep += "<a>";
    }
    for (int i = 0; i < 300; ++i) {
        deep += "</a>";
    }
    EXPECT_EQ(parse_xml(deep).error().code, ErrorCode::kLimit);
}

TEST(ParseXml, takes_one_root_and_nothing_beside_it) {
    for (const char* text : {"<a/>x", "x<a/>", "<a/><b/>", "<a/><![CDATA[x]]>"}) {
        EXPECT_FALSE(parse_xml(text)) << text;
    }
    EXPECT_TRUE(parse_xml("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- c -->\n<a/>\n<!-- c -->\n"));
}

TEST(XmlDocument, refuses_an_attribute_that_is_there_twice) {
    EXPECT_EQ(parse_xml("<a p='1' p='2'/>").error().message,
              "not valid XML: <a> has the attribute \"p\" twice");
}

}  // namespace
}  // namespace accord::matching
