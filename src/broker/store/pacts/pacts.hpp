// Published pacts: contents, and which consumer version published which.
#pragma once

#include "broker/domain/contents/pact_content.hpp"
#include "broker/store/versions/versions.hpp"
#include "db/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::broker::store {

/// A publication, without its content.
struct Pact {
    std::int64_t id = 0;
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::int64_t provider_id = 0;
    std::string provider;
    std::int64_t version_id = 0;
    std::string version;
    std::int64_t version_ordinal = 0;
    std::int64_t revision = 0;
    std::int64_t content_id = 0;
    std::string sha;
    Instant created_at;

    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               Instant>;

    bool operator==(const Pact&) const = default;
};

/// The two names of an integration.
struct Pair {
    std::string_view consumer;
    std::string_view provider;
};

std::optional<Pact> find_pact(db::Session& session, const Pair& pair, std::string_view number);

/// The newest publication of that content.
std::optional<Pact> find_pact_by_sha(db::Session& session, const Pair& pair, std::string_view sha);

std::optional<Pact> find_latest_pact(db::Session& session, const Pair& pair);
std::optional<Pact> find_latest_tagged_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view tag);
std::optional<Pact> find_latest_untagged_pact(db::Session& session, const Pair& pair);

/// The newest pact, not only that of the branch's head.
std::optional<Pact> find_latest_branch_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view branch);

/// The newest one of a lower consumer version with other content.
std::optional<Pact> find_previous_distinct_pact(db::Session& session, const Pact& pact);

/// When the next consumer version with a pact between the two published it; nothing when there is
/// none.
std::optional<Instant> next_pact_published_at(db::Session& session, const Pact& pact);

/// The stored text of a content.
std::string content_text(db::Session& session, std::int64_t content_id);

/// The same of many, by their ids.
std::unordered_map<std::int64_t, std::string> content_texts(
    db::Session& session, std::span<const std::int64_t> content_ids);

/// Whether a consumer version has a pact between the two.
bool has_pact(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id);

/// Which pacts a list shows. "Main branch" is each consumer's own. With a tag or a branch, of one
/// of the two, the provider has to be given.
struct PactFilter {
    std::optional<std::int64_t> consumer_id;
    std::optional<std::int64_t> provider_id;
    std::optional<std::string> tag;
    std::optional<std::string> branch;
    bool main_branch = false;
    bool head_only = false;        ///< only those of the head of the branch
    bool latest_per_pair = false;  ///< only the newest of each of the provider's consumers
    std::optional<std::int64_t> consumer_version_id;
};

/// Newest consumer version first within each pair; pairs by consumer, then provider.
std::vector<Pact> list_pacts(db::Session& session, const PactFilter& filter);

/// The newest pact of each pair, of one provider or of all; pairs in the same order.
std::vector<Pact> list_latest_pacts(db::Session& session,
                                    std::optional<std::int64_t> provider_id = std::nullopt);

/// Where a content is published: between a version of a consumer and a provider.
struct PactPlace {
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::int64_t provider_id = 0;
    std::string provider;
    std::int64_t version_id = 0;
    std::string version;
    std::int64_t version_ordinal = 0;
};

struct StoredPublication {
    Pact pact;
    bool content_is_new = false;  ///< what is stored is the text that was given
};

struct PactToStore {
    const PactPlace& place;
    const domain::PactContent& content;
    bool replaces = false;  ///< a pact that is there
};

/// Stores the pacts of one consumer version, each with another provider: the first at its place, or
/// a new revision. A content is kept once per pair and sha. In the order given.
std::vector<StoredPublication> publish_pacts(db::Session& session,
                                             std::span<const PactToStore> pacts,
                                             Instant now);

/// Deletes a publication with all its revisions. The content stays, and what is known about it.
void delete_pact(db::Session& session, const Pact& pact);

/// Deletes those that the filter shows in the same way; not for `latest_per_pair`.
void delete_pacts(db::Session& session, const PactFilter& filter);

}  // namespace accord::broker::store
