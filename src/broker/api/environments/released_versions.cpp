#include "broker/api/environments/released_versions.hpp"

#include "broker/api/environments/environment_versions.hpp"
#include "broker/store/environments/releases.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object document(const Urls& urls, const store::ReleasedVersion& released) {
    json::Object out{{"uuid", released.uuid}, {"currentlySupported", released.is_supported()}};
    out["createdAt"] = to_iso8601(released.created_at);
    if (released.updated_at != released.created_at) {
        out["updatedAt"] = to_iso8601(released.updated_at);
    }
    if (released.support_ended_at) {
        out["supportEndedAt"] = to_iso8601(*released.support_ended_at);
    }
    out["_links"] = json::Object{{"self", link(urls.released_version(released.uuid))}};
    return out;
}

json::Object embedding_document(const Urls& urls,
                                const store::ReleasedVersion& released,
                                const store::Environment* environment) {
    json::Object out = document(urls, released);
    out["_embedded"] = embedded_version(urls, released.pacticipant, released.version, environment);
    return out;
}

json::Object released_list(json::Array documents, std::string self, std::string_view title) {
    return {{"_embedded", {{"releasedVersions", std::move(documents)}}},
            {"_links", {{"self", link(std::move(self), {.title = title})}}}};
}

}  // namespace

http::Response post_released_version(Call& call) {
    return call.write([&](db::Session& session) {
        return about_version(call, session, [&](const auto& version, const auto& environment) {
            const auto recorded =
                store::record_release(session,
                                      {.version_id = version.id,
                                       .pacticipant_id = version.pacticipant_id,
                                       .environment_id = environment.id,
                                       .uuid = make_uuid(*call.context.options.random)},
                                      call.now);
            auto answer = created(call,
                                  call.urls.released_version(recorded.release.uuid),
                                  embedding_document(call.urls, recorded.release, &environment));
            if (!recorded.created) {
                answer.status = 200;
            }
            return answer;
        });
    });
}

http::Response get_releases_of_version(Call& call) {
    return call.read([&](db::Session& session) {
        return about_version(call, session, [&](const auto& version, const auto& environment) {
            json::Array documents;
            for (const auto& one :
                 store::list_released_versions(session, version.id, environment.id)) {
                documents.push_back(document(call.urls, one));
            }
            return hal(call,
                       released_list(std::move(documents),
                                     call.own_url(),
                                     fmt::format("Released versions for {} version {} in {}",
                                                 call.parameter("pacticipant"),
                                                 call.parameter("version"),
                                                 environment.display_name)));
        });
    });
}

http::Response get_currently_supported(Call& call) {
    return call.read([&](db::Session& session) {
        const auto environment = store::find_environment(session, call.parameter("environment"));
        if (!environment) {
            return not_found(call);
        }
        json::Array documents;
        const auto pacticipant = call.query("pacticipant");
        const auto number = call.query("version");
        for (const auto& one : store::list_currently_supported(session, environment->id)) {
            if (pacticipant && one.pacticipant != *pacticipant) {
                continue;
            }
            if (number && one.version != *number) {
                continue;
            }
            documents.push_back(embedding_document(call.urls, one, nullptr));
        }
        return hal(call,
                   released_list(std::move(documents),
                                 call.own_url(),
                                 fmt::format("Currently supported versions in {}",
                                             environment->display_name)));
    });
}

http::Response get_released_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto released =
            store::find_released_version(session, call.parameter("released_version"));
        if (!released) {
            return not_found(call);
        }
        const auto environment =
            store::find_environment_by_id(session, released->environment_id).value();
        return hal(call, embedding_document(call.urls, *released, &environment));
    });
}

http::Response patch_released_version(Call& call) {
    return call.write([&](db::Session& session) {
        const std::string& uuid = call.parameter("released_version");
        auto released = store::find_released_version(session, uuid);
        if (!released) {
            return not_found(call);
        }
        const json::Value* wanted = json::find(call.body_object(), "currentlySupported");
        if (wanted && *wanted == json::Value(true)) {
            FieldErrors errors;
            errors.add("currentlySupported",
                       "The currentlySupported property cannot be set back to true. Please record "
                       "a new deployment.");
            return invalid(call, errors, 422);
        }
        if (wanted && *wanted == json::Value(false)) {
            store::end_support(session, released->id, call.now);
            released = store::find_released_version(session, uuid);
        }
        const auto environment =
            store::find_environment_by_id(session, released->environment_id).value();
        return hal(call, embedding_document(call.urls, *released, &environment));
    });
}

}  // namespace accord::broker::api
