// Writes the heading, the lines and the links.
#include "broker/api/contents/difference_text.hpp"

#include "base/json.hpp"
#include "broker/api/pacts/pact_document.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace accord::broker::api {
namespace {

std::string counted(std::int64_t count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

std::int64_t rounded(std::int64_t count, std::int64_t by) { return (count + by / 2) / by; }

/// "less than a minute", "about 2 hours", "3 days", "over 1 year".
std::string duration_in_words(std::int64_t minutes) {
    constexpr std::int64_t kHour = 60, kDay = 24 * kHour, kMonth = 30 * kDay, kYear = 365 * kDay;
    if (minutes < 1) {
        return "less than a minute";
    }
    if (minutes < 45) {
        return counted(minutes, "minute");
    }
    if (minutes < kDay) {
        return "about " + counted(std::max<std::int64_t>(1, rounded(minutes, kHour)), "hour");
    }
    if (minutes < kMonth) {
        return counted(rounded(minutes, kDay), "day");
    }
    if (minutes < kYear) {
        const auto months = counted(rounded(minutes, kMonth), "month");
        return minutes < 2 * kMonth ? "about " + months : months;
    }
    const std::int64_t years = minutes / kYear;
    const std::int64_t rest = minutes % kYear;
    if (rest < kYear / 4) {
        return "about " + counted(years, "year");
    }
    return rest < 3 * kYear / 4 ? "over " + counted(years, "year")
                                : "almost " + counted(years + 1, "year");
}

/// Text as a value of YAML: as it is where that reads back the same, otherwise in quotes.
std::string yaml_value(std::string_view text) {
    const bool has_meaning = text.empty() || text.find(": ") != std::string_view::npos ||
                             text.find(" #") != std::string_view::npos || text.ends_with(':') ||
                             text.ends_with(' ') || std::ranges::any_of(text, [](char c) {
                                 return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
                             });
    return has_meaning ? json::write_compact(json::Value(text)) : std::string(text);
}

std::string yaml_link(std::string_view relation, const service::Pact& pact, const Urls& urls) {
    return fmt::format("{}:\n  title: Pact\n  name: {}\n  href: {}\n",
                       relation,
                       yaml_value(pact_name(pact)),
                       urls.pact(pact.consumer, pact.provider, pact.version));
}

}  // namespace

std::string when_it_changed(Instant then, Instant now) {
    using namespace std::chrono;
    const auto seconds = std::max<std::int64_t>(0, round<std::chrono::seconds>(now - then).count());
    const auto date = floor<std::chrono::seconds>(then);
    const auto hours = duration_cast<std::chrono::hours>(date - floor<days>(date)).count();
    return fmt::format("{} ago ({:%a %d %b %Y}, {}:{:%M}{} +00:00)",
                       duration_in_words(rounded(seconds, 60)),
                       fmt::gmtime(system_clock::to_time_t(date)),
                       hours % 12 == 0 ? 12 : hours % 12,
                       fmt::gmtime(system_clock::to_time_t(date)),
                       hours < 12 ? "am" : "pm");
}

std::string render_difference(const service::Pact& pact,
                              const service::Pact& other,
                              std::string_view difference,
                              std::string_view when,
                              const Urls& urls) {
    return fmt::format(
        "# Diff between versions {} and {} of the pact between {} and {}\n\n"
        "The following changes were made {}\n\n{}\n\n## Links\n\n{}{}",
        other.version,
        pact.version,
        pact.consumer,
        pact.provider,
        when,
        difference,
        yaml_link("pact-version", pact, urls),
        yaml_link("comparison-pact-version", other, urls));
}

}  // namespace accord::broker::api
