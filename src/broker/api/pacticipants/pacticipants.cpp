#include "broker/api/pacticipants/pacticipants.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/domain/pacticipant_names.hpp"

namespace accord::broker::api {
namespace {

/// What a body says about a pacticipant.
struct Input {
    std::optional<std::string> name;
    std::optional<std::string> display_name;
    std::optional<std::string> main_branch;
    std::optional<std::string> repository_url;
    std::optional<std::string> repository_name;
    std::optional<std::string> repository_namespace;
};

Input read_input(const json::Object& body, Presence name, FieldErrors& errors) {
    Input input;
    input.name = read_text(body, "name", {.presence = name, .blank = Blank::kRefused}, errors);
    input.display_name = read_text(body, "displayName", {.blank = Blank::kRefused}, errors);
    input.main_branch = read_text(
        body, "mainBranch", {.blank = Blank::kRefused, .spaces = Spaces::kRefused}, errors);
    input.repository_url = read_text(body, "repositoryUrl", {}, errors);
    input.repository_name = read_text(body, "repositoryName", {}, errors);
    input.repository_namespace = read_text(body, "repositoryNamespace", {}, errors);
    return input;
}

/// Takes over all members, those that were not given as nothing.
void replace(store::PacticipantRow& pacticipant, const Input& input) {
    pacticipant.display_name =
        input.display_name.value_or(domain::display_name_of(pacticipant.name));
    pacticipant.main_branch = input.main_branch;
    pacticipant.repository_url = input.repository_url;
    pacticipant.repository_name = input.repository_name;
    pacticipant.repository_namespace = input.repository_namespace;
}

/// Takes over the members that were given, null included.
void update(store::PacticipantRow& pacticipant, const json::Object& body, const Input& input) {
    const auto take = [&](std::string_view key, auto& member, const auto& value) {
        if (body.contains(key)) {
            member = value;
        }
    };
    if (body.contains("displayName")) {
        pacticipant.display_name =
            input.display_name.value_or(domain::display_name_of(pacticipant.name));
    }
    take("mainBranch", pacticipant.main_branch, input.main_branch);
    take("repositoryUrl", pacticipant.repository_url, input.repository_url);
    take("repositoryName", pacticipant.repository_name, input.repository_name);
    take("repositoryNamespace", pacticipant.repository_namespace, input.repository_namespace);
}

store::PacticipantRow insert(db::Session& session,
                             std::string name,
                             const Input& input,
                             Instant now) {
    store::PacticipantRow made;
    made.name = std::move(name);
    replace(made, input);
    return store::insert_pacticipant(session, std::move(made), now);
}

json::Object list_links(const Urls& urls, const std::vector<store::PacticipantRow>& pacticipants) {
    json::Array links;
    json::Array deprecated;
    for (const auto& one : pacticipants) {
        const auto url = urls.pacticipant(one.name);
        links.push_back(link(url, {.title = "Pacticipant", .name = one.name}));
        deprecated.push_back(
            link(url, {.title = one.name, .name = "DEPRECATED - please use pb:pacticipants"}));
    }
    return {{"self", link(urls.at("/pacticipants"))},
            {"pb:pacticipants-with-label",
             template_link(urls.at("/pacticipants/label/{label}"),
                           {.title = "Find pacticipants by label"})},
            {"pb:pacticipants", std::move(links)},
            {"pacticipants", std::move(deprecated)}};
}

enum class OldList { kShown, kLeftOut };

http::Response list(Call& call,
                    const store::PacticipantFilter& filter,
                    const std::string& url,
                    OldList old_list) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](db::Session& session) {
        const auto found = store::list_pacticipants(session, filter, pagination.page());
        json::Array documents;
        json::Array deprecated;
        for (const auto& one : found) {
            documents.push_back(
                pacticipant_document(session, call.urls, one, DeploymentLinks::kLeftOut));
            deprecated.push_back(documents.back());
            deprecated.back().get_object()["title"] =
                "DEPRECATED - Please use the embedded pacticipants collection";
        }
        json::Object body;
        if (old_list == OldList::kShown) {
            body["pacticipants"] = std::move(deprecated);
        }
        body["_embedded"] = json::Object{{"pacticipants", std::move(documents)}};
        body["_links"] = list_links(call.urls, found);
        pagination.add_to(body, url, store::count_pacticipants(session, filter));
        return hal(call, body);
    });
}

}  // namespace

http::Response list_pacticipants(Call& call) {
    return list(call,
                {.name_part = call.query("q").value_or("")},
                call.urls.at("/pacticipants"),
                OldList::kShown);
}

http::Response list_pacticipants_with_label(Call& call) {
    const auto& label = call.parameter("label");
    return list(call,
                {.name_part = call.query("q").value_or(""), .label = label},
                call.urls.at("/pacticipants/label/" + percent_encode(label)),
                OldList::kLeftOut);
}

http::Response post_pacticipant(Call& call) {
    FieldErrors errors;
    const auto input = read_input(call.body_object(), Presence::kRequired, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) {
        auto known = store::find_pacticipant(session, *input.name);
        const auto made = known ? *known : insert(session, *input.name, input, call.now);
        return created(call,
                       call.urls.pacticipant(made.name),
                       pacticipant_document(session, call.urls, made, DeploymentLinks::kLeftOut));
    });
}

http::Response get_pacticipant(Call& call) {
    return call.read([&](db::Session& session) {
        const auto found = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!found) {
            return no_pacticipant(call);
        }
        return hal(call, pacticipant_document(session, call.urls, *found));
    });
}

http::Response put_pacticipant(Call& call) {
    FieldErrors errors;
    const auto input = read_input(call.body_object(), Presence::kOptional, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) {
        auto found = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!found) {
            return no_pacticipant(call);
        }
        replace(*found, input);
        store::update_pacticipant(session, *found, call.now);
        found->updated_at = call.now;
        return hal(call, pacticipant_document(session, call.urls, *found));
    });
}

http::Response patch_pacticipant(Call& call) {
    FieldErrors errors;
    const auto& body = call.body_object();
    const auto input = read_input(body, Presence::kOptional, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) {
        const auto& name = call.parameter("pacticipant");
        auto found = store::find_pacticipant(session, name);
        if (!found) {
            const auto made = insert(session, name, input, call.now);
            return created(
                call,
                call.urls.pacticipant(name),
                pacticipant_document(session, call.urls, made, DeploymentLinks::kLeftOut));
        }
        update(*found, body, input);
        store::update_pacticipant(session, *found, call.now);
        found->updated_at = call.now;
        return hal(call, pacticipant_document(session, call.urls, *found));
    });
}

http::Response delete_pacticipant(Call& call) {
    return call.write([&](db::Session& session) {
        const auto found = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!found) {
            return no_pacticipant(call);
        }
        store::delete_pacticipant(session, found->id);
        return no_content();
    });
}

}  // namespace accord::broker::api
