// Which pacts `accord verifier` takes, and whom it gives credentials: what was typed, and what only
// stands in variables that CI exports for every command.
#include "base/text.hpp"
#include "cli/verifier/verifier_options.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace accord::cli {
namespace {

using Variables = std::map<std::string, std::string>;

/// Variables of the process, for as long as it lives.
class SetVariables {
  public:
    explicit SetVariables(const Variables& variables) : variables_(variables) {
        for (const auto& [name, value] : variables_) {
            ::setenv(name.c_str(), value.c_str(), 1);
        }
    }
    ~SetVariables() {
        for (const auto& [name, value] : variables_) {
            ::unsetenv(name.c_str());
        }
    }
    SetVariables(const SetVariables&) = delete;
    SetVariables& operator=(const SetVariables&) = delete;

  private:
    Variables variables_;
};

/// What is understood of a command line; error: why it is refused.
Result<verification::Options> understood(const Variables& variables, std::string_view line) {
    const SetVariables set(variables);
    VerifyOptions into;
    CLI::App app;
    app.set_help_flag("--help");
    Options options(app);
    std::vector<OptionGroup> groups;
    for (const auto add : {add_source_options,
                           add_provider_options,
                           add_header_options,
                           add_interaction_options,
                           add_broker_options,
                           add_report_options}) {
        groups.push_back(add(options, into));
    }
    std::vector<std::string> words;
    for (const auto word : split(line, ' ')) {
        words.emplace_back(word);
    }
    std::ranges::reverse(words);
    app.parse(words);
    for (const auto step : {&OptionGroup::read, &OptionGroup::check}) {
        for (const auto& group : groups) {
            if (const auto& run = group.*step; run) {
                if (const auto done = run(); !done) {
                    return fail(done.error());
                }
            }
        }
    }
    return into.verification;
}

const Variables kCi = {{"PACT_BROKER_BASE_URL", "http://b"}, {"PACT_BROKER_TOKEN", "t"}};

TEST(VerifierSources, of_files_are_not_joined_by_the_brokers_pacts_because_of_a_variable) {
    for (const auto* line :
         {"-f a.json", "-f a.json -n p", "-d pacts -n p", "-u http://b/x -n p"}) {
        const auto options = understood(kCi, line).value();
        EXPECT_FALSE(options.broker) << line;
        EXPECT_FALSE(options.takes_brokers_pacts) << line;
    }
    EXPECT_TRUE(understood({{"PACT_BROKER_BASE_URL", "nonsense"}}, "-f a.json"));
}

TEST(VerifierSources, are_the_brokers_when_it_is_asked_for) {
    for (const auto* line : {"-n p",
                             "-b http://b -n p -f a.json",
                             "-f a.json -n p --enable-pending",
                             "-f a.json -n p --consumer-version-tags main",
                             "-f a.json -n p --include-wip-pacts-since 2024-01-01",
                             "-f a.json -n p --consumer-version-selectors {\"mainBranch\":true}"}) {
        const auto options = understood(kCi, line).value();
        ASSERT_TRUE(options.broker) << line;
        EXPECT_TRUE(options.takes_brokers_pacts) << line;
        EXPECT_EQ(options.credentials.token, "t");
    }
}

TEST(VerifierSources, publish_to_the_broker_of_the_variable_without_its_other_pacts) {
    const auto options =
        understood(kCi, "-u http://b/x -n p --publish --provider-version 1").value();
    ASSERT_TRUE(options.broker);
    EXPECT_FALSE(options.takes_brokers_pacts);
}

TEST(VerifierSources, name_the_variable_that_is_wrong) {
    EXPECT_EQ(understood({{"PACT_BROKER_BASE_URL", "nonsense"}}, "-n p").error().message,
              "PACT_BROKER_BASE_URL: \"nonsense\": a URL starts with http:// or https://");
    EXPECT_EQ(understood(kCi, "--retries 1").error().message,
              "PACT_BROKER_BASE_URL has no effect without --provider-name");
}

TEST(VerifierSources, ignore_variables_that_have_no_effect) {
    EXPECT_TRUE(understood({{"PACT_PROVIDER_STATE_CHANGE_TEARDOWN", "true"},
                            {"PACT_PROVIDER_STATE_CHANGE_AS_QUERY", "true"}},
                           "-f a.json"));
    EXPECT_EQ(understood({}, "-f a.json --state-change-teardown").error().message,
              "--state-change-teardown has no effect without --state-change-url");
}

TEST(VerifierWebhook, verifies_the_pact_that_it_named_alone_and_can_publish_its_result) {
    const std::string url = "http://b/sub/pacts/provider/p/consumer/c/pact-version/1/metadata/x";
    const std::string publish = " --publish --provider-version 1 --provider-branch main";
    for (const auto& [variables, line] : std::vector<std::pair<Variables, std::string>>{
             {{}, "--webhook-callback-url " + url + publish},
             {{}, "-b http://b/sub -n p --webhook-callback-url " + url + publish},
             {{{"PACT_WEBHOOK_CALLBACK_URL", url}}, "-n p -b http://b/sub" + publish},
             {{{"PACT_URL", url}, {"PACT_BROKER_BASE_URL", "http://b/sub"}},
              "-n p --enable-pending --consumer-version-tags main" + publish}}) {
        const auto options = understood(variables, line).value();
        EXPECT_FALSE(options.takes_brokers_pacts) << line;
        EXPECT_TRUE(options.publish);
        ASSERT_EQ(options.urls.size(), 1U) << line;
        EXPECT_EQ(options.urls[0].origin() + options.urls[0].target, url);
        ASSERT_TRUE(options.broker) << line;
        EXPECT_EQ(options.broker->origin() + options.broker->target, "http://b/sub");
    }
}

TEST(VerifierWebhook, of_a_variable_adds_nothing_to_what_was_typed) {
    const auto options = understood({{"PACT_URL", "http://b/x"}}, "-f a.json").value();
    EXPECT_TRUE(options.urls.empty());
    EXPECT_EQ(
        understood({}, "-f a.json --webhook-callback-url http://b/x").error().message,
        "--webhook-callback-url names the one pact that is verified: it can't be combined with "
        "--file, --dir or --url");
    EXPECT_EQ(understood({{"PACT_URL", "nonsense"}}, "-n p").error().message,
              "PACT_URL: \"nonsense\": a URL starts with http:// or https://");
    EXPECT_EQ(understood({}, "--webhook-callback-url http://b/x --publish --provider-version 1")
                  .error()
                  .message,
              "--publish has no effect without --broker-url, or the URL of a broker's pact");
}

TEST(VerifierTransports, are_ports_of_the_host_or_urls) {
    const auto provider =
        understood({},
                   "-f a.json -h box --transports http:81 --transports message:82/m "
                   "--transports grpc=https://other:83/g")
            ->verifier.provider;
    EXPECT_EQ(provider.url.origin(), "http://box:81");
    EXPECT_EQ(provider.transports.at("message").origin(), "http://box:82");
    EXPECT_EQ(provider.transports.at("message").target, "/m");
    EXPECT_EQ(provider.transports.at("grpc").origin(), "https://other:83");
    EXPECT_EQ(understood({}, "-f a.json --transports message").error().message,
              "--transports message: write NAME:PORT, NAME:PORT/path or NAME=URL");
}

TEST(VerifierHeaders, come_from_options_variables_and_commands) {
    const auto provider = understood({{"TOKEN", "t"}},
                                     "-f a.json -H A=b=c --header-from-env X=TOKEN "
                                     "--header-from-command Y=pwd --replace-headers-only")
                              ->verifier.provider;
    EXPECT_EQ(provider.custom_headers, (http::Headers{{"A", "b=c"}, {"X", "t"}}));
    ASSERT_EQ(provider.header_sources.size(), 1U);
    EXPECT_EQ(provider.header_sources[0].name, "Y");
    const auto refused = [](std::string_view line) {
        return understood({}, fmt::format("-f a.json {}", line)).error().message;
    };
    EXPECT_EQ(refused("-H bad"), "--header ...: write NAME=VALUE");
    EXPECT_EQ(refused("--header-from-env X=NOT_SET"),
              "--header-from-env X=NOT_SET: the variable NOT_SET is not set");
    EXPECT_EQ(refused("--jwt-claims {}"), "--jwt-claims has no effect without --jwt-key");
    EXPECT_EQ(refused("--jwt-key /no/such"),
              "--jwt-key /no/such: can't read /no/such: No such file or directory");
    EXPECT_EQ(refused("--replace-headers-only"),
              "--replace-headers-only has no effect without a header to send");
    EXPECT_EQ(refused("--client-key k"), "--client-key has no effect without --client-cert");
}

TEST(VerifierCredentials, of_the_command_line_count_before_variables) {
    const Variables both = {
        {"PACT_BROKER_USERNAME", "u"}, {"PACT_BROKER_PASSWORD", "p"}, {"PACT_BROKER_TOKEN", "t"}};
    EXPECT_EQ(understood(both, "-b http://b -n p --token mine")->credentials.token, "mine");
    EXPECT_EQ(understood(both, "-b http://b -n p --token mine")->credentials.user, "");
    EXPECT_EQ(understood(both, "-b http://b -n p --user me")->credentials.user, "me");
    EXPECT_EQ(understood(both, "-b http://b -n p --user me")->credentials.password, "p");
    EXPECT_EQ(understood(both, "-b http://b -n p --user me")->credentials.token, "");
    EXPECT_EQ(understood(both, "-b http://b -n p")->credentials.token, "t");
    EXPECT_EQ(understood(both, "-b http://x:y@b -n p")->credentials.user, "x");
    EXPECT_TRUE(understood(both, "-f a.json"));
}

TEST(VerifierCredentials, may_be_header_fields_for_the_broker) {
    const auto headers = [](std::string_view line) {
        return understood({}, line)->credentials.headers;
    };
    const http::Headers both{{"X-Team", "shop"}, {"X-Key", "a=b:c"}};
    EXPECT_EQ(headers("-b http://b -n p --broker-header X-Team=shop --broker-header X-Key=a=b:c"),
              both);
    EXPECT_EQ(headers("-u http://b/x --broker-header X-Team:shop").find("X-Team"), "shop");
    EXPECT_EQ(headers("--webhook-callback-url http://b/x --broker-header A=b").find("A"), "b");
    EXPECT_EQ(understood({}, "-b http://b -n p --broker-header nothing").error().message,
              "--broker-header nothing: write 'Name: value'");
    EXPECT_EQ(understood({}, "-f a.json --broker-header A=b").error().message,
              "--broker-header has no effect without --broker-url or --url");
}

TEST(VerifierCredentials, of_variables_are_for_the_broker_of_the_variables) {
    EXPECT_EQ(understood(kCi, "-u http://other/x")->credentials_for, "http://b");
    EXPECT_EQ(understood(kCi, "-u http://other/x --token mine")->credentials_for, "");
    EXPECT_EQ(understood({{"PACT_BROKER_TOKEN", "t"}}, "-u http://other/x")->credentials_for, "");
}

TEST(VerifierHostname, is_a_name_or_an_address_and_no_url) {
    const auto url = [](const std::string& host) {
        return understood({}, "-f a.json -h " + host)->verifier.provider.url.origin();
    };
    EXPECT_EQ(url("box"), "http://box");
    EXPECT_EQ(url("::1"), "http://[::1]");
    EXPECT_EQ(url("[::1]"), "http://[::1]");
    for (const auto* host : {"http://box", "box:8080", "box/api", "u@box", "[::1"}) {
        EXPECT_EQ(understood({}, std::string("-f a.json -h ") + host).error().message,
                  fmt::format("--hostname {}: give the host name alone, such as localhost; scheme, "
                              "port and path are given with --scheme, --port and --base-path",
                              host));
    }
}

}  // namespace
}  // namespace accord::cli
