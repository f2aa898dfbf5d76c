// The past of a pair: which contents its consumer published, and what providers said to each.
#pragma once

#include "broker/domain/overview/overview.hpp"
#include "broker/service/pacticipants/role.hpp"
#include "broker/service/pacts/pact.hpp"
#include "broker/service/work.hpp"
#include "broker/store/pacts/pact_history.hpp"
#include "broker/store/versions/version_details.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct PublicationHistory {
    std::vector<store::PastPublication> publications;  ///< the newest first
    store::DetailsByVersion details;                   ///< of their versions
    bool was_verified = false;                         ///< the pair has any result
    std::optional<std::int64_t> next;  ///< the ordinal to go on before, when there is more
};

/// Which publications; what is not given does not matter, what is not known nothing fits.
struct AskedPublications {
    std::optional<std::string> branch = std::nullopt;       ///< the consumer version is on it
    std::optional<std::string> tag = std::nullopt;          ///< it has that
    std::optional<std::string> environment = std::nullopt;  ///< it is there now: name or UUID
    std::int64_t size = 0;
    std::optional<std::int64_t> before = std::nullopt;  ///< an ordinal; from the newest on without
};

/// Error: who of the pair does not exist.
std::expected<PublicationHistory, Role> list_publications(Work& work,
                                                          const Pair& pair,
                                                          const AskedPublications& asked);

domain::Agreement agreement_of(const PublicationHistory& history,
                               const store::PastPublication& publication);

struct ResultHistory {
    std::vector<store::PastResult> results;  ///< the newest first
    store::DetailsByVersion details;         ///< of the provider versions
    std::optional<std::int64_t> next;        ///< the number to go on before, when there is more
};

/// Of a content, before a number or from the newest on. Nothing when the pair has no pact with it.
std::optional<ResultHistory> list_results(Work& work,
                                          const Pair& pair,
                                          std::string_view sha,
                                          std::int64_t size,
                                          std::optional<std::int64_t> before);

}  // namespace accord::broker::service
