// Verification results: recording, finding and deleting them.
#pragma once

#include "broker/domain/event.hpp"
#include "broker/service/pacts/reading.hpp"
#include "broker/service/work.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/versions/version_details.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

using store::Verification;
using VersionTag = store::VersionDetails::Tag;

/// What a verifier says; the ids of `result` need not be set.
struct VerificationInput {
    std::string provider_version;
    store::NewVerification result;
    /// The consumer versions that it was for, as the address of the pact told: by their ids, or the
    /// number of one. None: that of the newest publication.
    std::vector<std::int64_t> consumer_versions = {};
    std::optional<std::string> consumer_version_number = std::nullopt;
};

/// A result, and the publication through which it is looked at.
struct PactResult {
    Pact pact;
    Verification result;
};

struct RecordedVerification {
    PactResult recorded;
    std::vector<domain::Event> events;
};

/// Records a result for a content; the provider version comes into being with it. A request that is
/// repeated, as its key tells, changes nothing and gives the result of the first. Nothing when the
/// pair has no pact with that content.
std::optional<RecordedVerification> record_verification(Work& work,
                                                        const Pair& pair,
                                                        std::string_view sha,
                                                        const VerificationInput& input);

/// The result of that number for a content.
std::optional<PactResult> find_result(Work& work,
                                      const Pair& pair,
                                      std::string_view sha,
                                      std::int64_t number);

/// The newest result for a pact's content, whoever verified it.
std::optional<PactResult> find_latest_result(Work& work, const Pair& pair, const WhichPact& which);

/// Deletes a result that was found; the one before it becomes the newest again.
void delete_result(Work& work, const Verification& result);

/// The tags of the provider version that verified, the oldest first.
std::vector<VersionTag> provider_version_tags(Work& work, const Verification& result);

/// A pact, and the newest result for its content, if there is one.
struct PactStanding {
    Pact pact;
    std::optional<Verification> result;
};

/// How all pacts of a consumer version stand. Nothing when there is no such version.
std::optional<std::vector<PactStanding>> standing_of_version(Work& work,
                                                             std::string_view consumer,
                                                             std::string_view version);

}  // namespace accord::broker::service
