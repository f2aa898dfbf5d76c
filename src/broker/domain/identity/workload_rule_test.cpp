// Tokens of CI providers: what counts of them, and for whom they stand.
#include "broker/domain/identity/workload_rule.hpp"

#include "broker/domain/identity/token_claims.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::HasSubstr;

const Instant kWorkloadNow = parse_iso8601("2026-01-02T03:04:05Z").value();  // 1767323045

json::Object claims(std::string_view text) { return json::parse(text).value().get_object(); }

std::string fault(std::string_view text) {
    return claims_fault(claims(text), "https://i", kWorkloadNow);
}

TEST(TokenClaims, count_in_their_time_with_a_minute_for_clocks) {
    EXPECT_EQ(fault(R"({"iss":"https://i","exp":1767323045})"), "") << "a minute ago at most";
    EXPECT_EQ(fault(R"({"iss":"https://i","exp":1767322986})"), "");
    EXPECT_THAT(fault(R"({"iss":"https://i","exp":1767322985})"), HasSubstr("ended at 2026-01-02"));
    EXPECT_EQ(fault(R"({"iss":"https://i","exp":1767326645,"nbf":1767323105,"iat":1767323105})"),
              "");
    EXPECT_THAT(fault(R"({"iss":"https://i","exp":1767326645,"nbf":1767323106})"),
                HasSubstr("begins at"));
    EXPECT_THAT(fault(R"({"iss":"https://i","exp":1767326645,"iat":1767323200.5})"),
                HasSubstr("begins at"));
}

TEST(TokenClaims, count_for_nothing_when_they_say_no_time_or_another_issuer) {
    for (const auto* text : {R"({"iss":"https://i"})",
                             R"({"iss":"https://i","exp":"1767326645"})",
                             R"({"iss":"https://i","exp":null})",
                             R"({"iss":"https://i","exp":1e300})",
                             R"({"iss":"https://i","exp":-1})",
                             R"({"iss":"https://i/","exp":1767326645})",
                             R"({"iss":["https://i"],"exp":1767326645})",
                             R"({"exp":1767326645})",
                             R"({"iss":"https://i","exp":1767326645,"nbf":"soon"})"}) {
        EXPECT_NE(fault(text), "") << text;
    }
}

TEST(TokenClaims, name_an_audience_alone_or_among_others) {
    EXPECT_TRUE(is_for_audience(claims(R"({"aud":"b"})"), "b"));
    EXPECT_TRUE(is_for_audience(claims(R"({"aud":["a","b"]})"), "b"));
    EXPECT_FALSE(is_for_audience(claims(R"({"aud":["a",["b"]]})"), "b"));
    EXPECT_FALSE(is_for_audience(claims(R"({"aud":"bb"})"), "b"));
    EXPECT_FALSE(is_for_audience(claims("{}"), "b"));
}

TEST(WorkloadRule, has_to_be_said_by_the_token_claim_by_claim) {
    const WorkloadRule rule{"https://i", "b", {{"repo", "acme/shop"}, {"ref", "refs/heads/*"}}};
    const auto is_it = [&](std::string_view text) { return is_workload(rule, claims(text)); };
    EXPECT_TRUE(is_it(R"({"aud":"b","repo":"acme/shop","ref":"refs/heads/a/b","more":1})"));
    EXPECT_TRUE(is_it(R"({"aud":"b","repo":["x","acme/shop"],"ref":"refs/heads/"})"));
    EXPECT_FALSE(is_it(R"({"aud":"c","repo":"acme/shop","ref":"refs/heads/main"})"));
    EXPECT_FALSE(is_it(R"({"aud":"b","repo":"acme/shop"})"));
    EXPECT_FALSE(is_it(R"({"aud":"b","repo":"acme/shop2","ref":"refs/heads/main"})"));
    EXPECT_FALSE(is_it(R"({"aud":"b","repo":"Acme/shop","ref":"refs/heads/main"})"));
    EXPECT_FALSE(is_it(R"({"aud":"b","repo":{"acme/shop":1},"ref":"refs/heads/main"})"));
    EXPECT_FALSE(is_it(R"({"aud":"b","repo":[["acme/shop"]],"ref":"refs/heads/main"})"));
}

TEST(WorkloadRule, has_patterns_with_any_text_anywhere) {
    const auto fits = [](std::string pattern, std::string_view value) {
        return is_workload({"https://i", "b", {{"x", std::move(pattern)}}},
                           claims(fmt::format(R"({{"aud":"b","x":{}}})", value)));
    };
    EXPECT_TRUE(fits("*", R"("")"));
    EXPECT_TRUE(fits("a*b*c", R"("a-b-b-c")"));
    EXPECT_FALSE(fits("a*b*c", R"("a-b-b-cd")"));
    EXPECT_TRUE(fits("42", "42"));
    EXPECT_TRUE(fits("true", "true"));
    EXPECT_FALSE(fits("null", "null"));
    EXPECT_FALSE(fits("a", R"("a\u0000")"));
    EXPECT_FALSE(fits("*a*a*a*a*a*a*a*b", "\"" + std::string(5'000, 'a') + "\""));
}

TEST(WorkloadRule, of_a_public_issuer_says_whose_jobs_they_are) {
    const auto fault_of = [](std::string issuer, std::string name, std::string pattern) {
        return workload_claims_fault({std::move(issuer), "b", {{name, pattern}}});
    };
    const std::string github = "https://token.actions.githubusercontent.com";
    EXPECT_EQ(fault_of(github, "repository", "acme/shop"), "");
    EXPECT_EQ(fault_of(github, "sub", "repo:acme/*"), "");
    EXPECT_EQ(fault_of(github, "repository_owner", "acme"), "");
    EXPECT_THAT(fault_of(github, "ref", "refs/heads/main"), HasSubstr("everybody"));
    EXPECT_THAT(fault_of(github, "sub", "repo:*"), HasSubstr("everybody"));
    EXPECT_THAT(fault_of(github, "sub", "repo:acme*/shop"), HasSubstr("everybody"));
    EXPECT_THAT(fault_of(github, "repository_owner", "ac*"), HasSubstr("everybody"));
    EXPECT_EQ(fault_of("https://gitlab.com", "project_path", "acme/*"), "");
    EXPECT_THAT(fault_of("https://gitlab.com", "ref_protected", "true"), HasSubstr("everybody"));
    EXPECT_EQ(fault_of("https://gitlab.example.org", "ref_protected", "true"), "");
    EXPECT_NE(workload_claims_fault({"https://i", "b", {}}), "");
    EXPECT_NE(fault_of("https://i", "x", ""), "");
    EXPECT_NE(fault_of("https://i", "", "x"), "");
    EXPECT_NE(fault_of("https://i", "x", std::string(501, 'x')), "");
}

TEST(WorkloadRule, has_an_issuer_that_can_be_asked_safely) {
    for (const auto* good : {"https://token.actions.githubusercontent.com",
                             "https://gitlab.example.org:8443/ci",
                             "https://[2001:db8::1]/x",
                             "http://127.0.0.1:4000",
                             "http://localhost/",
                             "http://[::1]:4000"}) {
        EXPECT_EQ(issuer_fault(good), "") << good;
    }
    for (const auto* bad : {"",
                            "gitlab.com",
                            "http://gitlab.com",
                            "http://127.0.0.1.evil.example",
                            "http://localhost.evil.example",
                            "http://localhost@evil.example",
                            "https://",
                            "https:///x",
                            "https://a b",
                            "https://a\n",
                            "https://a?x",
                            "https://a#x",
                            "https://user@a",
                            "ftp://a",
                            "http://[::1].evil"}) {
        EXPECT_NE(issuer_fault(bad), "") << bad;
    }
}

}  // namespace
}  // namespace accord::broker::domain
