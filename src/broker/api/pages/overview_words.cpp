// The sentences of the page, chosen by what is worst.
#include "broker/api/pages/overview_words.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using domain::Agreement;
using Integration = domain::Overview::Integration;

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

std::string in_a_sentence(std::string words) {
    words.front() = to_lower(words.substr(0, 1)).front();
    return words;
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

std::string explain_newest(const Integration& one, std::string_view more) {
    const auto& newest = *one.newest;
    return fmt::format("{} {}{} does not get what it needs from {} {}{}.",
                       one.consumer,
                       newest.consumer_version,
                       newest.branch.empty() ? "" : " of branch " + newest.branch,
                       one.provider,
                       newest.provider_version,
                       more);
}

bool is_waiting(const Integration& one) {
    return one.agreement == Agreement::kNotVerified || one.agreement == Agreement::kChanged;
}

std::string explain_waiting(const Integration& one, std::string_view more) {
    return fmt::format("{} has not verified the pact of {} {}{}.",
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
    const auto unverified =
        static_cast<std::size_t>(std::ranges::count_if(overview.integrations, is_waiting));
    if (all == 0) {
        return "No contracts here yet";
    }
    if (failing > 0) {
        return fmt::format("{} {}", some_of(failing, all), failing == 1 ? "fails" : "fail");
    }
    if (const auto newest = static_cast<std::size_t>(
            std::ranges::count_if(overview.integrations, &Integration::newest_fails));
        newest > 0) {
        return fmt::format("{} of {} {}",
                           newest == 1 ? "The newest pact" : "The newest pacts",
                           in_a_sentence(some_of(newest, all)),
                           newest == 1 ? "fails" : "fail");
    }
    if (unverified > 0) {
        return fmt::format("Nothing fails. {} {} waiting for a result",
                           some_of(unverified, all),
                           is_or_are(unverified));
    }
    return fmt::format("{} {} verified", some_of(all, all), is_or_are(all));
}

std::string explanation(const domain::Overview& overview) {
    const auto concerned = [&](auto is_concerned) {
        return std::ranges::count_if(overview.integrations, is_concerned);
    };
    const auto explain = [&](auto is_concerned, auto words) -> std::string {
        const auto first = std::ranges::find_if(overview.integrations, is_concerned);
        return words(*first, and_more(static_cast<std::size_t>(concerned(is_concerned) - 1)));
    };
    if (concerned(&Integration::fails) > 0) {
        return explain(&Integration::fails, [&](const Integration& one, std::string_view more) {
            return explain_failure(one, overview.environments, more);
        });
    }
    if (concerned(&Integration::newest_fails) > 0) {
        return explain(&Integration::newest_fails, explain_newest);
    }
    return concerned(is_waiting) > 0 ? explain(is_waiting, explain_waiting) : "";
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
