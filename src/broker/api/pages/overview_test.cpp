// What the page of all integrations says.
#include "broker/api/pages/overview.hpp"

#include "broker/api/pages/overview_words.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using domain::Agreement;
using domain::Overview;
using testing::HasSubstr;
using testing::Not;

const Instant kNow = parse_iso8601("2026-11-21T12:00:00Z").value();

Overview::Integration integration(std::string consumer, Agreement agreement) {
    return {.consumer = std::move(consumer),
            .provider = "Orders",
            .consumer_version = "1",
            .branch = "main",
            .published_at = kNow - std::chrono::hours(2),
            .agreement = agreement,
            .provider_version = "o1"};
}

Overview of(std::vector<Overview::Integration> integrations) {
    return {.environments = {}, .integrations = std::move(integrations)};
}

TEST(OverviewWords, answer_in_the_first_line) {
    const auto works = integration("Shop", Agreement::kWorks);
    const auto fails = integration("Till", Agreement::kFails);
    const auto waits = integration("Kiosk", Agreement::kNotVerified);
    EXPECT_EQ(headline(of({})), "No contracts here yet");
    EXPECT_EQ(headline(of({works})), "The only integration is verified");
    EXPECT_EQ(headline(of({works, works})), "All 2 integrations are verified");
    EXPECT_EQ(headline(of({works, fails, waits})), "One of 3 integrations fails");
    EXPECT_EQ(headline(of({fails, fails, works})), "2 of 3 integrations fail");
    EXPECT_EQ(headline(of({works, waits})),
              "Nothing fails. One of 2 integrations is waiting for a result");
}

TEST(OverviewWords, say_who_is_concerned) {
    const auto fails = integration("Till", Agreement::kFails);
    const auto waits = integration("Kiosk", Agreement::kChanged);
    EXPECT_EQ(explanation(of({integration("Shop", Agreement::kWorks)})), "");
    EXPECT_EQ(explanation(of({fails, fails})),
              "Till 1 does not get what it needs from Orders o1, and one more.");
    EXPECT_EQ(explanation(of({waits})), "Orders has not verified the pact of Kiosk 1.");
}

TEST(OverviewWords, count_what_fails_where_it_runs) {
    Overview overview = of({integration("Shop", Agreement::kWorks)});
    overview.environments = {{"live", "Live", true}};
    overview.integrations[0].meetings["live"] = {
        .consumer_versions = {"1"}, .provider_versions = {"o1"}, .agreement = Agreement::kFails};
    EXPECT_EQ(headline(overview), "The only integration fails");
    EXPECT_EQ(explanation(overview), "Shop and Orders do not work together in Live.");
}

TEST(OverviewWords, do_not_call_verified_what_fails_in_its_newest_pact) {
    auto newest_fails = integration("Shop", Agreement::kWorks);
    newest_fails.newest = {.consumer_version = "2",
                           .branch = "feat",
                           .agreement = Agreement::kFails,
                           .provider_version = "o2"};
    const auto works = integration("Till", Agreement::kWorks);
    EXPECT_EQ(headline(of({newest_fails})), "The newest pact of the only integration fails");
    EXPECT_EQ(headline(of({newest_fails, works})),
              "The newest pact of one of 2 integrations fails");
    EXPECT_EQ(headline(of({newest_fails, newest_fails, works})),
              "The newest pacts of 2 of 3 integrations fail");
    EXPECT_EQ(headline(of({newest_fails, integration("Kiosk", Agreement::kFails)})),
              "One of 2 integrations fails");
    EXPECT_EQ(explanation(of({newest_fails, works})),
              "Shop 2 of branch feat does not get what it needs from Orders o2.");
    newest_fails.newest->agreement = Agreement::kNotVerified;
    EXPECT_EQ(headline(of({newest_fails})), "The only integration is verified");
}

TEST(OverviewWords, tell_time_as_people_do) {
    using std::chrono::days;
    using std::chrono::minutes;
    EXPECT_EQ(how_long_ago(kNow, kNow), "just now");
    EXPECT_EQ(how_long_ago(kNow - minutes(1), kNow), "1 minute ago");
    EXPECT_EQ(how_long_ago(kNow - minutes(150), kNow), "2 hours ago");
    EXPECT_EQ(how_long_ago(kNow - days(1), kNow), "yesterday");
    EXPECT_EQ(how_long_ago(kNow - days(30), kNow), "30 days ago");
    EXPECT_EQ(how_long_ago(kNow - days(365), kNow), "2025-11-21");
}

TEST(OverviewPage, shows_an_integration_and_where_it_is) {
    Overview overview = of({integration("Shop", Agreement::kFails)});
    overview.environments = {{"live", "Live", true}, {"test", "Test", false}};
    overview.integrations[0].meetings["live"] = {.consumer_versions = {"1"},
                                                 .provider_versions = {"o1", "o2"},
                                                 .agreement = Agreement::kFails};
    overview.integrations[0].meetings["test"] = {.provider_versions = {"o2"}};
    const std::string page = render_overview(overview, {"http://broker"}, kNow);
    EXPECT_THAT(page, HasSubstr("<h1>The only integration fails</h1>"));
    EXPECT_THAT(page, HasSubstr(R"(<span class="state bad">Failed</span>)"));
    EXPECT_THAT(page, HasSubstr(R"(datetime="2026-11-21T10:00:00+00:00">2 hours ago)"));
    EXPECT_THAT(page, HasSubstr(R"(<span class="state bad">Fails</span>)"));
    EXPECT_THAT(page, HasSubstr("Only Orders"));
}

TEST(OverviewPage, shows_the_newest_pact_beside_the_one_that_counts) {
    Overview overview = of({integration("Shop", Agreement::kWorks)});
    overview.integrations[0].newest = {.consumer_version = "2",
                                       .branch = "feat",
                                       .agreement = Agreement::kFails,
                                       .provider_version = "o2"};
    const std::string page = render_overview(overview, {"http://broker"}, kNow);
    EXPECT_THAT(page, HasSubstr(R"(<span class="state ok">Verified</span>)"));
    EXPECT_THAT(page,
                HasSubstr(R"(Newest pact <span class="version" title="2">2</span> feat: )"
                          R"(<span class="state bad">Failed</span>)"));
}

TEST(OverviewPage, invites_to_fill_an_empty_broker) {
    const std::string page = render_overview({}, {"http://broker:9292"}, kNow);
    EXPECT_THAT(page,
                HasSubstr("accord broker publish ./pacts --consumer-app-version 1.0.0 "
                          "--branch main --broker-base-url http://broker:9292"));
    EXPECT_THAT(page, HasSubstr("accord verifier --broker-url http://broker:9292"));
    EXPECT_THAT(page, HasSubstr("accord broker create-environment --name production"));
}

TEST(OverviewPage, lets_no_name_become_markup) {
    const std::string page = render_overview(
        of({integration("<img src=x onerror=alert(1)>", Agreement::kWorks)}), {"http://b"}, kNow);
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
}

}  // namespace
}  // namespace accord::broker::api
