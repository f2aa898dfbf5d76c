// Verifiers by the C interface, against a provider in this process.
#include "pact/verifier.h"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/last_error.hpp"
#include "ffi/edge/objects.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"
#include "pact/logging.h"
#include "pact/texts.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace accord::ffi {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kBrokersPact = R"({"consumer": {"name": "shop"},
    "provider": {"name": "catalogue"},
    "interactions": [{"_id": "i1", "description": "items",
                      "request": {"method": "GET", "path": "/items"},
                      "response": {"status": 200}}],
    "_links": {"self": {"href": "/pact"},
               "pb:publish-verification-results": {"href": "/results"}}})";

/// A provider with its state change URL, which is a broker as well.
class VerifierOfC : public testing::Test {
  protected:
    VerifierOfC() {
        std::filesystem::create_directories(folder);
        pactffi_verifier_set_provider_info(
            verifier, "catalogue", "http", "127.0.0.1", server->port(), "/");
    }
    ~VerifierOfC() override {
        pactffi_verifier_shutdown(verifier);
        EXPECT_EQ(Objects::all().given(), given_before);
        EXPECT_EQ(given_texts(), texts_before);
        std::filesystem::remove_all(folder);
    }

    http::Response respond(const http::Request& request) {
        {
            const std::lock_guard lock(mutex);
            seen.push_back(request.method + " " + request.target);
            bodies.push_back(request.body);
            fields.push_back(std::string(request.headers.value_or("X-Key", "")));
            authorizations.push_back(std::string(request.headers.value_or("Authorization", "")));
        }
        const auto json_of = [](std::string body) {
            return http::Response{.status = 200,
                                  .headers = {{"Content-Type", "application/json"}},
                                  .body = std::move(body)};
        };
        if (request.target == "/moved") {
            return {.status = 302, .headers = {{"Location", "/items"}}};
        }
        if (request.target == "/slow") {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        if (request.target == "/messages") {
            return json_of(R"({"id": 7})");
        }
        if (request.target == "/pact") {
            return json_of(kBrokersPact);
        }
        if (request.target == "/") {
            return json_of(
                R"({"_links": {"pb:provider-pacts-for-verification":
                    {"href": "/pacts/provider/{provider}/for-verification", "templated": true},
                    "pb:pacticipant-branch-version":
                    {"href": "/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"},
                    "pb:pacticipant-version-tag":
                    {"href": "/pacticipants/{pacticipant}/versions/{version}/tags/{tag}"}}})");
        }
        if (request.target.ends_with("for-verification")) {
            return json_of(
                R"({"_embedded": {"pacts": [{"_links": {"self": {"href": "/pact"}}}]}})");
        }
        return json_of(R"({"id": 1})");
    }

    std::string pact_of(const std::string& interaction) {
        const auto path = (folder / "shop.json").string();
        EXPECT_TRUE(write_file_atomically(
            path,
            fmt::format(R"({{"consumer": {{"name": "shop"}}, "provider": {{"name": "catalogue"}},
                "interactions": [{}], "metadata": {{"pactSpecification": {{"version": "4.0"}}}}}})",
                        interaction)));
        return path;
    }
    std::string pact_of_path(const std::string& path, const std::string& body = R"({"id": 1})") {
        return pact_of(fmt::format(
            R"({{"type": "Synchronous/HTTP", "description": "items", "pending": false,
                 "providerStates": [{{"name": "some items", "params": {{"n": 2}}}}],
                 "request": {{"method": "GET", "path": "{}"}},
                 "response": {{"status": 200, "body": {{"content": {}}}}}}})",
            path,
            body));
    }
    void take_pact_of_path(const std::string& path, const std::string& body = R"({"id": 1})") {
        pactffi_verifier_add_file_source(verifier, pact_of_path(path, body).c_str());
    }

    static std::string taken(const char* text) {
        std::string copy = text == nullptr ? "(null)" : text;
        pactffi_string_delete(const_cast<char*>(text));
        return copy;
    }
    json::Value report() { return json::parse(taken(pactffi_verifier_json(verifier))).value(); }
    std::string output(unsigned char strip = 1) {
        return taken(pactffi_verifier_output(verifier, strip));
    }
    std::string url(const std::string& path) { return server->base_url() + path; }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-ffi-verifier-{}", ::getpid());
    std::mutex mutex;
    std::vector<std::string> seen, bodies, fields, authorizations;
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<http::Server> server =
        http::Server::start(
            {.handler_threads = 4}, [this](const auto& request) { return respond(request); }, *log)
            .value();
    const std::size_t given_before = Objects::all().given();
    const std::size_t texts_before = given_texts();
    VerifierHandle* verifier = pactffi_verifier_new_for_application("tests", "1");
};

