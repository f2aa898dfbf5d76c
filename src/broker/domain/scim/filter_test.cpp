// Filters: read, refused, held against resources.
#include "broker/domain/scim/filter.hpp"

#include "base/random.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::domain::scim {
namespace {

using testing::HasSubstr;

json::Object resource() {
    return json::parse(R"({
        "id": "4b1d-A",
        "externalId": "00u1",
        "userName": "Bob@Example.org",
        "displayName": "Bob Jones",
        "active": true,
        "name": {"givenName": "Bob", "familyName": "Jones"},
        "emails": [{"value": "bob@example.org", "type": "work", "primary": true},
                   {"value": "bob@home.example", "type": "home"}],
        "groups": [],
        "nickName": "",
        "logins": 7,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Shop"},
        "meta": {"created": "2026-01-02T03:04:05Z"}})")
        .value()
        .get_object();
}

std::string outcome_of_filter(std::string_view text) {
    const auto filter = parse_filter(text);
    return !filter ? filter.error().detail : matches(*filter, resource()) ? "yes" : "no";
}

TEST(ScimFilter, compares_attributes_in_any_case_of_names_and_texts) {
    for (const auto* fits :
         {R"(userName eq "bob@example.org")",
          R"(USERNAME EQ "BOB@EXAMPLE.ORG")",
          R"(userName ne "ann@example.org")",
          R"(displayName co "jon")",
          R"(displayName sw "bob")",
          R"(displayName ew "ones")",
          R"(title ne "x")",
          R"(name.familyName eq "Jones")",
          R"(name pr)",
          R"(active eq true)",
          R"(logins gt 6 and logins ge 7 and logins le 7.0 and logins lt 8)",
          R"(title eq null)",
          R"(meta.created gt "2026-01-02T03:04:04Z")",
          R"(meta.created le "2026-01-02T04:04:05+01:00")",
          R"(emails eq "bob@home.example")",
          R"(emails.type eq "home")",
          R"(urn:ietf:params:scim:schemas:core:2.0:User:userName sw "bob")",
          R"(urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "shop")",
          R"(externalId eq "00u1")",
          R"(displayName eq "\u0042ob Jones")"}) {
        EXPECT_EQ(outcome_of_filter(fits), "yes") << fits;
    }
    for (const auto* other : {R"(userName eq "bob")",
                              R"(externalId eq "00U1")",
                              R"(id eq "4B1D-a")",
                              R"(nickName pr)",
                              R"(title pr)",
                              R"(groups pr)",
                              R"(active eq "true")",
                              R"(active eq false)",
                              R"(logins gt "6")",
                              R"(displayName gt "bob jones")",
                              R"(userName ne "bob@example.org")"}) {
        EXPECT_EQ(outcome_of_filter(other), "no") << other;
    }
}

TEST(ScimFilter, joins_and_binds_before_or) {
    EXPECT_EQ(outcome_of_filter(R"(active eq true or title pr and title pr)"), "yes");
    EXPECT_EQ(outcome_of_filter(R"((active eq true or title pr) and title pr)"), "no");
    EXPECT_EQ(outcome_of_filter(R"(not (title pr) and not(active eq false))"), "yes");
    EXPECT_EQ(outcome_of_filter(R"(not pr)"), "no") << "an attribute of that name";
}

TEST(ScimFilter, chooses_one_value_of_several) {
    EXPECT_EQ(outcome_of_filter(R"(emails[type eq "work" and value ew "example.org"])"), "yes");
    EXPECT_EQ(outcome_of_filter(R"(emails[type eq "home" and value ew "example.org"])"), "no")
        << "not one of one value and the other of another";
    EXPECT_EQ(outcome_of_filter(R"(emails[type eq "work"].value eq "bob@example.org")"), "yes");
    EXPECT_EQ(outcome_of_filter(R"(emails[type eq "home"].value eq "bob@example.org")"), "no");
    EXPECT_EQ(outcome_of_filter(R"(groups[value eq "x"])"), "no");
}

TEST(ScimFilter, says_where_it_can_not_be_read) {
    EXPECT_EQ(
        outcome_of_filter(R"(userName = "x")"),
        R"(one of eq, ne, co, sw, ew, pr, gt, ge, lt, le was expected at character 10 of: userName = "x")");
    EXPECT_THAT(outcome_of_filter(""), HasSubstr("the name of an attribute was expected"));
    for (const auto* bad : {"userName",
                            "userName eq",
                            "userName eq x",
                            R"(userName eq "x)",
                            R"(userName eq "x\)",
                            R"(userName eq "x" and)",
                            R"(userName eq "x" userName eq "y")",
                            R"((userName eq "x")",
                            R"(userName eq "x"))",
                            R"(emails[type eq "work")",
                            R"(emails[type eq "work"].)",
                            R"(emails[type eq "work"].value)",
                            "emails[]",
                            "1name pr",
                            "a.b.c pr",
                            "a. pr",
                            "active gt true",
                            "logins co 7",
                            "userName eq {}",
                            "userName eq [1]",
                            "\xff\xfe pr",
                            "not (title pr"}) {
        const auto filter = parse_filter(bad);
        ASSERT_FALSE(filter) << bad;
        EXPECT_EQ(filter.error().fault, Fault::kInvalidFilter);
        EXPECT_FALSE(filter.error().detail.empty());
    }
}

