// Why a contract is not published: the closed set of what may be expected to go wrong.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace accord::broker::service {

/// The name is new, and so much like others that one of them is probably meant.
struct SimilarName {
    std::string name;
    std::vector<std::string> similar;

    bool operator==(const SimilarName&) const = default;
};

/// The version has a pact with the provider, and its content must stay.
struct ContentMustStay {
    std::string consumer;
    std::string version;
    std::string provider;
    std::string stored;  ///< the text of its content
    std::string given;   ///< the text of the other one

    bool operator==(const ContentMustStay&) const = default;
};

/// The content contradicts the one it was to be merged into.
struct CannotMerge {
    bool operator==(const CannotMerge&) const = default;
};

/// What was given, or came of merging it, is no contract.
struct NoContract {
    std::string message;

    bool operator==(const NoContract&) const = default;
};

using Refusal = std::variant<SimilarName, ContentMustStay, CannotMerge, NoContract>;

}  // namespace accord::broker::service
