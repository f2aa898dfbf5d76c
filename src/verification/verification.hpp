// A verification put together: pacts from all sources -> verifier -> report files -> results
// published once, complete. Nothing is printed here; whoever asks turns the outcome into text.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "http/sender.hpp"
#include "verification/options.hpp"
#include "verifier/reports/reporter.hpp"
#include "verifier/result.hpp"

#include <expected>
#include <string>
#include <vector>

namespace accord::verification {

/// What a verification is handed; all must outlive it.
struct Ports {
    http::Sender& provider;  ///< to the provider and to its state change URL
    http::Sender& web;       ///< to the broker and to the URLs of pacts
    verifier::Reporter& reporter;
    const Clock& clock;
    Random& random;
};

/// How far a verification got.
enum class Extent {
    kRun,
    kNoPacts,         ///< there were none in any of the places; nobody was told anything
    kNoneSelected,    ///< there were some, none of which was asked for
    kNoInteractions,  ///< the filter left none over, or pacts had none; nothing was published
};

struct VerificationReport {
    Extent extent = Extent::kRun;
    verifier::VerificationResult result;
    std::string places;  ///< where pacts were looked for: `folder pacts, broker http://b ...`
    /// Of kNoneSelected and kNoInteractions: what there was that was not wanted.
    std::string left_out;
    bool published = false;  ///< results, at the broker
    /// Consumers whose results were to be published, but are not known: the provider was away. Of
    /// pacts that can't be read where they are from.
    std::vector<std::string> unpublished;
    /// Consumers whose results no broker has a place for, though results were published.
    std::vector<std::string> placeless;
};

/// What stood in the way of a verification.
enum class Obstacle {
    kInput,          ///< a file or folder can't be read, a report not be written
    kUnpublishable,  ///< results are to be published, but a pact comes from no broker
    kBroker,         ///< the broker, or the server of a pact's URL
};

struct Hindrance {
    Obstacle obstacle = Obstacle::kInput;
    Error error;
    bool operator==(const Hindrance&) const = default;
};

using Outcome = std::expected<VerificationReport, Hindrance>;

/// Verifies. With a hindrance nothing was published, but for `kBroker` after a run: then the
/// results of some pacts may be.
Outcome verify(const Options& options, const Ports& ports);

}  // namespace accord::verification
