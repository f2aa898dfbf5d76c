// Environments over HTTP.
#include "broker/api/environments/environments.hpp"

#include "broker/api/environments/environment_input.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/reach/subject_check.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object environment_link(const Urls& urls, const store::Environment& environment) {
    return link(urls.environment(environment.uuid),
                {.title = "Environment", .name = environment.name});
}

http::Response refuse(const Call& call, service::EnvironmentRefusal refusal) {
    switch (refusal) {
        case service::EnvironmentRefusal::kNotFound:
            return not_found(call);
        case service::EnvironmentRefusal::kNameTaken:
            break;
    }
    FieldErrors errors;
    errors.add("name",
               fmt::format("name '{}' is already used by an existing environment.",
                           json::string_or(call.body_object(), "name")));
    return invalid(call, errors);
}

}  // namespace

json::Object environment_document(const Urls& urls, const store::Environment& environment) {
    json::Object out{{"uuid", environment.uuid},
                     {"name", environment.name},
                     {"displayName", environment.display_name},
                     {"production", environment.production}};
    if (environment.contacts) {
        out["contacts"] = json::parse(*environment.contacts).value_or(json::Array());
    }
    out["createdAt"] = to_iso8601(environment.created_at);
    if (environment.updated_at != environment.created_at) {
        out["updatedAt"] = to_iso8601(environment.updated_at);
    }
    const std::string& name = environment.display_name;
    out["_links"] = json::Object{
        {"self", environment_link(urls, environment)},
        {"pb:currently-deployed-deployed-versions",
         link(urls.currently_deployed(environment.uuid),
              {.title = fmt::format("Versions currently deployed to {} environment", name)})},
        {"pb:currently-supported-released-versions",
         link(urls.currently_supported(environment.uuid),
              {.title = fmt::format("Versions released and supported in {} environment", name)})},
        {"pb:environments", link(urls.environments(), {.title = "Environments"})}};
    return out;
}

http::Response get_environments(Call& call) {
    return call.read([&](service::Work& work) {
        json::Array documents, links;
        const auto reach = reach_of_caller(call, Permission::kReadEnvironments);
        for (const auto& environment :
             service::list_environments(work, call.query("name"), reach)) {
            documents.push_back(environment_document(call.urls, environment));
            links.push_back(environment_link(call.urls, environment));
        }
        return hal(call,
                   {{"_embedded", {{"environments", std::move(documents)}}},
                    {"_links",
                     {{"self", link(call.urls.environments(), {.title = "Environments"})},
                      {"pb:environments", std::move(links)}}}});
    });
}

http::Response post_environment(Call& call) {
    const FieldErrors errors = check_environment(call.body_object());
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto made = service::create_environment(work, read_environment(call.body_object()));
        return made ? created(call,
                              call.urls.environment(made->uuid),
                              environment_document(call.urls, *made))
                    : refuse(call, made.error());
    });
}

http::Response get_environment(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_environment(work, call.parameter("environment"));
        return found ? hal(call, environment_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_environment(Call& call) {
    const FieldErrors errors = check_environment(call.body_object());
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto changed = service::change_environment(
            work, call.parameter("environment"), read_environment(call.body_object()));
        return changed ? hal(call, environment_document(call.urls, *changed))
                       : refuse(call, changed.error());
    });
}

http::Response delete_environment(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there = service::delete_environment(work, call.parameter("environment"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
