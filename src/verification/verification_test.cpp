// A whole verification with a provider and a broker in memory: what is run, written, published, and
// what stands in the way.
#include "verification/verification.hpp"

#include "base/files.hpp"
#include "http/url.hpp"
#include "support/fake_broker.hpp"
#include "support/fake_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace accord::verification {
namespace {

/// A pact with one interaction, GET /items; `links` are a broker's.
std::string pact_with(std::string_view links) {
    return fmt::format(
        R"({{"consumer":{{"name":"shop"}},"provider":{{"name":"catalogue"}},"interactions":[)"
        R"({{"description":"items","request":{{"method":"GET","path":"/items"}},)"
        R"("response":{{"status":200}}}}],"_links":{{{}}}}})",
        links);
}

constexpr std::string_view kPlaceForResults =
    R"("pb:publish-verification-results":{"href":"http://b/results"})";

struct SilentReporter final : verifier::Reporter {
    void pact_started(const verifier::PactResult&) override {}
    void interaction_finished(const verifier::InteractionResult&) override {}
    void finished(const verifier::VerificationResult&) override {}
};

class VerificationTest : public testing::Test {
  public:
    VerificationTest()
        : folder(std::filesystem::temp_directory_path() /
                 fmt::format("accord-verification-{}", ::getpid())) {
        std::filesystem::create_directories(folder);
        options.provider = "catalogue";
        options.verifier.provider.url = http::parse_url("http://p").value();
        provider.answer_json("GET http://p/items", "[]");
    }
    ~VerificationTest() override { std::filesystem::remove_all(folder); }

  protected:
    Outcome verify() {
        return verification::verify(options, {provider, broker.web, reporter, clock, random});
    }

    void take_pact_from_file() {
        const auto path = (folder / "pact.json").string();
        ASSERT_TRUE(write_file_atomically(path, pact_with("")));
        options.files = {path};
    }

    void take_pact_from_broker(std::string_view links = kPlaceForResults) {
        options.broker = http::parse_url("http://b").value();
        options.wanted.provider_branch = "main";
        broker.web.answer_json(
            "POST http://b/pacts/provider/catalogue/for-verification",
            R"({"_embedded":{"pacts":[{"_links":{"self":{"href":"http://b/1"}}}]}})");
        broker.web.answer_json("GET http://b/1", pact_with(links));
        broker.web.answer_json("PUT http://b/pacticipants/catalogue/branches/main/versions/1",
                               "{}");
        broker.web.answer_json("POST http://b/results", "{}");
    }

    std::ptrdiff_t times_sent(std::string_view line) const {
        return std::ranges::count(broker.web.lines(), line);
    }

    std::filesystem::path folder;
    Options options;
    http::FakeSender provider;
    broker_client::FakeBroker broker;
    SilentReporter reporter;
    ManualClock clock{Instant{}};
    SeededRandom random{1};
};

TEST_F(VerificationTest, publishes_no_result_of_a_part) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.verifier.filter.description = Regex::compile("items").value();
    EXPECT_FALSE(verify().value().published);
    options.verifier.filter = {};
    options.verifier.exit_on_first_error = true;
    EXPECT_FALSE(verify().value().published);
    EXPECT_EQ(times_sent("POST http://b/results"), 0);
    options.verifier.exit_on_first_error = false;
    EXPECT_TRUE(verify().value().published);
    EXPECT_EQ(times_sent("POST http://b/results"), 1);
}

TEST_F(VerificationTest, verifies_the_pacts_of_all_places) {
    take_pact_from_file();
    take_pact_from_broker();
    const auto report = verify().value();
    EXPECT_EQ(report.extent, Extent::kRun);
    EXPECT_TRUE(report.result.passed());
    EXPECT_EQ(report.result.pacts.size(), 2U);
    EXPECT_FALSE(report.published);
    EXPECT_EQ(times_sent("POST http://b/results"), 0);
}

TEST_F(VerificationTest, publishes_once_when_all_is_over) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    EXPECT_TRUE(verify().value().published);
    EXPECT_EQ(times_sent("PUT http://b/pacticipants/catalogue/branches/main/versions/1"), 1);
    EXPECT_EQ(times_sent("POST http://b/results"), 1);
    EXPECT_THAT(broker.last_body(), testing::HasSubstr(R"("success":true)"));
}

