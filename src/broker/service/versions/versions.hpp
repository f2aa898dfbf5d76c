// Versions: what is shown of them, alone and in lists, and how they are written and deleted.
#pragma once

#include "broker/service/environments/whereabouts.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/versions/version_details.hpp"
#include "broker/store/versions/versions.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// What is shown of a version wherever it is shown.
struct VersionSummary {
    std::string pacticipant;
    store::VersionRow version;
    std::vector<store::VersionDetails::Branch> branches;
    std::vector<store::VersionDetails::Tag> tags;
    std::vector<std::string> providers;  ///< that it published a pact for
};

/// A version alone: with where it is, and where it can be said to be deployed or released.
struct VersionView {
    VersionSummary summary;
    std::vector<Deployment> deployments;  ///< of now
    std::vector<Release> releases;        ///< that are supported
    std::vector<store::Environment> environments;
};

/// A version in a list.
struct ListedVersion {
    VersionSummary summary;
    std::vector<Deployment> deployments;  ///< all there ever were
};

/// What is shown of its versions is fetched in portions, by for_each_listed(): there may be very
/// many.
struct VersionList {
    std::string pacticipant;
    std::vector<store::VersionRow> versions;  ///< newest first
    std::int64_t total = 0;                   ///< on all pages
};

/// What becomes of a version.
struct VersionChanges {
    /// Nothing: as it is; an inner nothing empties it.
    std::optional<std::optional<std::string>> build_url;
    std::optional<std::vector<std::string>> tags;  ///< nothing: as they are; else instead of them
};

struct WrittenVersion {
    VersionView view;
    bool created = false;
};

std::optional<VersionView> find_version(Work& work, const VersionName& name);

/// The newest one; of a branch its head. Nothing when there is no such pacticipant or version.
std::optional<VersionView> find_latest_version(Work& work,
                                               std::string_view pacticipant,
                                               const store::VersionFilter& filter = {});

/// Nothing when there is no such pacticipant, or it has no such branch or tag.
std::optional<VersionList> list_versions(Work& work,
                                         std::string_view pacticipant,
                                         const store::VersionFilter& filter,
                                         const domain::Page& page);

/// So many versions of a list are in memory at once with all that is shown of them.
inline constexpr std::size_t kListedAtOnce = 4096;

/// Gives `show` each version of the list, in its order.
void for_each_listed(Work& work,
                     const VersionList& list,
                     const std::function<void(const ListedVersion&)>& show,
                     std::size_t at_once = kListedAtOnce);

/// Changes a version, which is made when there is none. The tags do nothing more than to be there.
WrittenVersion write_version(Work& work, const VersionName& name, const VersionChanges& changes);

/// Deletes it with its pacts, results, tags, deployments and releases. False when there is none.
bool delete_version(Work& work, const VersionName& name);

}  // namespace accord::broker::service
