// What a doctor says of what was seen, with the advice.
#include "cli/doctor/checks.hpp"

#include "http/url.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

using broker_client::Credentials;
using namespace std::chrono_literals;

constexpr Instant kMoment{std::chrono::seconds(784'111'777)};  // Sun, 06 Nov 1994 08:49:37 GMT

http::Url url_of(const char* text) { return http::parse_url(text).value(); }

http::Response dated(const char* date) { return {.headers = {{"Date", date}}}; }

http::ShownCertificate certificate() {
    return {.subject = "CN=b",
            .issuer = "CN=authority",
            .valid_from = std::chrono::floor<std::chrono::seconds>(kMoment - 24h),
            .valid_until = std::chrono::floor<std::chrono::seconds>(kMoment + 24h * 100),
            .problem = "",
            .is_for_host = true};
}

Finding of_certificate(const http::ShownCertificate& shown, bool verifies = true) {
    return check_certificate(url_of("https://b"), shown, verifies, kMoment);
}

json::Value index_of(const char* origin) {
    json::Object links;
    for (const char* relation : {"pb:latest-pact-versions",
                                 "pb:publish-contracts",
                                 "pb:provider-pacts-for-verification",
                                 "pb:environments",
                                 "pb:pacticipant-branch-version"}) {
        links[relation] = json::Object{{"href", std::string(origin) + "/x"}};
    }
    return json::Object{{"_links", links}};
}

TEST(DoctorOfClock, tells_drift_by_its_size_and_direction) {
    const auto of = [](const char* date) { return check_clock(dated(date), kMoment); };
    EXPECT_EQ(of("Sun, 06 Nov 1994 08:49:37 GMT").health, Health::kOk);
    EXPECT_EQ(of("Sun, 06 Nov 1994 08:50:06 GMT").health, Health::kOk);
    EXPECT_EQ(of("Sun, 06 Nov 1994 08:50:37 GMT").found, "the broker's is 60 s ahead of ours");
    EXPECT_EQ(of("Sun, 06 Nov 1994 08:50:37 GMT").health, Health::kWarn);
    EXPECT_EQ(of("Sun, 06 Nov 1994 07:49:37 GMT").found, "the broker's is 3600 s behind ours");
    EXPECT_EQ(of("Sun, 06 Nov 1994 07:49:37 GMT").health, Health::kFail);
    EXPECT_EQ(of("yesterday").health, Health::kWarn);
    EXPECT_EQ(check_clock({}, kMoment).health, Health::kWarn);
}

TEST(DoctorOfTls, tells_when_a_certificate_expires) {
    EXPECT_EQ(of_certificate(certificate()),
              (Finding{"TLS", Health::kOk, "CN=b, issued by CN=authority, valid for 100 days"}));
    auto soon = certificate();
    soon.valid_until -= 24h * 99;
    EXPECT_EQ(
        of_certificate(soon),
        (Finding{
            "TLS", Health::kWarn, "the certificate (CN=b) expires in 1 day", "have it renewed"}));
    auto late = certificate();
    late.valid_until -= 24h * 103;
    late.problem = "certificate has expired";
    EXPECT_EQ(of_certificate(late).found, "the certificate (CN=b) expired 3 days ago");
    EXPECT_EQ(of_certificate(late).health, Health::kFail);
}

TEST(DoctorOfTls, tells_why_a_certificate_is_not_trusted) {
    auto strange = certificate();
    strange.problem = "unable to get local issuer certificate";
    EXPECT_EQ(of_certificate(strange).found,
              "the certificate (CN=b, issued by CN=authority) is not trusted: unable to get local "
              "issuer certificate");
    EXPECT_EQ(of_certificate(strange).health, Health::kFail);
    EXPECT_EQ(of_certificate(strange, false).health, Health::kWarn);
    auto other = certificate();
    other.is_for_host = false;
    EXPECT_EQ(of_certificate(other).found, "the certificate (CN=b) is not for b");
}

