// One version over HTTP.
#include "broker/api/versions/versions.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/versions/version_document.hpp"
#include "broker/api/versions/version_name.hpp"
#include "broker/domain/limits.hpp"
#include "broker/service/versions/versions.hpp"

namespace accord::broker::api {
namespace {

/// What a body says about a version.
struct GivenVersion {
    std::optional<std::string> build_url;
    std::optional<std::vector<std::string>> tags;
};

std::vector<std::string> read_tags(const json::Value& given, FieldErrors& errors) {
    std::vector<std::string> tags;
    if (!given.is_array()) {
        errors.add("tags", "must be an array");
        return tags;
    }
    const auto& list = given.get_array();
    if (auto fault = domain::count_fault(list.size(), domain::kTagsMax); !fault.empty()) {
        errors.add("tags", std::move(fault));
        return tags;
    }
    for (const auto& tag : list) {
        const auto name =
            tag.is_object() ? json::string_at(tag.get_object(), "name") : std::nullopt;
        if (!name || name->empty()) {
            errors.add("tags", "must be a list of objects with a name");
        } else if (const auto fault = domain::line_fault(*name); !fault.empty()) {
            errors.add("tags", "name " + fault);
        } else {
            tags.emplace_back(*name);
        }
    }
    return tags;
}

GivenVersion read_input(const json::Object& body, FieldErrors& errors) {
    GivenVersion input;
    if (const auto* url = json::find(body, "buildUrl"); url != nullptr && !url->is_null()) {
        if (url->is_object() || url->is_array()) {
            errors.add("buildUrl", "must be a string");
        }
        input.build_url = json::text_of(*url);
        if (auto fault = domain::line_fault(*input.build_url, domain::kUrlBytesMax);
            !fault.empty()) {
            errors.add("buildUrl", std::move(fault));
        }
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

enum class Members { kAll, kGiven };

http::Response write_version(Call& call, Members members) {
    FieldErrors errors;
    const auto& body = call.body_object();
    auto input = read_input(body, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    service::VersionChanges changes{.tags = std::move(input.tags)};
    if (members == Members::kAll || body.contains("buildUrl")) {
        changes.build_url = std::move(input.build_url);
    }
    return call.write([&](service::Work& work) {
        const auto written = service::write_version(work, version_name(call), changes);
        return text(call.media_type,
                    version_document(call.urls, written.view),
                    written.created ? 201 : 200);
    });
}

http::Response latest(Call& call, const store::VersionFilter& filter) {
    return call.read([&](service::Work& work) {
        const auto found =
            service::find_latest_version(work, call.parameter("pacticipant"), filter);
        return found
                   ? text(call.media_type, version_document(call.urls, *found, call.own_address()))
                   : not_found(call);
    });
}

}  // namespace

http::Response get_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_version(work, version_name(call));
        return found ? text(call.media_type, version_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_version(Call& call) { return write_version(call, Members::kAll); }

http::Response patch_version(Call& call) { return write_version(call, Members::kGiven); }

http::Response delete_version(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there = service::delete_version(work, version_name(call));
        return was_there ? no_content() : not_found(call);
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
