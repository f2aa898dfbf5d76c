#include "broker/api/versions/versions.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/store/versions/tags.hpp"

namespace accord::broker::api {
namespace {

/// What a body says about a version.
struct Input {
    std::optional<std::string> build_url;
    std::optional<std::vector<std::string>> tags;
};

std::vector<std::string> read_tags(const json::Value& given, FieldErrors& errors) {
    std::vector<std::string> tags;
    if (!given.is_array()) {
        errors.add("tags", "must be an array");
        return tags;
    }
    for (const auto& tag : given.get_array()) {
        const auto name =
            tag.is_object() ? json::string_at(tag.get_object(), "name") : std::nullopt;
        if (!name || name->empty()) {
            errors.add("tags", "must be objects with a name");
        } else {
            tags.emplace_back(*name);
        }
    }
    return tags;
}

Input read_input(const json::Object& body, FieldErrors& errors) {
    Input input;
    if (const auto* url = json::find(body, "buildUrl"); url != nullptr && !url->is_null()) {
        if (url->is_object() || url->is_array()) {
            errors.add("buildUrl", "must be a string");
        }
        input.build_url = json::text_of(*url);
    }
    const auto* tags = json::find(body, "tags");
    if (const auto* embedded = json::object_at(body, "_embedded"); tags == nullptr && embedded) {
        tags = json::find(*embedded, "tags");
    }
    if (tags != nullptr && !tags->is_null()) {
        input.tags = read_tags(*tags, errors);
    }
    return input;
}

void replace_tags(const Call& call,
                  db::Session& session,
                  service::NamedVersion& named,
                  const std::vector<std::string>& tags) {
    store::delete_tags(session, named.version.id);
    for (const auto& tag : tags) {
        store::add_tag(session, named.version, tag, call.now);
    }
}

enum class Members { kAll, kGiven };

http::Response write_version(Call& call, Members members) {
    FieldErrors errors;
    const auto& body = call.body_object();
    const auto input = read_input(body, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) {
        auto work = call.work_in(session);
        auto named =
            service::find_or_create(work, call.parameter("pacticipant"), call.parameter("version"));
        auto& version = named.version;
        if (members == Members::kAll || body.contains("buildUrl")) {
            version.build_url = input.build_url;
        }
        store::set_build_url(session, version.id, version.build_url, call.now);
        version.updated_at = call.now;
        if (input.tags) {
            replace_tags(call, session, named, *input.tags);
        }
        return hal(
            call,
            version_document(session, call.urls, named.pacticipant, version, VersionLinks::kAll),
            named.created ? 201 : 200);
    });
}

http::Response latest(Call& call, const store::VersionFilter& filter) {
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto found = store::find_latest_version(session, owner->id, filter);
        if (!found) {
            return not_found(call);
        }
        auto document = version_document(session, call.urls, *owner, *found, VersionLinks::kAll);
        document["_links"].get_object()["self"].get_object()["href"] =
            call.urls.at(call.request.path());
        return hal(call, document);
    });
}

}  // namespace

http::Response get_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto found = store::find_version(session, owner->id, call.parameter("version"));
        if (!found) {
            return not_found(call);
        }
        return hal(call, version_document(session, call.urls, *owner, *found, VersionLinks::kAll));
    });
}

http::Response put_version(Call& call) { return write_version(call, Members::kAll); }

http::Response patch_version(Call& call) { return write_version(call, Members::kGiven); }

http::Response delete_version(Call& call) {
    return call.write([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto found = store::find_version(session, owner->id, call.parameter("version"));
        if (!found) {
            return not_found(call);
        }
        store::delete_version(session, *found);
        return no_content();
    });
}

http::Response get_latest_version(Call& call) { return latest(call, {}); }

http::Response get_latest_tagged_version(Call& call) {
    return latest(call, {.tag = call.parameter("tag")});
}

http::Response get_latest_branch_version(Call& call) {
    return latest(call, {.branch = call.parameter("branch")});
}

}  // namespace accord::broker::api
