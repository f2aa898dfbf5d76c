// What has a text in its name.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/overview/search.hpp"
#include "broker/store/overview/standings.hpp"
#include "broker/store/versions/version_details.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct Found {
    std::vector<store::NamedPacticipant> pacticipants;  ///< those that begin so first
    std::vector<store::FoundNumber> versions;           ///< that begin so, the newest first
    store::DetailsByVersion details;                    ///< of these
    std::vector<store::Environment> environments;
};

/// Names and display names without regard to case, numbers of versions as they are; up to so many
/// of each kind. Nothing has no name, so for an empty text nothing is found.
Found search(Work& work, std::string_view text, std::int64_t count_max);

}  // namespace accord::broker::service
