// Judges the newest result of a pact.
#include "broker/domain/overview/verification_status.hpp"

namespace accord::broker::domain {

std::string_view to_string(VerificationStatus status) {
    switch (status) {
        case VerificationStatus::kNever:
            return "never";
        case VerificationStatus::kSuccess:
            return "success";
        case VerificationStatus::kStale:
            return "stale";
        case VerificationStatus::kFailedPending:
            return "failed_pending";
        case VerificationStatus::kFailed:
            return "failed";
    }
    return "";
}

VerificationStatus status_of(const std::optional<NewestResult>& result) {
    if (!result) {
        return VerificationStatus::kNever;
    }
    if (result->success) {
        return result->of_this_content ? VerificationStatus::kSuccess : VerificationStatus::kStale;
    }
    return result->pending ? VerificationStatus::kFailedPending : VerificationStatus::kFailed;
}

}  // namespace accord::broker::domain
