// Where pacts come from: a port with one implementation per kind of place (pact_sources.hpp; the
// broker's is in src/broker_client).
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string>
#include <vector>

namespace accord::verifier {

/// A sentence of the broker about a pact, and when it is to be shown ("before_verification",
/// "after_verification:success_true_published_true").
struct PactNotice {
    std::string when;
    std::string text;
    bool operator==(const PactNotice&) const = default;
};

/// A pact to verify, or why it could not be fetched or read: that fails the verification too, and
/// the other pacts are verified all the same.
struct LoadedPact {
    std::string origin;  ///< path or URL
    Result<contract::Pact> pact;
    std::string why = {};     ///< it is verified, where no notice says it: "it is in folder pacts"
    bool was_fetched = true;  ///< false: nobody knows what it says
    bool pending = false;     ///< its failures do not fail the run
    bool wip = false;         ///< pending because it is work in progress
    std::vector<PactNotice> notices;
    std::string results_url;          ///< where results are published; empty: nowhere
    std::string latest_result_url;    ///< where the last of them is; empty: not known
    bool is_to_be_published = false;  ///< its result is, when all of it could be run
};

class PactSource {
  public:
    virtual ~PactSource() = default;

    /// The pacts of this place, maybe none. Error: the place itself can't be read, so nobody knows
    /// which pacts there are. One that can't be fetched or read is in the list.
    virtual Result<std::vector<LoadedPact>> load() = 0;

    /// After load() gave none: what pacts are there that were not asked for; empty when there are
    /// none.
    [[nodiscard]] virtual std::string passed_over() { return ""; }

    /// What the place is, for messages: `folder pacts`.
    [[nodiscard]] virtual std::string description() const = 0;
};

}  // namespace accord::verifier
