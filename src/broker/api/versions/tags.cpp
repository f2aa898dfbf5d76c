#include "broker/api/versions/tags.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/store/versions/tags.hpp"

namespace accord::broker::api {
namespace {

struct FoundTag {
    store::VersionRow version;
    store::Tag tag;
};

std::optional<FoundTag> find_tag(db::Session& session, const Call& call) {
    const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
    if (!owner) {
        return std::nullopt;
    }
    const auto version = store::find_version(session, owner->id, call.parameter("version"));
    if (!version) {
        return std::nullopt;
    }
    const auto tag = store::find_tag(session, version->id, call.parameter("tag"));
    if (!tag) {
        return std::nullopt;
    }
    return FoundTag{*version, *tag};
}

json::Object document(const Call& call, const store::Tag& tag) {
    return tag_document(call.urls, call.parameter("pacticipant"), call.parameter("version"), tag);
}

}  // namespace

http::Response get_tag(Call& call) {
    return call.read([&](db::Session& session) {
        const auto found = find_tag(session, call);
        return found ? hal(call, document(call, found->tag)) : not_found(call);
    });
}

http::Response put_tag(Call& call) {
    return call.write([&](db::Session& session) {
        auto work = call.work_in(session);
        const auto& name = call.parameter("tag");
        auto named =
            service::find_or_create(work, call.parameter("pacticipant"), call.parameter("version"));
        const bool added = service::put_tag(work, named, name, service::TagDeploys::kYes);
        const auto body = document(call, *store::find_tag(session, named.version.id, name));
        if (!added) {
            return hal(call, body);
        }
        return created(
            call, call.urls.tag(named.pacticipant.name, named.version.number, name), body);
    });
}

http::Response delete_tag(Call& call) {
    return call.write([&](db::Session& session) {
        const auto found = find_tag(session, call);
        if (!found) {
            return not_found(call);
        }
        store::delete_tag(session, found->version.id, found->tag.name);
        return no_content();
    });
}

}  // namespace accord::broker::api
