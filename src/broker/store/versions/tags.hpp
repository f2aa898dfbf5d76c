// Tags of versions.
#pragma once

#include "broker/store/versions/versions.hpp"
#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct Tag {
    std::string name;
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::string, Instant, Instant>;
};

/// A tag after it was given.
struct AddedTag {
    Tag tag;
    bool added = false;  ///< the version did not have it before
};

std::optional<Tag> find_tag(db::Session& session, std::int64_t version_id, std::string_view name);

/// In the order in which they were given.
std::vector<Tag> tags_of(db::Session& session, std::int64_t version_id);

AddedTag add_tag(db::Session& session,
                 const VersionRow& version,
                 std::string_view name,
                 Instant now);

/// False when the version did not have the tag.
bool delete_tag(db::Session& session, std::int64_t version_id, std::string_view name);
void delete_tags(db::Session& session, std::int64_t version_id);

}  // namespace accord::broker::store
