// How very many pairs stand, in a few words each: what lists are filtered, sorted and counted by.
#pragma once

#include "broker/domain/overview/overview.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::domain {

/// "fails", "changed", "not_verified", "works".
std::string_view to_string(Agreement agreement);
std::optional<Agreement> parse_agreement(std::string_view word);

/// A pair, and how the pact that counts stands.
struct Standing {
    std::int64_t integration_id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    Instant published_at = {};
    Agreement agreement = Agreement::kNotVerified;
    bool newest_fails = false;   ///< the newest pact has another content, which fails
    bool meeting_fails = false;  ///< versions that are in one environment now fail

    bool operator==(const Standing&) const = default;
};

struct AgreementCounts {
    std::int64_t all = 0;
    std::int64_t fails = 0;
    std::int64_t changed = 0;
    std::int64_t not_verified = 0;
    std::int64_t works = 0;

    void add(Agreement agreement);
    bool operator==(const AgreementCounts&) const = default;
};

enum class OverviewOrder {
    kAttention,  ///< what fails first, then the newest
    kPublished,  ///< the newest first
    kName,       ///< by the names of consumers, then providers
};
std::optional<OverviewOrder> parse_overview_order(std::string_view word);

/// Where a pair stands in a list; lower ones come first. What the order does not ask for is left
/// out.
struct OverviewPlace {
    std::int64_t rank = 0;  ///< 0: fails, 1: its newest pact does, 2: neither
    std::int64_t age = 0;   ///< lower when it is newer
    std::string consumer;   ///< as it is searched
    std::string provider;
    std::int64_t integration_id = 0;

    auto operator<=>(const OverviewPlace&) const = default;
};
OverviewPlace place_of(const Standing& standing,
                       OverviewOrder order,
                       std::string_view consumer,
                       std::string_view provider);

}  // namespace accord::broker::domain
