// The sentences of the page, chosen by what is worst.
#include "broker/api/pages/overview_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using domain::Agreement;
using Integration = domain::Overview::Integration;

std::size_t count(const domain::Overview& overview, Agreement agreement) {
    return static_cast<std::size_t>(
        std::ranges::count(overview.integrations, agreement, &Integration::agreement));
}

/// "One of 3 integrations", "2 of 3 integrations", "The only integration", "All 3 integrations".
std::string some_of(std::size_t part, std::size_t all) {
    if (all == 1) {
        return "The only integration";
    }
    if (part == all) {
        return fmt::format("All {} integrations", all);
    }
    return fmt::format("{} of {} integrations", part == 1 ? "One" : std::to_string(part), all);
}

std::string_view is_or_are(std::size_t count) { return count == 1 ? "is" : "are"; }

std::string plural(std::int64_t count, std::string_view unit) {
    return fmt::format("{} {}{} ago", count, unit, count == 1 ? "" : "s");
}

/// "and one more", "and 4 more"; nothing for none.
std::string and_more(std::size_t count) {
    if (count == 0) {
        return "";
    }
    return fmt::format(", and {} more", count == 1 ? "one" : std::to_string(count));
}

/// What failed last, or else the environment where versions that fail have met.
std::string explain_failure(const Integration& one,
                            const std::vector<domain::Overview::Environment>& environments,
                            std::string_view more) {
    if (one.agreement == Agreement::kFails) {
        return fmt::format("{} {} does not get what it needs from {} {}{}.",
                           one.consumer,
                           one.consumer_version,
                           one.provider,
                           one.provider_version,
                           more);
    }
    for (const auto& environment : environments) {
        const auto meeting = one.meetings.find(environment.name);
        if (meeting == one.meetings.end() || meeting->second.agreement != Agreement::kFails) {
            continue;
        }
        return fmt::format("{} and {} do not work together in {}{}.",
                           one.consumer,
                           one.provider,
                           environment.display_name,
                           more);
    }
    return "";
}

std::string explain_waiting(const Integration& one, std::string_view more) {
    return fmt::format("{} has not verified what {} {} needs{}.",
                       one.provider,
                       one.consumer,
                       one.consumer_version,
                       more);
}

}  // namespace

std::string headline(const domain::Overview& overview) {
    const std::size_t all = overview.integrations.size();
    const auto failing =
        static_cast<std::size_t>(std::ranges::count_if(overview.integrations, &Integration::fails));
    const std::size_t unverified =
        count(overview, Agreement::kNotVerified) + count(overview, Agreement::kChanged);
    if (all == 0) {
        return "No contracts here yet";
    }
    if (failing > 0) {
        return fmt::format("{} {}", some_of(failing, all), failing == 1 ? "fails" : "fail");
    }
    if (unverified > 0) {
        return fmt::format("Nothing fails. {} {} waiting for a result",
                           some_of(unverified, all),
                           is_or_are(unverified));
    }
    return fmt::format("{} {} verified", some_of(all, all), is_or_are(all));
}

std::string explanation(const domain::Overview& overview) {
    std::vector<const Integration*> concerned;
    const bool fails = std::ranges::any_of(overview.integrations, &Integration::fails);
    for (const Integration& one : overview.integrations) {
        const bool open =
            one.agreement == Agreement::kNotVerified || one.agreement == Agreement::kChanged;
        if (fails ? one.fails() : open) {
            concerned.push_back(&one);
        }
    }
    if (concerned.empty()) {
        return "";
    }
    const std::string more = and_more(concerned.size() - 1);
    return fails ? explain_failure(*concerned.front(), overview.environments, more)
                 : explain_waiting(*concerned.front(), more);
}

std::string_view words_for(Agreement agreement) {
    switch (agreement) {
        case Agreement::kFails:
            return "Failed";
        case Agreement::kChanged:
            return "Changed since verified";
        case Agreement::kNotVerified:
            return "Not verified yet";
        case Agreement::kWorks:
            return "Verified";
    }
    return "";
}

std::string how_long_ago(Instant then, Instant now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    if (minutes < 1) {
        return "just now";
    }
    if (hours < 1) {
        return plural(minutes, "minute");
    }
    if (days < 1) {
        return plural(hours, "hour");
    }
    if (days == 1) {
        return "yesterday";
    }
    if (days < 31) {
        return plural(days, "day");
    }
    return to_iso8601(then).substr(0, 10);
}

}  // namespace accord::broker::api
