// For tests: the answers to can-i-deploy and to "which pacts is this provider to verify", found in
// a chronicle by their definitions alone.
#pragma once

#include "broker/domain/matrix/matrix_query.hpp"
#include "broker/domain/pacts_for_verification_query.hpp"
#include "chronicle.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

struct Verdict {
    std::optional<bool> deployable;  ///< nothing: a result is missing
    std::size_t success = 0;
    std::size_t failed = 0;

    bool operator==(const Verdict&) const = default;
};

/// Of a question with one version of each application, or with a destination.
Verdict judge(const Chronicle& chronicle, const domain::MatrixQuery& query);

struct PactToVerify {
    AppVersion consumer;  ///< the newest of the versions that have the content
    std::string content;
    std::optional<bool> pending;
    bool wip = false;

    auto operator<=>(const PactToVerify&) const = default;
};

/// In no order.
std::vector<PactToVerify> to_verify(const Chronicle& chronicle,
                                    const std::string& provider,
                                    const domain::PactsForVerificationQuery& query,
                                    Instant now);

}  // namespace accord::broker::service
