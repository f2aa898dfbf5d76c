// Released versions over HTTP.
#include "broker/api/environments/released_versions.hpp"

#include "broker/api/environments/environment_versions.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/versions/version_name.hpp"
#include "broker/service/environments/releases.hpp"

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

json::Object document_of(const Call& call, const service::ReleaseView& view) {
    return embedding_document(call.urls, view.released, &view.environment);
}

json::Object released_list(json::Array documents, std::string self, std::string_view title) {
    return {{"_embedded", {{"releasedVersions", std::move(documents)}}},
            {"_links", {{"self", link(std::move(self), {.title = title})}}}};
}

}  // namespace

http::Response post_released_version(Call& call) {
    return call.write([&](service::Work& work) {
        const auto made =
            service::record_release(work, version_name(call), call.parameter("environment"));
        if (!made) {
            return not_found(call);
        }
        auto answer = created(
            call, call.urls.released_version(made->released.uuid), document_of(call, *made));
        if (!made->created) {
            answer.status = 200;
        }
        return answer;
    });
}

http::Response get_releases_of_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found =
            service::list_releases(work, version_name(call), call.parameter("environment"));
        if (!found) {
            return not_found(call);
        }
        json::Array documents;
        for (const auto& one : found->released) {
            documents.push_back(document(call.urls, one));
        }
        return hal(call,
                   released_list(std::move(documents),
                                 call.own_url(),
                                 fmt::format("Released versions for {} version {} in {}",
                                             call.parameter("pacticipant"),
                                             call.parameter("version"),
                                             found->environment.display_name)));
    });
}

http::Response get_currently_supported(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::list_currently_supported(
            work,
            call.parameter("environment"),
            {.pacticipant = call.query("pacticipant"), .version = call.query("version")});
        if (!found) {
            return not_found(call);
        }
        json::Array documents;
        for (const auto& one : found->released) {
            documents.push_back(embedding_document(call.urls, one, nullptr));
        }
        return hal(call,
                   released_list(std::move(documents),
                                 call.own_url(),
                                 fmt::format("Currently supported versions in {}",
                                             found->environment.display_name)));
    });
}

http::Response get_released_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_release(work, call.parameter("released_version"));
        return found ? hal(call, document_of(call, *found)) : not_found(call);
    });
}

http::Response patch_released_version(Call& call) {
    const json::Value* wanted = json::find(call.body_object(), "currentlySupported");
    const bool ends = wanted && *wanted == json::Value(false);
    return call.write([&](service::Work& work) {
        const std::string& uuid = call.parameter("released_version");
        const auto found =
            ends ? service::end_support(work, uuid) : service::find_release(work, uuid);
        if (!found) {
            return not_found(call);
        }
        if (wanted && *wanted == json::Value(true)) {
            FieldErrors errors;
            errors.add("currentlySupported",
                       "The currentlySupported property cannot be set back to true. Please record "
                       "a new deployment.");
            return invalid(call, errors, 422);
        }
        return hal(call, document_of(call, *found));
    });
}

}  // namespace accord::broker::api
