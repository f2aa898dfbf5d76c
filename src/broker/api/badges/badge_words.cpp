// Words and colours.
#include "broker/api/badges/badge_words.hpp"

#include "base/text.hpp"
#include "base/unicode/code_point.hpp"
#include "base/unicode/fold_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace accord::broker::api {
namespace {

using domain::VerificationStatus;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Spaces, hyphens and underscores stand between words; none counts behind the last one.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (c == ' ' || (c >= '\t' && c <= '\r') || c == '_' || c == '-') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    while (words.size() > 1 && words.back().empty()) {
        words.pop_back();
    }
    return words;
}

/// Where a hump begins: "web|Shop", "HTTP|Server".
bool begins_hump(std::string_view name, std::size_t i) {
    if (i == 0 || !is_upper(name[i])) {
        return false;
    }
    const bool ends_acronym = is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1]);
    return is_lower(name[i - 1]) || is_digit(name[i - 1]) || ends_acronym;
}

std::vector<std::string> humps_of(std::string_view name) {
    std::vector<std::string> humps(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (begins_hump(name, i)) {
            humps.emplace_back();
        }
        humps.back() += name[i];
    }
    return humps;
}

std::string name_for_badge(std::string_view name, std::string_view tag, bool initials) {
    const auto shown = initials ? initials_of(name) : std::string(name);
    return tag.empty() ? shown : fmt::format("{} ({})", shown, tag);
}

std::string label_of(const PactBadgeNames& names) {
    const auto consumer = name_for_badge(names.consumer, names.consumer_tag, names.initials);
    const auto provider = name_for_badge(names.provider, names.provider_tag, names.initials);
    const auto only = to_lower(names.only);
    const auto title = only == "consumer"   ? consumer
                       : only == "provider" ? provider
                                            : fmt::format("{}/{}", consumer, provider);
    return fold_case(title) + " pact";
}

}  // namespace

std::string initials_of(std::string_view name) {
    auto words = words_of(name);
    if (words.size() == 1) {
        words = humps_of(name);
    }
    if (words.size() == 1) {
        return std::string(name);
    }
    std::string initials;
    for (const auto& word : words) {
        initials += word.substr(0, std::max<std::size_t>(1, code_point_bytes(word)));
    }
    return fold_case(initials);
}

Badge pact_badge(const PactBadgeNames& names, std::optional<VerificationStatus> status) {
    if (!status) {
        return {"pact not found", "unknown", BadgeColour::kGrey};
    }
    auto label = label_of(names);
    switch (*status) {
        case VerificationStatus::kSuccess:
            return {std::move(label), "verified", BadgeColour::kGreen};
        case VerificationStatus::kFailed:
            return {std::move(label), "failed", BadgeColour::kRed};
        case VerificationStatus::kFailedPending:
            return {std::move(label), "failed (pending)", BadgeColour::kRed};
        case VerificationStatus::kStale:
            return {std::move(label), "changed", BadgeColour::kOrange};
        case VerificationStatus::kNever:
            break;
    }
    return {std::move(label), "unknown", BadgeColour::kGrey};
}

Badge can_i_deploy_badge(std::string_view label,
                         std::string_view from,
                         std::string_view to,
                         bool deployable) {
    return {label.empty() ? "can-i-deploy" : std::string(label),
            fmt::format("{} to {}", from, to),
            deployable ? BadgeColour::kGreen : BadgeColour::kRed};
}

Badge can_i_merge_badge(std::optional<bool> mergeable) {
    if (!mergeable) {
        return {"can-i-merge", "unknown", BadgeColour::kGrey};
    }
    return *mergeable ? Badge{"can-i-merge", "success", BadgeColour::kGreen}
                      : Badge{"can-i-merge", "failed", BadgeColour::kRed};
}

Badge not_found_badge(std::string_view what) {
    return {std::string(what), "not found", BadgeColour::kGrey};
}

}  // namespace accord::broker::api
