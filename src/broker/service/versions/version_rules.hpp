// What happens when a version is named, tagged or put on a branch: the pacticipant and version come
// into being, main branches are recognised, tags become branches or deployments.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"
#include "broker/store/versions/versions.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::service {

/// What clients call a version by.
struct VersionName {
    std::string_view pacticipant;
    std::string_view number;
};

/// A version that was looked up by its name, with its pacticipant.
struct NamedVersion {
    store::PacticipantRow pacticipant;
    store::VersionRow version;
    bool created = false;
    bool is_on_branch = false;  ///< has just been put on one
};

/// Nothing when there is no such pacticipant or version.
std::optional<NamedVersion> find_named(Work& work, const VersionName& name);

/// The version of that number, made with its pacticipant when there is none.
NamedVersion find_or_create(Work& work, std::string_view pacticipant, std::string_view number);

/// Puts the version on the branch; the branch becomes the main one when it has a main branch's name
/// and there is none.
store::AddedToBranch put_on_branch(Work& work, NamedVersion& named, std::string_view branch);

enum class TagDeploys { kYes, kNo };

/// Tags the version. A new version's first tag also becomes its branch; a tag with the name of an
/// environment deploys to it when asked to.
store::AddedTag put_tag(Work& work, NamedVersion& named, std::string_view tag, TagDeploys deploys);

}  // namespace accord::broker::service
