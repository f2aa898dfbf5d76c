// Which tokens of a CI provider stand for a system account: of this issuer, for this audience, and
// saying this about the job.
#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

inline constexpr std::size_t kWorkloadTextBytesMax = 500;  ///< of each text
inline constexpr std::size_t kWorkloadClaimsMax = 20;

struct WorkloadRule {
    std::string issuer;    ///< an https address; http on this machine alone
    std::string audience;  ///< what "aud" has to name
    /// Names of claims, and what they have to be; `*` stands for any text, also none.
    std::vector<std::pair<std::string, std::string>> claims;

    bool operator==(const WorkloadRule&) const = default;
};

/// What is wrong with an address that is asked for what others rely on: "must be ..."; empty:
/// nothing. Only this machine is asked without TLS.
std::string trusted_address_fault(std::string_view address);

/// The same of an issuer, whose address is its name, too.
std::string issuer_fault(std::string_view issuer);

/// What is wrong with the claims of a rule; empty: nothing. Whoever has a repository can have
/// tokens of a public issuer, so a rule has to say whose job it is.
std::string workload_claims_fault(const WorkloadRule& rule);

/// Whether a token, which is the issuer's and counts now, says so. Numbers and booleans are
/// compared as text; of a list one has to fit.
bool is_workload(const WorkloadRule& rule, const json::Object& claims);

}  // namespace accord::broker::domain
