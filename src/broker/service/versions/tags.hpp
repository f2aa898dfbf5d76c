// Tags of versions: given, looked at, taken away.
#pragma once

#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/versions/tags.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::service {

/// Nothing when there is no such version, or it does not have the tag.
std::optional<store::Tag> find_tag(Work& work, const VersionName& version, std::string_view tag);

/// Tags a version, which is made when there is none: see put_tag. A tag with the name of an
/// environment deploys to it.
store::AddedTag tag_version(Work& work, const VersionName& version, std::string_view tag);

/// False when the version did not have the tag.
bool untag_version(Work& work, const VersionName& version, std::string_view tag);

}  // namespace accord::broker::service