TEST_F(VerificationTest, publishes_nothing_when_a_header_can_not_be_had) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.verifier.provider.header_sources = {
        {.name = "X-Token", .value = []() -> Result<std::string> { return invalid_input("no"); }}};
    const auto report = verify().value();
    EXPECT_EQ(report.result.counts().could_not_run, 1U);
    EXPECT_EQ(report.result.pacts.at(0).interactions.at(0).error->message, "header X-Token: no");
    EXPECT_EQ(report.unpublished, std::vector<std::string>{"shop"});
    EXPECT_EQ(times_sent("POST http://b/results"), 0);
    EXPECT_TRUE(provider.sent.empty());
}

TEST_F(VerificationTest, leaves_no_report_of_an_earlier_run_when_there_are_no_pacts) {
    options.folders = {folder.string()};
    options.reports.json = (folder.parent_path() / (folder.filename().string() + ".out")).string();
    ASSERT_TRUE(write_file_atomically(options.reports.json, "old"));
    EXPECT_EQ(verify().value().extent, Extent::kNoPacts);
    EXPECT_NE(read_file(options.reports.json), "old");
    std::filesystem::remove(options.reports.json);
}

TEST_F(VerificationTest, writes_no_report_over_another_or_over_a_pact) {
    take_pact_from_file();
    const auto refused = [&] {
        const auto outcome = verify();
        return outcome ? "" : outcome.error().error.message;
    };
    const auto report = (folder / "report").string();
    options.reports.json = report;
    options.reports.html = (folder / "." / "report").string();
    EXPECT_EQ(refused(), "the JSON and the HTML report would be one file: " + options.reports.html);
    options.reports.html = (folder / "link").string();
    std::filesystem::create_symlink("pact.json", options.reports.html);
    EXPECT_EQ(refused(), "the HTML report would replace the pact " + options.files[0]);
    options.files.clear();
    options.folders = {folder.string()};
    EXPECT_EQ(refused(),
              "the HTML report would replace the pact " + (folder / "pact.json").string());
    EXPECT_TRUE(provider.sent.empty());
    options.reports.html = report + ".html";
    EXPECT_TRUE(verify());
    options.reports.json = "/dev/null";
    options.reports.html = "/dev/null";
    EXPECT_TRUE(verify());
}

TEST_F(VerificationTest, runs_nothing_that_could_not_be_published) {
    take_pact_from_file();
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    const auto hindrance = verify().error();
    EXPECT_EQ(hindrance.obstacle, Obstacle::kUnpublishable);
    EXPECT_EQ(hindrance.error.message,
              fmt::format("the result of {} can't be published: the pact is a file, from no broker",
                          options.files[0]));
    EXPECT_TRUE(provider.sent.empty());
}

