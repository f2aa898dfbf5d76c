// A version as an API's list of versions tells of it.
#pragma once

#include "base/json.hpp"
#include "broker/domain/transfer/records.hpp"

#include <string>
#include <vector>

namespace accord::broker::transfer {

/// A tag of a version, or a branch, as a list of versions tells of it.
struct Listed {
    std::string name;
    std::string address;
};

/// What is kept of a version until all of its pacticipant are known: much less than its document.
struct ListedVersion {
    domain::VersionRecord record;
    std::vector<Listed> tags;
    std::vector<Listed> branches;
};

ListedVersion listed_version(const std::string& pacticipant, const json::Object& version);

}  // namespace accord::broker::transfer
