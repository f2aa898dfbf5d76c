// What an explanation knows beside the decision itself: rows, by the ids that the decision names.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/explanation/failed_interactions.hpp"
#include "broker/domain/matrix/deployability.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// Of a result that failed.
struct ResultBackground {
    /// The first of the failures without a success between them, among the results for this content
    /// by versions of the same branches.
    Instant failing_since = {};
    std::string failing_since_version = {};
    bool failing_or_earlier = false;  ///< there are more results than are looked at, all before
    bool pending = false;             ///< the provider's build did not fail by it
    std::optional<std::string> build_url = {};
    FailedInteractions failed = {};
};

/// The newest result of a content, or the newest success.
struct OtherResult {
    std::string provider_version;
    bool success = false;
    Instant created_at = {};

    bool operator==(const OtherResult&) const = default;
};

/// A webhook that was triggered because the content needs verification.
struct VerificationRequest {
    std::string uuid;
    std::string status;  ///< "not_run", "retrying", "success" or "failure"
    Instant at = {};

    bool operator==(const VerificationRequest&) const = default;
};

/// Of a publication that has no result.
struct PactBackground {
    std::string sha = {};
    Instant published_at = {};
    std::optional<OtherResult> newest = {};
    std::optional<OtherResult> newest_success = {};
    std::optional<VerificationRequest> request = {};
};

/// Whether no result has come since the content's verification was asked for.
inline bool is_unanswered(const PactBackground& pact) {
    return pact.request && (!pact.newest || pact.newest->created_at < pact.request->at);
}

/// A build that was asked for a result longer ago gives none any more.
inline constexpr std::chrono::hours kAnsweredWithin{24};

/// Who is behind an application.
struct Team {
    std::string repository_url = {};
    std::string main_branch = {};
    bool publishes_pacts = false;
    bool publishes_results = false;
};

struct Background {
    Instant now = {};
    std::map<std::int64_t, ResultBackground> results = {};  ///< by verification
    std::map<std::int64_t, PactBackground> pacts = {};      ///< by publication
    std::map<std::int64_t, Team> teams = {};                ///< by pacticipant
    std::map<std::int64_t, std::string> branches = {};      ///< by version: its newest
    /// Of the environment deployed to: a JSON array; empty when there are none.
    std::string contacts = {};
};

/// So many obstacles and ignored rows are explained.
inline constexpr std::size_t kExplainedMax = 50;

/// The ids of all that an explanation of the decision looks up.
struct BackgroundIds {
    std::vector<std::int64_t> results;
    std::vector<std::int64_t> pacts;
    std::vector<std::int64_t> pacticipants;
    std::vector<std::int64_t> versions;
};

BackgroundIds background_ids(const Decision& decision);

}  // namespace accord::broker::domain