TEST_F(VerificationTest, gives_other_places_their_own_credentials_and_results) {
    take_pact_from_broker();
    options.others = {
        {.url = *options.broker,
         .credentials = {.token = "of-b"},
         .wanted = broker_client::PactsForVerification{.provider = "catalogue",
                                                       .provider_branch = "main"}},
        {.url = http::parse_url("http://c/pact").value(), .credentials = {.token = "of-c"}}};
    options.broker.reset();
    options.publishes_where_possible = true;
    broker.web.answer_json(
        "GET http://c/pact",
        pact_with(R"("pb:publish-verification-results":{"href":"http://c/results"})"));
    broker.web.answer_json("POST http://c/results", "{}");
    options.publish = true;
    options.results.provider_version = "1";
    options.results.labels.emplace();  // in place of the branch that pacts are asked for by
    options.results.caller = {"tests", "2"};
    const auto report = verify().value();
    EXPECT_TRUE(report.published);
    EXPECT_EQ(times_sent("POST http://b/results"), 1);
    EXPECT_EQ(times_sent("POST http://c/results"), 1);
    EXPECT_EQ(times_sent("PUT http://b/pacticipants/catalogue/branches/main/versions/1"), 0);
    EXPECT_THAT(broker.last_body(), testing::HasSubstr(R"("name":"tests","version":"2")"));
    for (const auto& [line, request] : broker.web.sent) {
        EXPECT_EQ(request.headers.value_or("Authorization", ""),
                  line.contains("http://c") ? "Bearer of-c" : "Bearer of-b")
            << line;
    }
}

TEST_F(VerificationTest, publishes_by_the_broker_that_it_may_write_to) {
    take_pact_from_broker();
    const broker_client::PactsForVerification wanted{.provider = "catalogue"};
    options.others = {
        {.url = http::parse_url("http://b/1").value()},
        {.url = http::parse_url("http://b/elsewhere").value(),
         .credentials = {.token = "wrong"},
         .wanted = wanted},
        {.url = *options.broker, .credentials = {.token = "right"}, .wanted = wanted}};
    broker.web.answer_json("GET http://b/elsewhere/",
                           R"({"_links": {"pb:provider-pacts-for-verification":
                               {"href": "http://b/elsewhere/pacts"}}})");
    broker.web.answer_json("POST http://b/elsewhere/pacts", R"({"_embedded": {"pacts": []}})");
    options.broker.reset();
    options.publish = true;
    options.publishes_where_possible = true;
    options.results.provider_version = "1";
    options.results.labels.emplace();
    const auto outcome = verify();
    ASSERT_TRUE(outcome) << outcome.error().error.message;
    EXPECT_EQ(times_sent("POST http://b/results"), 2);
    for (const auto& [line, request] : broker.web.sent) {
        if (line == "POST http://b/results") {
            EXPECT_EQ(request.headers.value_or("Authorization", ""), "Bearer right");
        }
    }
}

TEST_F(VerificationTest, publishes_to_the_broker_of_the_pact_that_names_itself_otherwise) {
    take_pact_from_broker(R"("pb:publish-verification-results":{"href":"http://inside/results"})");
    const broker_client::PactsForVerification wanted{.provider = "catalogue"};
    options.others = {{.url = http::parse_url("http://b/elsewhere").value(), .wanted = wanted},
                      {.url = *options.broker, .wanted = wanted}};
    broker.web.answer_json("GET http://b/elsewhere/",
                           R"({"_links": {"pb:provider-pacts-for-verification":
                               {"href": "http://b/elsewhere/pacts"}}})");
    broker.web.answer_json("POST http://b/elsewhere/pacts", R"({"_embedded": {"pacts": []}})");
    broker.web.answer_json("POST http://inside/results", "{}");
    options.broker.reset();
    options.publish = true;
    options.publishes_where_possible = true;
    options.results.provider_version = "1";
    options.results.labels = broker_client::VersionLabels{"main", {}};
    const auto outcome = verify();
    ASSERT_TRUE(outcome) << outcome.error().error.message;
    EXPECT_EQ(times_sent("PUT http://b/pacticipants/catalogue/branches/main/versions/1"), 1);
    EXPECT_EQ(times_sent("POST http://inside/results"), 1);
}

TEST_F(VerificationTest, publishes_what_it_can_if_that_is_enough) {
    take_pact_from_file();
    options.publishes_where_possible = true;
    options.publish = true;
    options.results.provider_version = "1";
    const auto report = verify().value();
    EXPECT_TRUE(report.result.passed());
    EXPECT_FALSE(report.published);
    EXPECT_EQ(report.placeless, std::vector<std::string>{"shop"});
    EXPECT_TRUE(report.unpublished.empty());
}

TEST_F(VerificationTest, runs_nothing_that_has_no_place_for_its_result) {
    take_pact_from_broker("");
    options.publish = true;
    options.results.provider_version = "1";
    const auto outcome = verify();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().obstacle, Obstacle::kUnpublishable);
    EXPECT_EQ(outcome.error().error.message,
              "the result of http://b/1 can't be published: the pact names no place for it "
              "(pb:publish-verification-results)");
    EXPECT_TRUE(provider.sent.empty());
}

