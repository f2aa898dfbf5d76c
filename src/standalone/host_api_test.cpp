// The routes of a mock host, asked in memory; its mock servers are real.
#include "standalone/host_api.hpp"

#include "base/files.hpp"
#include "contract/pact/read_pact.hpp"
#include "http/client.hpp"

#include <gmock/gmock.h>

namespace accord::standalone {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

constexpr const char* kPact = R"({"consumer": {"name": "Shop"}, "provider": {"name": "Products"},
  "interactions": [{"description": "an a", "providerState": "there is one",
                    "request": {"method": "GET", "path": "/a"}, "response": {"status": 200}}],
  "metadata": {"pactSpecification": {"version": "2.0.0"}}})";

struct HostApi : testing::Test {
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) /
                                   testing::UnitTest::GetInstance()->current_test_info()->name();
    std::unique_ptr<Logger> log = Logger::silent();
    MockHost host{{.output = folder.string()}, *log};
    std::optional<std::chrono::milliseconds> ended;
    ApiOptions options{.server_key = "key", .on_shutdown = [this](auto period) { ended = period; }};

    ~HostApi() override { std::filesystem::remove_all(folder); }

    http::Response ask(std::string method,
                       std::string target,
                       std::string body = "",
                       http::Headers headers = {{"Content-Type", "application/json"}}) {
        return answer(host,
                      options,
                      {.method = std::move(method),
                       .target = std::move(target),
                       .headers = std::move(headers),
                       .body = std::move(body)});
    }
    json::Value got(std::string target) { return *json::parse(ask("GET", std::move(target)).body); }
    /// Its port.
    std::string create(std::string query = "") {
        const auto made = ask("POST", "/" + query, kPact);
        EXPECT_EQ(made.status, 200) << made.body;
        return json::text_of(json::parse(made.body)->at("mockServer").at("port"));
    }
    int status_of(const std::string& port, std::string path) {
        return http::Client().get("http://127.0.0.1:" + port + path)->status;
    }
};

TEST_F(HostApi, servers_are_made_listed_and_shut_down) {
    EXPECT_EQ(got("/"), *json::parse(R"({"mockServers": []})"));
    const auto port = create();
    create();
    EXPECT_EQ(got("/").at("mockServers").as_array().size(), 2U);
    EXPECT_EQ(status_of(port, "/a"), 200);
    const auto one = got("/mockserver/" + port);
    EXPECT_EQ(one.at("status"), "ok");
    EXPECT_EQ(one.at("provider"), "Products");
    EXPECT_EQ(json::text_of(one.at("address")), "127.0.0.1:" + port);
    EXPECT_EQ(json::write_compact(one.at("metrics")),
              R"({"requests":1,"requests_by_path":{"/a":1}})");
    const auto id = json::text_of(one.at("id"));
    EXPECT_EQ(ask("DELETE", "/mockserver/" + id).status, 204);
    EXPECT_EQ(ask("GET", "/mockserver/" + id).status, 404);
    EXPECT_FALSE(http::Client().get("http://127.0.0.1:" + port + "/a"));
}

TEST_F(HostApi, what_matched_is_written_in_the_version_that_was_asked_for) {
    const auto port = create("?specification=3");
    EXPECT_EQ(status_of(port, "/a"), 200);
    EXPECT_EQ(ask("POST", "/mockserver/" + port + "/verify").status, 204);
    EXPECT_THAT(*read_file(folder / "Shop-Products.json"), HasSubstr("\"version\": \"3.0.0\""));
    const auto other = create();
    EXPECT_EQ(status_of(other, "/a"), 200);
    EXPECT_EQ(ask("POST", "/mockserver/" + other + "/verify").status, 204);
    EXPECT_THAT(*read_file(folder / "Shop-Products.json"), HasSubstr("\"version\": \"4.0\""));
}

