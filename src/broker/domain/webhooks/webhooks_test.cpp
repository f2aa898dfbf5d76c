// Names, addresses, rules and secrets of webhooks.
#include "broker/domain/webhooks/webhook.hpp"
#include "broker/domain/webhooks/webhook_hosts.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

using Faults = std::vector<std::string>;

TEST(WebhookVariables, are_found_whatever_they_are_called) {
    EXPECT_TRUE(has_variable("a ${pactbroker.b} c"));
    EXPECT_FALSE(has_variable("${pactbroker.} ${other} ${pactbroker.open"));
    EXPECT_EQ(with_variables_as("${pactbroker.a}/${pactbroker.b}-${x}", "1"), "1/1-${x}");
}

TEST(WebhookUrl, has_a_scheme_and_a_host) {
    const auto host = [](std::string_view text) {
        const auto url = parse_webhook_url(text);
        return url ? url->scheme + " " + url->host : "(none)";
    };
    EXPECT_EQ(host("HTTPS://ci.example.org/hook?a=${pactbroker.consumerName}#x"),
              "https ci.example.org");
    EXPECT_EQ(host("http://me:secret@host:8080"), "http host");
    EXPECT_EQ(host("http://[::1]:80/x"), "http [::1]");
    for (const char* text : {"",
                             "not a url",
                             "example.org/x",
                             "ftp:x",
                             "http://",
                             "http:///x",
                             "http://a b/",
                             "http://a:port/",
                             "http://a:65536/",
                             "http://a:0/",
                             "http://a:-1/",
                             "http://a:99999999999/",
                             "http://[::1/x",
                             "http://a]b/",
                             "http://h/${other}",
                             "://h"}) {
        EXPECT_EQ(host(text), "(none)") << text;
    }
}

TEST(WebhookUrl, has_a_host_that_does_not_depend_on_variables) {
    EXPECT_TRUE(has_variable_in_host("http://${pactbroker.consumerName}/x"));
    EXPECT_TRUE(has_variable_in_host("http://a.${pactbroker.x}.org:80"));
    EXPECT_FALSE(has_variable_in_host("http://me:${pactbroker.x}@host/${pactbroker.y}"));
}

TEST(WebhookHosts, are_names_wildcards_expressions_and_networks) {
    const auto listed = [](std::string_view host, std::string entry) {
        return is_listed_host(host, std::vector{std::move(entry)});
    };
    EXPECT_TRUE(listed("CI.example.org", "ci.example.org"));
    EXPECT_FALSE(listed("ci.example.org.evil.com", "ci.example.org"));
    EXPECT_TRUE(listed("a.example.org", "*.example.org"));
    EXPECT_FALSE(listed("a.b.example.org", "*.example.org"));
    EXPECT_FALSE(listed(".example.org", "*.example.org"));
    EXPECT_FALSE(listed("example.org", "*.example.org"));
    EXPECT_TRUE(listed("ci-7.example.org", R"(/^ci-\d+\./)"));
    EXPECT_FALSE(listed("ci-x.example.org", R"(/^ci-\d+\./)"));
    EXPECT_FALSE(listed("x", "/(/"));
    EXPECT_TRUE(listed("10.1.2.3", "10.0.0.0/8"));
    EXPECT_TRUE(listed("10.1.2.3", "10.1.2.3"));
    EXPECT_FALSE(listed("11.1.2.3", "10.0.0.0/8"));
    EXPECT_FALSE(listed("10.1.2.3", "10.0.0.0/33"));
    EXPECT_FALSE(listed("10.1.2.3", "10.0.0.0/"));
    EXPECT_TRUE(listed("[2001:db8::1]", "2001:db8::/32"));
    EXPECT_FALSE(listed("[2001:db9::1]", "2001:db8::/32"));
    EXPECT_FALSE(listed("10.1.2.3", "::/0"));
}

TEST(WebhookRules, allow_POST_to_https_where_nothing_is_said) {
    const WebhookRules rules;
    EXPECT_EQ(method_fault("post", rules), "");
    EXPECT_EQ(method_fault("FROB", rules), "is not a recognised HTTP method");
    EXPECT_EQ(method_fault("GET", rules),
              "must be POST. See /doc/webhooks#whitelist for more information.");
    EXPECT_EQ(url_faults("https://anywhere.example.org", rules), Faults());
    EXPECT_EQ(url_faults("http://anywhere.example.org", rules),
              Faults{"scheme must be https. See /doc/webhooks#whitelist for more information."});
}

