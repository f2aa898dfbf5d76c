// What the store knows about a publication: the contents before it, and who has verified it.
#pragma once

#include "broker/store/pacts/pacts.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::store {

/// The content that the newest older consumer version of its kind has: one with that tag, or one
/// without tags.
struct Predecessor {
    std::string tag;                 ///< empty of one without tags
    std::optional<std::string> sha;  ///< nothing: there is no such version
};

struct PublicationFacts {
    /// One for each tag of the consumer version, in the order in which they were given; one without
    /// a tag when it has none.
    std::vector<Predecessor> predecessors;
    /// Whether a version of the provider that matters now (the head of its main branch, what is
    /// deployed or released) has no result for this content.
    bool requires_verification = false;
    bool ever_verified = false;         ///< there is a result for some pact between the two
    std::optional<std::string> branch;  ///< that the consumer version was put on last
};

/// The facts of each of the pacts of one consumer version, in their order: a fixed number of
/// statements.
std::vector<PublicationFacts> publication_facts(db::Session& session, std::span<const Pact> pacts);

/// The numbers of versions by their ids; those that do not exist are left out.
std::map<std::int64_t, std::string> version_numbers(db::Session& session,
                                                    std::span<const std::int64_t> ids);

}  // namespace accord::broker::store