TEST_F(HostApi, what_did_not_match_is_told) {
    const auto port = create();
    EXPECT_EQ(status_of(port, "/b"), 500);
    const auto verified = ask("POST", "/mockserver/" + port + "/verify");
    EXPECT_EQ(verified.status, 422);
    const auto body = *json::parse(verified.body);
    EXPECT_EQ(body.at("mockServer").at("status"), "error");
    EXPECT_EQ(body.at("mismatches").at(0).at("type"), "request-not-found");
    EXPECT_EQ(body.at("mismatches").at(1).at("type"), "missing-request");
    const auto report = got("/mockserver/" + port + "/report");
    EXPECT_EQ(report.at("requests").at(0).at("target"), "/b");
    EXPECT_TRUE(report.at("requests").at(0).at("interaction").is_null());
    EXPECT_EQ(report.at("interactions").at(0).at("times"), 0);
    EXPECT_THAT(json::text_of(report.at("explanation")), HasSubstr("was never asked"));
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(HostApi, what_is_no_pact_is_refused) {
    EXPECT_EQ(ask("POST", "/").body, R"({"error":"No pact json was supplied"})");
    EXPECT_EQ(ask("POST", "/", kPact, {{"Content-Type", "text/plain"}}).status, 415);
    EXPECT_EQ(ask("POST", "/", kPact, {{"Origin", "http://page.test"}}).status, 415);
    EXPECT_THAT(ask("POST", "/", "{").body,
                HasSubstr("Failed to parse json body - not valid JSON at line 1"));
    EXPECT_EQ(ask("POST", "/", "[]").status, 422);
    EXPECT_EQ(ask("POST", "/?specification=9", kPact).body,
              R"({"error":"there is no version \"9\" of the Pact specification"})");
    EXPECT_TRUE(host.all().empty());
}

TEST_F(HostApi, ports_are_counted_from_the_first) {
    MockHost other({.base_port = 28310}, *log);
    const auto first = *other.create(*contract::parse_pact(kPact), {});
    const auto second = *other.create(*contract::parse_pact(kPact), {});
    EXPECT_GE(first->port(), 28310);
    EXPECT_GT(second->port(), first->port());
}

TEST_F(HostApi, methods_are_told) {
    EXPECT_EQ(ask("PUT", "/").headers.find("Allow"), "OPTIONS, GET, HEAD, POST");
    EXPECT_FALSE(ask("OPTIONS", "/").headers.has("Access-Control-Allow-Origin"));
    EXPECT_EQ(ask("GET", "/shutdown").status, 405);
    const auto port = create();
    EXPECT_EQ(ask("GET", "/mockserver/" + port + "/verify").status, 405);
    EXPECT_EQ(ask("POST", "/mockserver/" + port).status, 422);
    EXPECT_EQ(ask("GET", "/other").status, 404);
    EXPECT_EQ(ask("POST", "/mockserver/nobody/verify").status, 404);
}

TEST_F(HostApi, who_has_the_key_may_end_it) {
    EXPECT_EQ(ask("POST", "/shutdown").status, 403);
    EXPECT_EQ(ask("POST", "/shutdown", "", {{"Authorization", "Bearer kez"}}).status, 403);
    EXPECT_FALSE(ended);
    EXPECT_EQ(
        ask("POST", "/shutdown", R"({"period": 7})", {{"Authorization", "Bearer key"}}).status,
        204);
    EXPECT_EQ(ended, std::chrono::milliseconds(7));
}

TEST_F(HostApi, browsers_get_a_page_that_loads_nothing_from_elsewhere) {
    const auto page = ask("GET", "/", "", {{"Accept", "text/html,*/*;q=0.8"}});
    EXPECT_EQ(page.headers.find("Content-Type"), "text/html; charset=utf-8");
    const auto policy = page.headers.value_or("Content-Security-Policy", "");
    EXPECT_THAT(std::string(policy), HasSubstr("default-src 'none'"));
    EXPECT_THAT(std::string(policy), testing::Not(HasSubstr("unsafe")));
    EXPECT_THAT(page.body, testing::Not(HasSubstr("<style")));
    for (const auto* file : {"/page/page.css", "/page/page.js"}) {
        EXPECT_THAT(page.body, HasSubstr(std::string("\"") + file + "\""));
        EXPECT_EQ(ask("GET", file).status, 200);
    }
    EXPECT_EQ(ask("GET", "/", "", {{"Accept", "*/*"}}).headers.find("Content-Type"),
              "application/json; charset=utf-8");
}

}  // namespace
}  // namespace accord::standalone
