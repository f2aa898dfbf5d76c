// Pacticipants over HTTP.
#include "broker/api/pacticipants/pacticipants.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/pacticipants/spelling.hpp"

namespace accord::broker::api {
namespace {

/// What a body says about a pacticipant.
struct PacticipantInput {
    std::optional<std::string> name;
    std::optional<std::string> display_name;
    std::optional<std::string> main_branch;
    std::optional<std::string> repository_url;
    std::optional<std::string> repository_name;
    std::optional<std::string> repository_namespace;
};

PacticipantInput read_input(const json::Object& body, Presence name, FieldErrors& errors) {
    PacticipantInput input;
    input.name = read_text(body, "name", {.presence = name, .blank = Blank::kRefused}, errors);
    input.display_name = read_text(body, "displayName", {.blank = Blank::kRefused}, errors);
    input.main_branch = read_text(
        body, "mainBranch", {.blank = Blank::kRefused, .spaces = Spaces::kRefused}, errors);
    input.repository_url =
        read_text(body, "repositoryUrl", {.bytes_max = domain::kUrlBytesMax}, errors);
    input.repository_name = read_text(body, "repositoryName", {}, errors);
    input.repository_namespace = read_text(body, "repositoryNamespace", {}, errors);
    return input;
}

/// All members, those that were not given as nothing.
service::PacticipantChanges all_of(const PacticipantInput& input) {
    return {.display_name = input.display_name,
            .main_branch = input.main_branch,
            .repository_url = input.repository_url,
            .repository_name = input.repository_name,
            .repository_namespace = input.repository_namespace};
}

/// The members that were given, null included.
service::PacticipantChanges given_of(const json::Object& body, const PacticipantInput& input) {
    auto changes = all_of(input);
    const auto keep_if_given = [&](std::string_view key,
                                   service::PacticipantChanges::Text& member) {
        if (!body.contains(key)) {
            member.reset();
        }
    };
    keep_if_given("displayName", changes.display_name);
    keep_if_given("mainBranch", changes.main_branch);
    keep_if_given("repositoryUrl", changes.repository_url);
    keep_if_given("repositoryName", changes.repository_name);
    keep_if_given("repositoryNamespace", changes.repository_namespace);
    return changes;
}

json::Object list_links(const Urls& urls,
                        const std::vector<service::PacticipantView>& pacticipants) {
    json::Array links;
    json::Array deprecated;
    for (const auto& one : pacticipants) {
        const auto& name = one.pacticipant.name;
        const auto url = urls.pacticipant(name);
        links.push_back(link(url, {.title = "Pacticipant", .name = name}));
        deprecated.push_back(
            link(url, {.title = name, .name = "DEPRECATED - please use pb:pacticipants"}));
    }
    return {{"self", link(urls.pacticipants())},
            {"pb:pacticipants-with-label",
             template_link(urls.pacticipants_with_label(Segment::placeholder("label")),
                           {.title = "Find pacticipants by label"})},
            {"pb:pacticipants", std::move(links)},
            {"pacticipants", std::move(deprecated)}};
}

enum class OldList { kShown, kLeftOut };

http::Response list(Call& call,
                    std::optional<std::string> label,
                    const std::string& url,
                    OldList old_list) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    const store::PacticipantFilter filter{.name_part = read_search(call, errors),
                                          .label = std::move(label)};
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto found = service::list_pacticipants(work, filter, pagination.page());
        json::Array documents;
        json::Array deprecated;
        for (const auto& one : found.pacticipants) {
            documents.push_back(pacticipant_document(call.urls, one));
            deprecated.push_back(documents.back());
            deprecated.back().get_object()["title"] =
                "DEPRECATED - Please use the embedded pacticipants collection";
        }
        json::Object body;
        if (old_list == OldList::kShown) {
            body["pacticipants"] = std::move(deprecated);
        }
        body["_embedded"] = json::Object{{"pacticipants", std::move(documents)}};
        body["_links"] = list_links(call.urls, found.pacticipants);
        pagination.add_to(body, url, found.total);
        return hal(call, body);
    });
}

}  // namespace

http::Response list_pacticipants(Call& call) {
    return list(call, std::nullopt, call.urls.pacticipants(), OldList::kShown);
}

http::Response list_pacticipants_with_label(Call& call) {
    const auto& label = call.parameter("label");
    return list(call, label, call.urls.pacticipants_with_label(label), OldList::kLeftOut);
}

http::Response post_pacticipant(Call& call) {
    FieldErrors errors;
    const auto input = read_input(call.body_object(), Presence::kRequired, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto name = service::pacticipant_spelled(work, *input.name);
        const auto made = service::create_pacticipant(work, name, all_of(input));
        return created(call,
                       call.urls.pacticipant(made.pacticipant.name),
                       pacticipant_document(call.urls, made));
    });
}

http::Response get_pacticipant(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_pacticipant(work, call.parameter("pacticipant"));
        return found ? hal(call, pacticipant_document(call.urls, *found)) : no_pacticipant(call);
    });
}

http::Response put_pacticipant(Call& call) {
    FieldErrors errors;
    const auto input = read_input(call.body_object(), Presence::kOptional, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto changed =
            service::change_pacticipant(work, call.parameter("pacticipant"), all_of(input));
        return changed ? hal(call, pacticipant_document(call.urls, *changed))
                       : no_pacticipant(call);
    });
}

http::Response patch_pacticipant(Call& call) {
    FieldErrors errors;
    const auto& body = call.body_object();
    const auto input = read_input(body, Presence::kOptional, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto& name = call.parameter("pacticipant");
        const auto written =
            service::change_or_create_pacticipant(work, name, given_of(body, input));
        const auto document = pacticipant_document(call.urls, written.view);
        return written.created ? created(call, call.urls.pacticipant(name), document)
                               : hal(call, document);
    });
}

http::Response delete_pacticipant(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there = service::delete_pacticipant(work, call.parameter("pacticipant"));
        return was_there ? no_content() : no_pacticipant(call);
    });
}

}  // namespace accord::broker::api
