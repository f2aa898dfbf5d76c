// Words, counts and places of pairs: see standing.hpp.
#include "broker/domain/overview/standing.hpp"

namespace accord::broker::domain {

std::string_view to_string(Agreement agreement) {
    switch (agreement) {
        case Agreement::kFails:
            return "fails";
        case Agreement::kChanged:
            return "changed";
        case Agreement::kNotVerified:
            return "not_verified";
        case Agreement::kWorks:
            return "works";
    }
    return "";
}

std::optional<Agreement> parse_agreement(std::string_view word) {
    for (const auto agreement :
         {Agreement::kFails, Agreement::kChanged, Agreement::kNotVerified, Agreement::kWorks}) {
        if (word == to_string(agreement)) {
            return agreement;
        }
    }
    return std::nullopt;
}

void AgreementCounts::add(Agreement agreement) {
    ++all;
    switch (agreement) {
        case Agreement::kFails:
            ++fails;
            return;
        case Agreement::kChanged:
            ++changed;
            return;
        case Agreement::kNotVerified:
            ++not_verified;
            return;
        case Agreement::kWorks:
            ++works;
            return;
    }
}

std::optional<OverviewOrder> parse_overview_order(std::string_view word) {
    if (word == "attention") {
        return OverviewOrder::kAttention;
    }
    if (word == "published") {
        return OverviewOrder::kPublished;
    }
    return word == "name" ? std::optional(OverviewOrder::kName) : std::nullopt;
}

OverviewPlace place_of(const Standing& standing,
                       OverviewOrder order,
                       std::string_view consumer,
                       std::string_view provider) {
    OverviewPlace place{.integration_id = standing.integration_id};
    if (order == OverviewOrder::kName) {
        place.consumer = consumer;
        place.provider = provider;
        return place;
    }
    place.age = -standing.published_at.time_since_epoch().count();
    if (order == OverviewOrder::kAttention) {
        const bool fails = standing.agreement == Agreement::kFails || standing.meeting_fails;
        place.rank = fails ? 0 : (standing.newest_fails ? 1 : 2);
    }
    return place;
}

}  // namespace accord::broker::domain
