// What stands around the lines of a difference.
#include "broker/api/contents/difference_text.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kThen = "2026-11-28T09:07:30Z";

std::string after(std::chrono::seconds time) {
    const auto then = parse_iso8601(kThen).value();
    const auto words = when_it_changed(then, then + time);
    return words.substr(0, words.find(" ago"));
}

TEST(DifferenceText, says_when_it_changed) {
    const auto then = parse_iso8601(kThen).value();
    EXPECT_EQ(when_it_changed(then, then),
              "less than a minute ago (Sat 28 Nov 2026, 9:07am +00:00)");
    EXPECT_EQ(when_it_changed(parse_iso8601("2026-01-02T00:30:00Z").value(), then),
              "11 months ago (Fri 02 Jan 2026, 12:30am +00:00)");
    EXPECT_EQ(when_it_changed(parse_iso8601("2026-11-27T23:59:59Z").value(), then),
              "about 9 hours ago (Fri 27 Nov 2026, 11:59pm +00:00)");
}

TEST(DifferenceText, says_how_long_ago_it_changed) {
    using namespace std::chrono_literals;
    constexpr auto kDay = 24h;
    EXPECT_EQ(after(29s), "less than a minute");
    EXPECT_EQ(after(30s), "1 minute");
    EXPECT_EQ(after(44min), "44 minutes");
    EXPECT_EQ(after(45min), "about 1 hour");
    EXPECT_EQ(after(90min), "about 2 hours");
    EXPECT_EQ(after(25h), "1 day");
    EXPECT_EQ(after(20 * kDay), "20 days");
    EXPECT_EQ(after(40 * kDay), "about 1 month");
    EXPECT_EQ(after(75 * kDay), "3 months");
    EXPECT_EQ(after(370 * kDay), "about 1 year");
    EXPECT_EQ(after(600 * kDay), "over 1 year");
    EXPECT_EQ(after(700 * kDay), "almost 2 years");
}

TEST(DifferenceText, quotes_names_that_mean_something_to_yaml) {
    const service::Pact pact{.consumer = "Shop: \"x\" #1", .provider = "Orders", .version = "1\n2"};
    const auto text = render_difference(pact, pact, "", "now", Urls("http://b"));
    EXPECT_EQ(text.substr(text.find("## Links")),
              R"(## Links

pact-version:
  title: Pact
  name: "Pact between Shop: \"x\" #1 (1\n2) and Orders"
  href: http://b/pacts/provider/Orders/consumer/Shop%3A%20%22x%22%20%231/version/1%0A2
comparison-pact-version:
  title: Pact
  name: "Pact between Shop: \"x\" #1 (1\n2) and Orders"
  href: http://b/pacts/provider/Orders/consumer/Shop%3A%20%22x%22%20%231/version/1%0A2
)");
}

}  // namespace
}  // namespace accord::broker::api