TEST_F(VerifierOfC, tells_what_passed) {
    take_pact_of_path("/items");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(seen, ElementsAre("GET /items"));
    EXPECT_TRUE(report().at("result").as_bool());
    EXPECT_EQ(report().at("interactionResults").at(0).at("result"), "OK");
    EXPECT_THAT(output(), AllOf(HasSubstr("passed   items"), Not(HasSubstr("\x1b["))));
    EXPECT_THAT(output(0), HasSubstr("\x1b["));
    EXPECT_EQ(pactffi_verifier_set_coloured_output(verifier, 0), 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(output(0), Not(HasSubstr("\x1b[")));
}

TEST_F(VerifierOfC, tells_what_failed) {
    take_pact_of_path("/items", R"({"id": 2})");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_FALSE(report().at("result").as_bool());
    EXPECT_EQ(report().at("errors").at(0).at("mismatch").at("mismatches").at(0).at("path"), "$.id");
    EXPECT_THAT(output(), HasSubstr("body $.id"));
}

TEST_F(VerifierOfC, knows_nothing_before_a_run) {
    // The log is the provider's: what other tests of this process ran is taken first.
    taken(pactffi_verifier_logs(verifier));
    EXPECT_EQ(output(), "");
    EXPECT_FALSE(report().at("result").as_bool());
    EXPECT_TRUE(report().at("errors").as_array().empty());
}

TEST_F(VerifierOfC, keeps_its_log_by_the_name_of_the_provider) {
    pactffi_log_to_buffer(LevelFilter_Info);  // unless another test did
    (void)taken(pactffi_verifier_logs_for_provider("catalogue"));
    pactffi_verifier_url_source(verifier, url("/pact").c_str(), "me", "top-secret", nullptr);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(taken(pactffi_verifier_logs(verifier)),
                AllOf(HasSubstr("GET " + url("/items")),
                      HasSubstr("passed   items"),
                      Not(HasSubstr("top-secret"))));
    EXPECT_EQ(taken(pactffi_verifier_logs(verifier)), "");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(taken(pactffi_verifier_logs_for_provider("catalogue")), HasSubstr("items"));
    EXPECT_EQ(taken(pactffi_verifier_logs_for_provider("another")), "");
}

TEST_F(VerifierOfC, fails_without_pacts_unless_told_otherwise) {
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_THAT(output(), HasSubstr("was told no file, folder, URL or broker"));
    pactffi_verifier_add_directory_source(verifier, folder.c_str());
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_THAT(output(), HasSubstr("no pacts found to verify in folder"));
    EXPECT_EQ(pactffi_verifier_set_no_pacts_is_error(verifier, 0), 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_TRUE(report().at("result").as_bool());
}

TEST_F(VerifierOfC, tells_of_sources_that_are_not_there) {
    pactffi_verifier_add_directory_source(verifier, (folder / "none").c_str());
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_EQ(report().at("errors").at(0).at("interaction"), "Failed to load pact");
    EXPECT_THAT(output(), HasSubstr("none"));
}

TEST_F(VerifierOfC, sets_states_up_by_body_or_query) {
    take_pact_of_path("/items");
    pactffi_verifier_set_provider_state(verifier, url("/states").c_str(), 1, 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(seen, ElementsAre("POST /states", "GET /items", "POST /states"));
    EXPECT_EQ(bodies[0], R"({"state":"some items","params":{"n":2},"action":"setup"})");
    seen.clear();
    pactffi_verifier_set_provider_state(verifier, url("/states").c_str(), 0, 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(seen,
                ElementsAre("POST /states?state=some%20items&action=setup&n=2", "GET /items"));
}

TEST_F(VerifierOfC, asks_for_messages_at_their_transport) {
    pactffi_verifier_add_file_source(
        verifier,
        pact_of(R"({"type": "Asynchronous/Messages", "description": "an order",
                    "contents": {"content": {"id": 7}, "contentType": "application/json"}})")
            .c_str());
    pactffi_verifier_add_provider_transport(
        verifier, "message", server->port(), "/messages", nullptr);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0) << output();
    EXPECT_THAT(seen, ElementsAre("POST /messages"));
    EXPECT_THAT(bodies[0], HasSubstr(R"("description":"an order")"));
}

TEST_F(VerifierOfC, takes_the_transport_for_the_provider_that_has_no_port) {
    take_pact_of_path("/items");
    pactffi_verifier_set_provider_info(verifier, "catalogue", nullptr, "127.0.0.1", 0, nullptr);
    pactffi_verifier_add_provider_transport(verifier, "http", server->port(), "/api", "http");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(seen, ElementsAre("GET /api/items"));
}

TEST_F(VerifierOfC, sends_its_own_header_fields) {
    take_pact_of_path("/items");
    pactffi_verifier_add_custom_header(verifier, "X-Key", "old");
    pactffi_verifier_add_custom_header(verifier, "x-key", " secret");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_THAT(fields, ElementsAre("secret"));
}

TEST_F(VerifierOfC, follows_redirects_unless_told_otherwise) {
    take_pact_of_path("/moved");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    pactffi_verifier_set_follow_redirects(verifier, 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
}

TEST_F(VerifierOfC, filters_interactions_and_consumers) {
    take_pact_of_path("/items");
    pactffi_verifier_set_filter_info(verifier, "it.ms", "some", 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    pactffi_verifier_set_filter_info(verifier, nullptr, nullptr, 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_THAT(output(), HasSubstr("no interaction was verified"));
    pactffi_verifier_set_filter_info(verifier, "", "", 0);
    const char* consumers[] = {"someone", ""};
    pactffi_verifier_set_consumer_filters(verifier, consumers, 2);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    pactffi_verifier_set_consumer_filters(verifier, nullptr, 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
}

TEST_F(VerifierOfC, waits_no_longer_than_it_is_told) {
    take_pact_of_path("/slow");
    EXPECT_EQ(pactffi_verifier_set_verification_options(verifier, 0, 0), 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    EXPECT_EQ(pactffi_verifier_set_verification_options(verifier, 1, 50), 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
}

TEST_F(VerifierOfC, checks_certificates_unless_told_otherwise) {
    const auto secure =
        http::Server::start(
            {.handler_threads = 1, .tls = http::make_self_signed("localhost").value()},
            [this](const auto& request) { return respond(request); },
            *log)
            .value();
    pactffi_verifier_set_provider_info(
        verifier, "catalogue", "https", "localhost", secure->port(), nullptr);
    take_pact_of_path("/items");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 1);
    EXPECT_TRUE(seen.empty());
    EXPECT_EQ(pactffi_verifier_set_verification_options(verifier, 1, 5'000), 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0) << output();
}

TEST_F(VerifierOfC, publishes_what_a_broker_has_a_place_for) {
    pactffi_verifier_broker_source(verifier, url("/").c_str(), "me", "pass", nullptr);
    take_pact_of_path("/items");
    EXPECT_EQ(pactffi_verifier_set_publish_options(verifier, nullptr, "", nullptr, 0, ""), 1);
    EXPECT_EQ(pactffi_verifier_set_publish_options(verifier, "", "", nullptr, 0, ""), 1);
    const char* tags[] = {"dev"};
    EXPECT_EQ(pactffi_verifier_set_publish_options(verifier, "7", "http://ci/7", tags, 1, "main"),
              0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0) << output();
    EXPECT_THAT(seen, testing::Contains("PUT /pacticipants/catalogue/branches/main/versions/7"));
    EXPECT_THAT(seen, testing::Contains("PUT /pacticipants/catalogue/versions/7/tags/dev"));
    EXPECT_EQ(seen.back(), "POST /results");
    EXPECT_EQ(authorizations.back(), "Basic bWU6cGFzcw==");
    EXPECT_THAT(bodies.back(),
                AllOf(HasSubstr(R"("buildUrl":"http://ci/7")"),
                      HasSubstr(R"("name":"tests","version":"1")")));
    EXPECT_THAT(output(), HasSubstr("results published for catalogue version 7"));
    EXPECT_THAT(output(), HasSubstr("no broker has the pact: the results of shop"));
}

TEST_F(VerifierOfC, publishes_for_the_url_of_a_pact_with_its_own_credentials) {
    pactffi_verifier_url_source(verifier, url("/pact").c_str(), "", "", "token-1");
    // The pact names its place; its address is not that of a broker's pact.
    pactffi_verifier_set_publish_options(verifier, "7", nullptr, nullptr, 0, nullptr);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0) << output();
    EXPECT_EQ(seen.back(), "POST /results");
    EXPECT_EQ(authorizations.back(), "Bearer token-1");
}

TEST_F(VerifierOfC, asks_the_broker_by_selectors) {
    const char* selectors[] = {R"({"mainBranch": true})", R"({"tag": "prod"})"};
    const char* tags[] = {"dev"};
    const auto add = [&](const char* const* texts, unsigned short count) {
        return pactffi_verifier_broker_source_with_selectors(verifier,
                                                             url("/").c_str(),
                                                             nullptr,
                                                             nullptr,
                                                             nullptr,
                                                             1,
                                                             "2026-01-01",
                                                             tags,
                                                             1,
                                                             "main",
                                                             texts,
                                                             count,
                                                             tags,
                                                             1);
    };
    const char* wrong[] = {"[]"};
    EXPECT_EQ(add(wrong, 1), -1);
    EXPECT_THAT(last_error(), HasSubstr("write a JSON object"));
    EXPECT_EQ(add(nullptr, 1), -2);
    EXPECT_EQ(add(selectors, 2), 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0) << output();
    const auto asked = json::parse(bodies[1]).value();
    EXPECT_EQ(json::write_compact(asked.at("consumerVersionSelectors")),
              R"([{"mainBranch":true},{"tag":"prod"}])");
    EXPECT_EQ(asked.at("includePendingStatus"), true);
    EXPECT_EQ(asked.at("includeWipPactsSince"), "2026-01-01");
    EXPECT_EQ(asked.at("providerVersionBranch"), "main");
}

TEST_F(VerifierOfC, is_not_run_with_wrong_settings) {
    take_pact_of_path("/items");
    pactffi_verifier_set_filter_info(verifier, "(", nullptr, 0);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 2);
    EXPECT_THAT(output(), HasSubstr("the filter of descriptions"));
    EXPECT_THAT(last_error(), HasSubstr("the filter of descriptions"));
    pactffi_verifier_set_filter_info(verifier, nullptr, nullptr, 0);
    pactffi_verifier_set_provider_state(verifier, "nowhere", 0, 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 2);
    pactffi_verifier_set_provider_state(verifier, nullptr, 0, 1);
    EXPECT_EQ(pactffi_verifier_execute(verifier), 0);
    pactffi_verifier_add_custom_header(verifier, "not a name", "secret");
    EXPECT_EQ(pactffi_verifier_execute(verifier), 2);
    EXPECT_THAT(output(), AllOf(HasSubstr("not a name"), Not(HasSubstr("secret"))));
}

TEST_F(VerifierOfC, refuses_wrong_pointers_and_texts) {
    auto* wrong = reinterpret_cast<VerifierHandle*>(&server);
    for (VerifierHandle* handle : {wrong, static_cast<VerifierHandle*>(nullptr)}) {
        EXPECT_EQ(pactffi_verifier_execute(handle), 1);
        EXPECT_EQ(pactffi_verifier_json(handle), nullptr);
        EXPECT_EQ(pactffi_verifier_output(handle, 0), nullptr);
        EXPECT_EQ(pactffi_verifier_logs(handle), nullptr);
        EXPECT_EQ(pactffi_verifier_set_coloured_output(handle, 1), 1);
        EXPECT_EQ(pactffi_verifier_set_no_pacts_is_error(handle, 1), 1);
        EXPECT_EQ(pactffi_verifier_set_verification_options(handle, 1, 1), 1);
        EXPECT_EQ(pactffi_verifier_set_publish_options(handle, "1", "", nullptr, 0, ""), 1);
        pactffi_verifier_add_file_source(handle, "a.json");
        pactffi_verifier_url_source(handle, "http://a", "", "", "");
        pactffi_verifier_shutdown(handle);
    }
    EXPECT_EQ(pactffi_verifier_logs_for_provider(nullptr), nullptr);
    EXPECT_EQ(pactffi_verifier_new_for_application("\xff", "1"), nullptr);
    pactffi_verifier_add_file_source(verifier, "\xff");
    EXPECT_THAT(last_error(), HasSubstr("file is not UTF-8"));
    EXPECT_EQ(pactffi_verifier_execute(verifier), 2);
}

TEST_F(VerifierOfC, verifies_with_several_handles_at_once) {
    const auto path = pact_of_path("/slow");
    const auto begun = std::chrono::steady_clock::now();
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            auto* handle = pactffi_verifier_new();
            pactffi_verifier_set_provider_info(
                handle, "catalogue", "http", "127.0.0.1", server->port(), "/");
            pactffi_verifier_add_file_source(handle, path.c_str());
            EXPECT_EQ(pactffi_verifier_execute(handle), 0);
            pactffi_verifier_shutdown(handle);
        });
    }
    threads.clear();
    // One after another they would take 4 times 300 ms.
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(1'000));
}

TEST_F(VerifierOfC, may_be_shut_down_while_it_runs) {
    take_pact_of_path("/slow");
    auto* running = verifier;
    std::jthread thread([&] { EXPECT_EQ(pactffi_verifier_execute(running), 0); });
    for (bool begun = false; !begun; std::this_thread::yield()) {
        const std::lock_guard lock(mutex);
        begun = !seen.empty();
    }
    pactffi_verifier_shutdown(running);
    EXPECT_EQ(pactffi_verifier_json(running), nullptr);
    verifier = nullptr;
}

TEST_F(VerifierOfC, verifies_by_a_command_line) {
    const auto path = pact_of_path("/items");
    const auto line = fmt::format(
        "--file\n{}\n--hostname=127.0.0.1\n-p{}\n--state-change-url\n{}\n"
        "--header\nX-Key=a=b\n",
        path,
        server->port(),
        url("/states"));
    EXPECT_EQ(pactffi_verify(line.c_str()), 0);
    EXPECT_THAT(seen, ElementsAre("POST /states", "GET /items"));
    EXPECT_THAT(fields, ElementsAre("a=b", "a=b"));
    EXPECT_EQ(pactffi_verify((line + "--request-timeout\n18446744073709551615").c_str()), 0);
    const auto failing = pact_of_path("/items", R"({"id": 2})");
    EXPECT_EQ(pactffi_verify(line.c_str()), 1);
    EXPECT_EQ(pactffi_verify(nullptr), 2);
    EXPECT_EQ(pactffi_verify("--file\na.json\n--state-change-url\nnowhere"), 2);
    for (const char* wrong : {"",
                              "a.json",
                              "--nothing",
                              "--file",
                              "--file=",
                              "-f\na.json\n-p\n70000",
                              "-f\na.json\n--request-timeout\n0",
                              "-f\na.json\n--scheme\nftp",
                              "-f\na.json\n--header\nx",
                              "-f\na.json\n--filter-state\n(",
                              "-f\na.json\n--publish=1",
                              "-f\na.json\n--user\na\n--token\nb",
                              "-b\nhttp://a",
                              "-d\na\n--publish\n--provider-version\n1",
                              "-f\n\xff"}) {
        EXPECT_EQ(pactffi_verify(wrong), 4) << wrong;
    }
}

TEST_F(VerifierOfC, describes_its_command_line) {
    const auto described = json::parse(taken(pactffi_verifier_cli_args())).value();
    EXPECT_EQ(described.at("options").as_array().size(), 26U);
    EXPECT_EQ(described.at("flags").as_array().size(), 6U);
    EXPECT_EQ(json::write_compact(described.at("options").at(1)),
              R"({"long":"file","short":"f","help":"Pact file; may be repeated","multiple":true})");
}

}  // namespace
}  // namespace accord::ffi
