// How a pact stands with its provider, in one word.
#pragma once

#include <optional>
#include <string_view>

namespace accord::broker::domain {

enum class VerificationStatus {
    kNever,          ///< there is no result
    kSuccess,        ///< the newest result is a success
    kStale,          ///< so it is, but of a content that was replaced since
    kFailedPending,  ///< the newest result is a failure that did not matter: the pact was pending
    kFailed,         ///< the newest result is a failure
};

/// "never", "success", "stale", "failed_pending", "failed".
std::string_view to_string(VerificationStatus status);

/// The newest result that says something about a pact.
struct NewestResult {
    bool success = false;
    bool pending = false;
    bool of_this_content = true;  ///< of the pact's own, not of one before it
};

VerificationStatus status_of(const std::optional<NewestResult>& result);

}  // namespace accord::broker::domain
