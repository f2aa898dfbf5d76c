// What came to an environment, and when it went: deployments and releases in the order of time.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::store {

enum class ArrivalKind { kDeployment, kRelease };

/// A version came to an environment.
struct Arrival {
    ArrivalKind kind = ArrivalKind::kDeployment;
    std::int64_t id = 0;
    std::string uuid;
    std::string pacticipant;
    std::string pacticipant_display_name;
    std::string version;
    std::string branch;  ///< of that version; perhaps empty
    std::optional<std::string> instance;
    Instant created_at = {};
    std::optional<Instant> ended_at;  ///< undeployed, or not supported any more

    [[nodiscard]] bool is_current() const { return !ended_at; }
};

/// Where an arrival stands in the history.
struct ArrivalPlace {
    Instant created_at = {};
    ArrivalKind kind = ArrivalKind::kDeployment;
    std::int64_t id = 0;
};

/// All of the past, or what is there now.
enum class HistoryScope { kPast, kPresent };

struct HistoryQuery {
    std::int64_t environment_id = 0;
    std::optional<std::int64_t> pacticipant_id = std::nullopt;
    HistoryScope scope = HistoryScope::kPast;
    std::optional<ArrivalPlace> after = std::nullopt;  ///< older ones than that
    std::int64_t count_max = 0;
};

/// The newest first; of the same time deployments before releases.
std::vector<Arrival> list_arrivals(db::Session& session, const HistoryQuery& query);

}  // namespace accord::broker::store