TEST(WebhookRules, name_each_thing_that_is_not_allowed) {
    const WebhookRules rules{
        .methods = {"POST", "PUT"}, .schemes = {"https", "http"}, .hosts = {"localhost", "/^ci/"}};
    EXPECT_EQ(method_fault("GET", rules),
              "must be POST, PUT. See /doc/webhooks#whitelist for more information.");
    EXPECT_EQ(url_faults("ftp://evil/", rules),
              (Faults{"scheme must be https, http. See /doc/webhooks#whitelist for more "
                      "information.",
                      "host must be in the whitelist \"localhost\", /^ci/. See "
                      "/doc/webhooks#whitelist for more information."}));
    EXPECT_EQ(url_faults("nowhere", rules), Faults{"is not a valid URL eg. http://example.org"});
    EXPECT_EQ(url_faults("http://${pactbroker.x}/", rules),
              Faults{"cannot have a template parameter in the host"});
}

TEST(WebhookRules, take_identifiers_that_cannot_be_mistaken) {
    EXPECT_EQ(uuid_fault("my-own-identifier_1"), "");
    for (const auto& uuid :
         {std::string("short"), std::string("an.id.with.dots.in.it"), std::string(1025, 'x')}) {
        EXPECT_EQ(uuid_fault(uuid),
                  "The UUID can only contain the characters A-Z, a-z, 0-9, _ and -, and must be 16 "
                  "or more characters.");
    }
}

TEST(Webhook, is_called_by_its_description_or_its_request) {
    Webhook webhook{.request = {.method = "post", .url = "https://ci.example.org/${pactbroker.x}"}};
    EXPECT_EQ(name_of(webhook), "POST ci.example.org");
    webhook.description = "tell CI";
    EXPECT_EQ(name_of(webhook), "tell CI");
}

WebhookRequest secretive() {
    return {.headers = {{"authorization", "Bearer s"},
                        {"x-api-key", "s"},
                        {"x-token", "${pactbroker.buildUrl}"},
                        {"accept", "a/b"}},
            .password = "s"};
}

TEST(WebhookSecrets, are_masked_but_for_variables) {
    const auto masked = with_secrets_masked(secretive());
    EXPECT_EQ(masked,
              (WebhookRequest{.headers = {{"authorization", "**********"},
                                          {"x-api-key", "**********"},
                                          {"x-token", "${pactbroker.buildUrl}"},
                                          {"accept", "a/b"}},
                              .password = "**********"}));
    EXPECT_EQ(with_secrets_masked({.password = ""}).password, "**********");
    EXPECT_EQ(with_secrets_masked({}).password, std::nullopt);
}

TEST(WebhookSecrets, stay_when_the_mask_comes_back) {
    EXPECT_EQ(with_secrets_kept(with_secrets_masked(secretive()), secretive()), secretive());
    const auto changed =
        with_secrets_kept({.headers = {{"authorization", "new"}, {"x", "**"}}}, secretive());
    EXPECT_EQ(changed, (WebhookRequest{.headers = {{"authorization", "new"}, {"x", "**"}}}));
}

TEST(WebhookUrl, is_shown_without_its_user) {
    EXPECT_EQ(with_user_masked("https://me:p4ss@ci/a@b"), "https://**********@ci/a@b");
    EXPECT_EQ(with_user_masked("https://ci/a?b@c"), "https://ci/a?b@c");
    EXPECT_EQ(with_user_masked("me@ci"), "me@ci");
    EXPECT_EQ(user_of("https://a%40b:c:d@e@ci")->name, "a@b");
    EXPECT_EQ(user_of("https://a%40b:c:d@e@ci")->password, "c:d@e");
    EXPECT_FALSE(user_of("https://ci/x@y"));
    EXPECT_FALSE(user_of("https://${pactbroker.consumerName}@ci"));
    WebhookRequest masked = with_secrets_masked({.url = "https://t0ken@ci"});
    EXPECT_EQ(masked.url, "https://**********@ci");
}

TEST(SigningKey, is_base64_where_it_says_so) {
    EXPECT_EQ(signing_key_bytes("whsec_YWJj"), "abc");
    EXPECT_EQ(signing_key_bytes("as it is!"), "as it is!");
    for (const auto* bad : {"", "whsec_", "whsec_not base64", "whsec_YWJ"}) {
        EXPECT_FALSE(signing_key_bytes(bad)) << bad;
    }
}

TEST(NamedSecrets, are_those_that_a_text_uses_by_name) {
    EXPECT_THAT(named_secrets_in("a ${user.TOKEN} ${user.b_2}${user.TOKEN} ${secret.OWN} ${user.} "
                                 "${user.no name} ${pactbroker.x} ${user.cut"),
                testing::ElementsAre("TOKEN", "b_2"));
    EXPECT_TRUE(has_variable("${user.TOKEN}"));
    EXPECT_TRUE(is_secret_variable("user.TOKEN"));
    EXPECT_FALSE(is_secret_variable("pactbroker.consumerName"));
    for (const auto* name : {"", "a b", "a-b", "\u00e9", "a.b", "a}"}) {
        EXPECT_FALSE(is_secret_name(name)) << name;
    }
    EXPECT_FALSE(is_secret_name(std::string(65, 'a')));
}

}  // namespace
}  // namespace accord::broker::domain
