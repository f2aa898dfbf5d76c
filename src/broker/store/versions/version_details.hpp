// What is shown of versions beside their numbers: branches, tags, where they are, their pacts.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace accord::broker::store {

struct VersionDetails {
    struct Branch {
        std::string name;
        bool latest = false;  ///< the version is its head
    };
    struct Tag {
        std::string name;
        bool latest = false;  ///< no newer version has it
    };
    struct Environment {
        std::string uuid;
        std::string name;
        std::string display_name;
        bool production = false;
        Instant created_at = {};
        Instant updated_at = {};
    };

    std::vector<Branch> branches;           ///< in the order in which the version came to them
    std::vector<Tag> tags;                  ///< oldest first
    std::vector<Environment> environments;  ///< deployed or released now, oldest deployment first
};

using DetailsByVersion = std::unordered_map<std::int64_t, VersionDetails>;

/// The details of these versions; a version without any is left out.
DetailsByVersion find_version_details(db::Session& session, std::span<const std::int64_t> versions);

/// The names of those that each of these versions published a pact for, sorted.
std::unordered_map<std::int64_t, std::vector<std::string>> find_providers(
    db::Session& session, std::span<const std::int64_t> versions);

}  // namespace accord::broker::store
