#include "broker/api/environments/environments.hpp"

#include "broker/api/environments/environment_input.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object environment_link(const Urls& urls, const store::Environment& environment) {
    return link(urls.environment(environment.uuid),
                {.title = "Environment", .name = environment.name});
}

/// Adds to `errors` when another environment than `self` has that name.
void check_name_is_free(db::Session& session,
                        const json::Object& body,
                        std::string_view self,
                        FieldErrors& errors) {
    const auto name = json::string_at(body, "name");
    if (!name || !errors.empty()) {
        return;
    }
    const auto other = store::find_environment_by_name(session, *name);
    if (other && other->uuid != self) {
        errors.add("name",
                   fmt::format("name '{}' is already used by an existing environment.", *name));
    }
}

/// Answers about the environment that the path names.
template <class Answer>
http::Response about_environment(const Call& call, db::Session& session, Answer&& answer) {
    auto environment = store::find_environment(session, call.parameter("environment"));
    if (!environment) {
        return not_found(call);
    }
    return answer(*environment);
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
    return call.read([&](db::Session& session) {
        const auto name = call.query("name");
        json::Array documents, links;
        for (const auto& environment : store::list_environments(session)) {
            if (name && environment.name != *name) {
                continue;
            }
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
    return call.write([&](db::Session& session) {
        FieldErrors errors = check_environment(call.body_object());
        check_name_is_free(session, call.body_object(), "", errors);
        if (!errors.empty()) {
            return invalid(call, errors);
        }
        store::Environment wanted{.uuid = make_uuid(*call.context.options.random)};
        read_environment(call.body_object(), wanted);
        const auto environment = store::insert_environment(session, std::move(wanted), call.now);
        return created(call,
                       call.urls.environment(environment.uuid),
                       environment_document(call.urls, environment));
    });
}

http::Response get_environment(Call& call) {
    return call.read([&](db::Session& session) {
        return about_environment(call, session, [&](const store::Environment& environment) {
            return hal(call, environment_document(call.urls, environment));
        });
    });
}

http::Response put_environment(Call& call) {
    return call.write([&](db::Session& session) {
        FieldErrors errors = check_environment(call.body_object());
        check_name_is_free(session, call.body_object(), call.parameter("environment"), errors);
        if (!errors.empty()) {
            return invalid(call, errors);
        }
        return about_environment(call, session, [&](store::Environment& environment) {
            read_environment(call.body_object(), environment);
            store::update_environment(session, environment, call.now);
            return hal(call, environment_document(call.urls, environment));
        });
    });
}

http::Response delete_environment(Call& call) {
    return call.write([&](db::Session& session) {
        return about_environment(call, session, [&](const store::Environment& environment) {
            store::delete_environment(session, environment.id);
            return no_content();
        });
    });
}

}  // namespace accord::broker::api