TEST(DoctorOfCredentials, tells_refusal_from_absence) {
    const Credentials user{.user = "ci", .password = "p"};
    EXPECT_EQ(check_credentials(200, {}, true).found, "none are given, and none are asked for");
    EXPECT_EQ(check_credentials(401, {}, false).found,
              "the broker asks for them, and none are given");
    EXPECT_EQ(check_credentials(401, user, false).found,
              "the broker refuses the user \"ci\" (401)");
    EXPECT_EQ(check_credentials(403, {.token = "t"}, false).found,
              "the broker refuses the token (403)");
    EXPECT_EQ(check_credentials(403, {.token = "t"}, false).health, Health::kFail);
    EXPECT_EQ(check_credentials(200, user, false).found, "the broker accepts the user \"ci\"");
    EXPECT_EQ(check_credentials(200, user, true).found,
              "the user \"ci\" is not refused; the broker lets everybody read");
}

TEST(DoctorOfAddress, warns_of_credentials_on_an_open_line) {
    const Credentials user{.user = "ci", .password = "p"};
    EXPECT_EQ(check_address(url_of("http://b.example"), user).health, Health::kWarn);
    EXPECT_EQ(check_address(url_of("http://b.example"), {}).health, Health::kOk);
    EXPECT_EQ(check_address(url_of("https://b.example"), user).health, Health::kOk);
    EXPECT_EQ(check_address(url_of("http://127.0.0.1:9292"), user).health, Health::kOk);
    EXPECT_EQ(check_address(url_of("http://b.example/path"), {}).found, "http://b.example/path");
}

TEST(DoctorOfBroker, tells_what_is_none_and_what_is_too_old) {
    const http::Response answer{.headers = {{"X-Pact-Broker-Version", "2.60.0"}}};
    EXPECT_EQ(check_index(answer, json::Object()).health, Health::kFail);
    EXPECT_EQ(check_index({.status = 404}, json::Value()).found,
              "this is no Pact Broker: it answers 404 Not Found");
    auto index = index_of("http://b");
    EXPECT_EQ(check_index(answer, index).health, Health::kOk);
    EXPECT_EQ(check_versions(answer, index).health, Health::kOk);
    index.as_object()["_links"].as_object().erase("pb:environments");
    EXPECT_EQ(check_versions(answer, index),
              (Finding{"versions",
                       Health::kWarn,
                       "the Pact Broker 2.60.0 lacks environments and deployments "
                       "(pb:environments)",
                       "upgrade the broker"}));
}

TEST(DoctorOfLinks, tells_links_that_lead_elsewhere) {
    const auto url = url_of("https://b.example");
    EXPECT_EQ(check_links(url, index_of("https://b.example"), {}).health, Health::kOk);
    EXPECT_EQ(check_links(url, index_of(""), {}).health, Health::kOk);
    const auto without = check_links(url, index_of("http://inside:9292"), {});
    EXPECT_EQ(without.health, Health::kWarn);
    EXPECT_EQ(without.found, "the links of the broker lead to http://inside:9292");
    EXPECT_EQ(check_links(url, index_of("http://inside:9292"), {.token = "t"}).health,
              Health::kFail);
}

TEST(DoctorOfProxy, tells_which_one_is_used) {
    const auto settings = [](const char* value) {
        return http::ProxySettings::read([value](const char* name) {
            return std::string_view(name) == "https_proxy" ? value : nullptr;
        });
    };
    const auto url = url_of("https://b.example");
    EXPECT_EQ(check_proxy(url, settings("proxy:3128")).found, "http://proxy:3128 is used");
    EXPECT_EQ(check_proxy(url, settings(nullptr)).found, "none is used");
    EXPECT_EQ(check_proxy(url, settings("socks5://p")).health, Health::kFail);
}

TEST(DoctorOfConnection, tells_what_does_not_answer) {
    EXPECT_EQ(check_connection(fail(ErrorCode::kUnavailable, "can't connect"), 1ms).health,
              Health::kFail);
    EXPECT_EQ(check_connection(http::Response{.status = 503}, 1ms).found,
              "answered 503 Service Unavailable");
    EXPECT_EQ(check_connection(http::Response{}, 12ms),
              (Finding{"connection", Health::kOk, "answered in 12 ms"}));
}

}  // namespace
}  // namespace accord::cli