TEST_F(VerificationTest, writes_the_reports_before_it_publishes) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.reports = {.json = "/proc/nowhere/report.json"};
    EXPECT_EQ(verify().error().obstacle, Obstacle::kInput);
    EXPECT_EQ(times_sent("POST http://b/results"), 0);

    options.reports = {.json = (folder / "report.json").string(),
                       .junit = (folder / "report.xml").string()};
    ASSERT_TRUE(verify());
    EXPECT_THAT(read_file(options.reports.json).value(), testing::HasSubstr(R"("result": true)"));
    EXPECT_THAT(read_file(options.reports.junit).value(), testing::HasSubstr("<testsuites>"));
}

TEST_F(VerificationTest, says_where_there_were_no_pacts) {
    options.folders = {folder.string()};
    const auto report = verify().value();
    EXPECT_EQ(report.extent, Extent::kNoPacts);
    EXPECT_EQ(report.places, "folder " + folder.string());
}

TEST_F(VerificationTest, publishes_nothing_when_nothing_was_run) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.verifier.filter.consumers = {"nobody"};
    const auto report = verify().value();
    EXPECT_EQ(report.extent, Extent::kNoInteractions);
    EXPECT_EQ(times_sent("POST http://b/results"), 0);
}

TEST_F(VerificationTest, sends_credentials_to_the_broker_and_to_no_other_url) {
    take_pact_from_broker();
    options.credentials = {.token = "t"};
    options.urls = {http::parse_url("http://b/pact").value(),
                    http::parse_url("http://c/pact").value()};
    broker.web.answer_json("GET http://b/pact", pact_with(""));
    broker.web.answer_json("GET http://c/pact", pact_with(""));
    ASSERT_TRUE(verify());
    for (const auto& [line, request] : broker.web.sent) {
        EXPECT_EQ(request.headers.has("Authorization"), line.contains("http://b")) << line;
    }
}

TEST_F(VerificationTest, sends_credentials_to_the_first_url_when_there_is_no_broker) {
    options.credentials = {.token = "t"};
    options.urls = {http::parse_url("http://b/pact").value(),
                    http::parse_url("http://c/pact").value()};
    broker.web.answer_json("GET http://b/pact", pact_with(""));
    broker.web.answer_json("GET http://c/pact", pact_with(""));
    ASSERT_TRUE(verify());
    ASSERT_EQ(broker.web.sent.size(), 2U);
    EXPECT_TRUE(broker.web.sent[0].request.headers.has("Authorization"));
    EXPECT_FALSE(broker.web.sent[1].request.headers.has("Authorization"));
}

TEST_F(VerificationTest, publishes_to_a_broker_whose_other_pacts_it_leaves_alone) {
    take_pact_from_broker();
    options.takes_brokers_pacts = false;
    options.urls = {http::parse_url("http://b/1").value()};
    options.publish = true;
    options.results.provider_version = "1";
    EXPECT_EQ(verify().value().result.pacts.size(), 1U);
    EXPECT_EQ(times_sent("POST http://b/pacts/provider/catalogue/for-verification"), 0);
    EXPECT_EQ(times_sent("POST http://b/results"), 1);
}

TEST_F(VerificationTest, tells_who_stood_in_the_way) {
    options.folders = {(folder / "none").string()};
    EXPECT_EQ(verify().error().obstacle, Obstacle::kInput);

    options.folders.clear();
    options.broker = http::parse_url("http://b").value();
    broker.web.answer_json("POST http://b/pacts/provider/catalogue/for-verification", "[]");
    EXPECT_EQ(verify().error().obstacle, Obstacle::kBroker);
}

TEST_F(VerificationTest, verifies_and_publishes_the_others_beside_what_can_not_be_fetched) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.files = {(folder / "none.json").string()};
    options.urls = {http::parse_url("http://b/none").value()};
    const auto report = verify().value();
    EXPECT_EQ(report.result.counts(),
              (verifier::Counts{.loaded = 3, .run = 1, .passed = 1, .could_not_run = 2}));
    EXPECT_FALSE(report.result.passed());
    EXPECT_TRUE(report.published);
    EXPECT_EQ(report.unpublished, (std::vector{options.files[0], std::string("http://b/none")}));
    EXPECT_EQ(times_sent("POST http://b/results"), 1);
    EXPECT_THAT(broker.last_body(), testing::HasSubstr(R"("success":true)"));
}

