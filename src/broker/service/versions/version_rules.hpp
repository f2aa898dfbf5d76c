// What happens when a version is named, tagged or put on a branch: the pacticipant and version come
// into being, main branches are recognised, tags become branches or deployments.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/versions.hpp"

#include <string_view>

namespace accord::broker::service {

struct NamedVersion {
    store::PacticipantRow pacticipant;
    store::VersionRow version;
    bool created = false;
};

/// The version of that number, made with its pacticipant when there is none.
NamedVersion find_or_create(Work& work, std::string_view pacticipant, std::string_view number);

/// Puts the version on the branch; the branch becomes the main one when it has a main branch's name
/// and there is none. True when the version was not on it before.
bool put_on_branch(Work& work, NamedVersion& named, std::string_view branch);

enum class TagDeploys { kYes, kNo };

/// Tags the version. A new version's first tag also becomes its branch; a tag with the name of an
/// environment deploys to it when asked to. True when the version did not have the tag before.
bool put_tag(Work& work, NamedVersion& named, std::string_view tag, TagDeploys deploys);

}  // namespace accord::broker::service
