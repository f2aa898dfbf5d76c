// Versions of pacticipants.
#pragma once

#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::broker::store {

/// A version as it is stored; `domain::Version` is what decisions know of it.
struct VersionRow {
    std::int64_t id = 0;
    std::int64_t pacticipant_id = 0;
    std::string number;
    std::int64_t ordinal = 0;
    std::optional<std::string> build_url;
    Instant created_at;
    Instant updated_at;
    /// Made in this transaction: it has no results yet.
    bool is_new = false;

    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::optional<std::string>,
                               Instant,
                               Instant>;
};

std::optional<VersionRow> find_version(db::Session& session,
                                       std::int64_t pacticipant_id,
                                       std::string_view number);

struct FoundVersion {
    VersionRow version;
    bool created = false;
};
/// The version of that number; a new one becomes the latest.
/// What is said of a version that may be new.
struct VersionInput {
    std::optional<std::string> build_url;
};

/// A new one gets what is given; without it, it has only been named.
FoundVersion find_or_create_version(db::Session& session,
                                    std::int64_t pacticipant_id,
                                    std::string_view number,
                                    Instant now,
                                    const VersionInput* given = nullptr);

/// Which of a pacticipant's versions a list shows; one of the two at most.
struct VersionFilter {
    std::optional<std::string> branch;
    std::optional<std::string> tag;
};

/// Newest first.
std::vector<VersionRow> list_versions(db::Session& session,
                                      std::int64_t pacticipant_id,
                                      const VersionFilter& filter,
                                      const domain::Page& page);
std::int64_t count_versions(db::Session& session,
                            std::int64_t pacticipant_id,
                            const VersionFilter& filter);

/// The newest version; with a branch its head, with a tag the newest of those that have it.
std::optional<VersionRow> find_latest_version(db::Session& session,
                                              std::int64_t pacticipant_id,
                                              const VersionFilter& filter = {});

/// The numbers of the newest versions of these pacticipants; one without versions is left out.
std::unordered_map<std::int64_t, std::string> find_latest_numbers(
    db::Session& session, std::span<const std::int64_t> pacticipants);

void set_build_url(db::Session& session,
                   std::int64_t version_id,
                   const std::optional<std::string>& build_url,
                   Instant now);

/// Deletes it with its pacts, results, tags, branch memberships, deployments and releases; heads of
/// its branches are found anew.
void delete_version(db::Session& session, const VersionRow& version);

}  // namespace accord::broker::store