TEST_F(VerificationTest, is_not_failed_by_a_pending_pact_that_can_not_be_read) {
    take_pact_from_broker();
    broker_client::FakeBroker other;
    other.web.answer_json(
        "POST http://b/pacts/provider/catalogue/for-verification",
        R"({"_embedded":{"pacts":[{"_links":{"self":{"href":"http://b/1"}}},)"
        R"({"verificationProperties":{"pending":true},"_links":{"self":{"href":"http://b/2"}}}]}})");
    other.web.answer_json("GET http://b/1", pact_with(""));
    const auto verify_with = [&](std::string second) {
        other.web.answer_json("GET http://b/2", std::move(second));
        const auto report =
            verification::verify(options, {provider, other.web, reporter, clock, random}).value();
        EXPECT_TRUE(report.result.pacts.at(1).unreadable);
        EXPECT_EQ(report.result.counts().pending, 1U);
        return report.result.passed();
    };
    EXPECT_TRUE(verify_with("<html>"));
    EXPECT_TRUE(verify_with(R"({"interactions":7})"));
}

TEST_F(VerificationTest, never_passes_when_nothing_could_be_fetched) {
    take_pact_from_broker();
    broker_client::FakeBroker other;
    other.web.answer_json("POST http://b/pacts/provider/catalogue/for-verification",
                          R"({"_embedded":{"pacts":[{"verificationProperties":{"pending":true},)"
                          R"("_links":{"self":{"href":"http://b/2"}}}]}})");
    const auto report =
        verification::verify(options, {provider, other.web, reporter, clock, random}).value();
    EXPECT_FALSE(report.result.passed());
    ASSERT_NE(report.result.nothing_fetched(), nullptr);
    EXPECT_EQ(report.result.nothing_fetched()->origin, "http://b/2");
}

TEST_F(VerificationTest, publishes_nothing_of_a_provider_that_is_away) {
    take_pact_from_broker();
    options.publish = true;
    options.results.provider_version = "1";
    options.reports = {.json = (folder / "report.json").string()};
    options.verifier.provider.url = http::parse_url("http://away").value();
    provider.answer("GET http://away/items", fail(ErrorCode::kUnavailable, "away: refused"));
    const auto report = verify().value();
    EXPECT_EQ(report.extent, Extent::kRun);
    EXPECT_EQ(report.result.counts().could_not_run, 1U);
    EXPECT_FALSE(report.published);
    EXPECT_EQ(report.unpublished, std::vector<std::string>{"shop"});
    EXPECT_EQ(times_sent("POST http://b/results"), 0);
    EXPECT_EQ(times_sent("PUT http://b/pacticipants/catalogue/branches/main/versions/1"), 0);
    EXPECT_TRUE(read_file(options.reports.json)) << "what could not run is reported";
}

TEST_F(VerificationTest, tells_pacts_that_are_not_there_from_those_that_were_not_asked_for) {
    take_pact_from_broker();
    options.wanted.selectors = {json::Object{{"branch", "none"}}};
    broker_client::FakeBroker other;
    other.web.answer_json("POST http://b/pacts/provider/catalogue/for-verification",
                          R"({"_embedded":{"pacts":[]}})");
    other.web.answer_json("GET http://b/pacts/provider/catalogue/latest",
                          R"({"_links":{"pb:pacts":[{"href":"x"},{"href":"y"}]}})");
    auto report =
        verification::verify(options, {provider, other.web, reporter, clock, random}).value();
    EXPECT_EQ(report.extent, Extent::kNoneSelected);
    EXPECT_EQ(report.left_out,
              "broker http://b for provider 'catalogue' has 2 pacts, none of which the selectors "
              R"([{"branch":"none"}] choose)");

    ASSERT_TRUE(write_file_atomically(folder / "a.json", pact_with("")));
    options.broker.reset();
    options.folders = {folder.string()};
    options.provider = "orders";
    report = verify().value();
    EXPECT_EQ(report.extent, Extent::kNoneSelected);
    EXPECT_EQ(report.left_out,
              fmt::format("folder {} has no pact of 'orders', but pacts of 'catalogue'",
                          folder.string()));
}

}  // namespace
}  // namespace accord::verification
