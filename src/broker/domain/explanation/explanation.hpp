// An answer that explains: for each thing that stands against a deployment, what kind of cause it
// is, in plain words, whose it is, and what to do next.
#pragma once

#include "broker/domain/explanation/background.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// Kinds of causes that a script can tell apart.
enum class Cause {
    kVersionUnknown,            ///< what was asked about does not exist
    kNoDeployedVersion,         ///< a provider that is needed is not in the environment
    kNoVersionThere,            ///< the same of a tag or main branch
    kProviderNeverPublishes,    ///< the provider has never published a result for anybody
    kNeverVerified,             ///< the content has no result of any version
    kVerificationRequested,     ///< a webhook has asked for it, and no result has come since
    kNotVerifiedByThisVersion,  ///< others have verified it, the one in question has not
    kFailed,
    kFilter,   ///< the question leaves out what there is (success)
    kLimit,    ///< there is more than is shown
    kIgnored,  ///< by request; does not block
};

/// "never_verified".
std::string_view to_string(Cause cause);

/// What would bring the answer nearer to a yes; what it is about stands beside it.
struct NextStep {
    enum class Kind {
        kNothing,
        kVerify,            ///< run the provider's verification with `version`
        kDeployFirst,       ///< another version of the provider fits: ask whether it can go there
        kRecordDeployment,  ///< of the provider
        kTagVersion,        ///< of the provider
        kSetBranch,         ///< of the provider
        kPublishPact,       ///< of the version asked about
        kPublishResults,    ///< the same of one that is no consumer
        kAskAgain,          ///< with a higher limit
        kWait,
    };

    Kind kind = Kind::kNothing;
    std::string pacticipant = {};
    std::string version = {};  ///< empty: it is not known which
    std::string branch = {};   ///< of that version

    bool operator==(const NextStep&) const = default;
};

/// Who can do something about it.
struct Responsible {
    std::string pacticipant;
    std::string role;  ///< "consumer" or "provider"; "application" for one by itself
    std::string repository_url = {};
    std::string branch = {};  ///< of the version in question; else the main branch

    bool operator==(const Responsible&) const = default;
};

struct Reason {
    Cause cause = Cause::kNeverVerified;
    std::string text = {};    ///< the decision's sentence
    std::string detail = {};  ///< more, in one or two sentences
    /// The row it rests on: those considered first, then those ignored.
    std::optional<std::size_t> row = {};
    PactEnd consumer = {};
    PactEnd provider = {};
    std::string sha = {};                      ///< of the pact's content, when it is one
    const ResultBackground* result = nullptr;  ///< of a failure
    const PactBackground* pact = nullptr;      ///< of a pact without result
    std::vector<Responsible> responsible = {};
    NextStep next = {};

    [[nodiscard]] bool blocks() const { return cause != Cause::kIgnored; }
};

/// One reason for each obstacle of the decision, then one for each row that was ignored,
/// kExplainedMax at most. The background has to outlive them.
std::vector<Reason> explain(const Decision& decision, const Background& background);

}  // namespace accord::broker::domain
