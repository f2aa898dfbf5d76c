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

/// A tag of a publication's consumer version, and the content that the newest older version with
/// the tag has.
struct TaggedPredecessor {
    std::string tag;
    std::optional<std::string> sha;  ///< nothing: there is no such version

    using Columns = std::tuple<std::string, std::optional<std::string>>;
};

/// One for each tag of the consumer version, in the order in which they were given.
std::vector<TaggedPredecessor> tagged_predecessors(db::Session& session, const Pact& pact);

/// The sha of the newest older consumer version without tags.
std::optional<std::string> untagged_predecessor(db::Session& session, const Pact& pact);

/// Whether a version of the provider that matters now (the head of its main branch, what is
/// deployed or released) has no result for this content.
bool requires_verification(db::Session& session, const Pact& pact);

/// Whether there is a result for any pact between the two.
bool was_ever_verified(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id);

/// The numbers of versions by their ids; those that do not exist are left out.
std::map<std::int64_t, std::string> version_numbers(db::Session& session,
                                                    std::span<const std::int64_t> ids);

}  // namespace accord::broker::store
