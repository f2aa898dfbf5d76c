// The use cases of tags.
#include "broker/service/versions/tags.hpp"

#include "broker/store/locks.hpp"

namespace accord::broker::service {

std::optional<store::Tag> find_tag(Work& work, const VersionName& version, std::string_view tag) {
    const auto named = find_named(work, version);
    return named ? store::find_tag(work.session, named->version.id, tag) : std::nullopt;
}

store::AddedTag tag_version(Work& work, const VersionName& version, std::string_view tag) {
    auto named = find_or_create(work, version.pacticipant, version.number);
    return put_tag(work, named, tag, TagDeploys::kYes);
}

bool untag_version(Work& work, const VersionName& version, std::string_view tag) {
    store::lock_pacticipants(work.session, {.changed = {version.pacticipant}});
    const auto named = find_named(work, version);
    return named && store::delete_tag(work.session, named->version.id, tag);
}

}  // namespace accord::broker::service