TEST(ScimFilter, has_limits) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "a pr" + std::string(depth, ')');
    };
    EXPECT_TRUE(parse_filter(nested(kFilterDepthMax)));
    EXPECT_THAT(parse_filter(nested(kFilterDepthMax + 1)).error().detail,
                HasSubstr("more than 20 brackets"));
    std::string chained = "a pr";
    for (std::size_t i = 1; i < kFilterTermsMax; ++i) {
        chained += " or a pr";
    }
    EXPECT_TRUE(parse_filter(chained));
    EXPECT_THAT(parse_filter(chained + " or a pr").error().detail,
                HasSubstr("more than 100 comparisons"));
    EXPECT_THAT(parse_filter(std::string(kFilterBytesMax + 1, 'a')).error().detail,
                HasSubstr("longer than 4096 bytes"));
    EXPECT_EQ(parse_filter("a eq \"\xff\"").error().detail, "has to be UTF-8");
}

TEST(ScimFilter, survives_any_text) {
    constexpr std::string_view kParts[] = {R"(userName eq "x" )",
                                           "title pr ",
                                           "emails[",
                                           "userName ",
                                           "eq ",
                                           R"("x" )",
                                           "and ",
                                           "or ",
                                           "not ",
                                           "(",
                                           ")",
                                           "]",
                                           ".value ",
                                           "\"",
                                           "\\",
                                           "urn:a:b:",
                                           "true ",
                                           "1e400 ",
                                           "\xc3",
                                           "-"};
    SeededRandom random(11);
    std::size_t read = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto n = random.between(0, 12); n > 0; --n) {
            text += kParts[static_cast<std::size_t>(random.between(0, std::size(kParts) - 1))];
        }
        if (const auto filter = parse_filter(text)) {
            ++read;
            matches(*filter, resource());
            lookup_of(*filter);
        }
        (void)parse_path(text);
    }
    EXPECT_GT(read, 100U) << "some of them are filters";
}

TEST(ScimFilter, tells_what_an_index_can_answer) {
    using enum Lookup::Kind;
    const auto lookup = [](std::string_view text) { return lookup_of(parse_filter(text).value()); };
    EXPECT_EQ(lookup(R"(userName eq "Bob")"), (Lookup{kUserName, "Bob"}));
    EXPECT_EQ(lookup(R"(externalId eq "1")"), (Lookup{kExternalId, "1"}));
    EXPECT_EQ(lookup(R"(displayName eq "D")"), (Lookup{kDisplayName, "D"}));
    EXPECT_EQ(lookup(R"(id eq "i" and members eq "m")"), (Lookup{kId, "i"}));
    EXPECT_EQ(lookup(R"(active eq true and (userName eq "Bob"))"), (Lookup{kUserName, "Bob"}));
    EXPECT_EQ(lookup(R"(emails[type eq "work"].value eq "b@x")"), (Lookup{kEmail, "b@x"}));
    EXPECT_EQ(lookup(R"(emails.value eq "b@x")"), (Lookup{kEmail, "b@x"}));
    EXPECT_EQ(lookup(R"(emails eq "b@x")"), (Lookup{kEmail, "b@x"}));
    for (const auto* none : {R"(userName ne "Bob")",
                             R"(userName sw "Bob")",
                             R"(userName eq 1)",
                             R"(userName eq "a" or userName eq "b")",
                             R"(not (userName eq "a"))",
                             R"(name.familyName eq "x")",
                             R"(urn:other:userName eq "x")",
                             R"(emails[type eq "work"])"}) {
        EXPECT_EQ(lookup(none), std::nullopt) << none;
    }
}

TEST(ScimPath, is_read_with_what_it_chooses) {
    const auto name = [](std::string_view text) { return parse_path(text).value().name; };
    EXPECT_EQ(name("active"), (AttributeName{"active", "", ""}));
    EXPECT_EQ(name("name.familyName"), (AttributeName{"name", "familyname", ""}));
    EXPECT_EQ(name("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName"),
              (AttributeName{"name", "givenname", ""}));
    const auto chosen = parse_path(R"(emails[type eq "work"].value)").value();
    EXPECT_EQ(chosen.name, (AttributeName{"emails", "value", ""}));
    EXPECT_TRUE(chosen.chosen);
    for (const auto* bad : {"",
                            "a b",
                            "members[",
                            "members[value eq \"x\"",
                            "members[x]",
                            "a..b",
                            "members[value eq \"x\"].",
                            "members[value eq \"x\"] x"}) {
        EXPECT_EQ(parse_path(bad).error().fault, Fault::kInvalidPath) << bad;
    }
}

}  // namespace
}  // namespace accord::broker::domain::scim
