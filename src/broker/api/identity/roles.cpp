// Roles over HTTP.
#include "broker/api/identity/roles.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {
namespace {

json::Array permissions_as_json(domain::Grants grants) {
    json::Array list;
    for (const auto& permission : domain::permission_list()) {
        const std::string_view scope[] = {permission.scope};
        if (grants.has_any_of(domain::Grants::of(scope).value())) {
            list.push_back(json::Object{{"scope", permission.scope}, {"label", permission.label}});
        }
    }
    return list;
}

json::Object role_document(const Urls& urls, const service::UserRole& role) {
    return {
        {"uuid", role.uuid},
        {"name", role.name},
        {"description", role.description},
        {"predefined", role.is_predefined},
        {"permissions", permissions_as_json(role.grants)},
        {"_links", {{"self", link(urls.role(role.uuid), {.title = "Role", .name = role.name})}}}};
}

json::Object role_list(const Call& call, service::Work& work) {
    json::Array roles;
    for (const auto& role : service::list_roles(work.session)) {
        roles.push_back(role_document(call.urls, role));
    }
    return {{"roles", std::move(roles)},
            {"_links", {{"self", link(call.urls.roles(), {.title = "Roles"})}}}};
}

}  // namespace

http::Response list_roles(Call& call) {
    return read_of_users(call,
                         [&](service::Work& work) { return hal(call, role_list(call, work)); });
}

http::Response post_role(Call& call) {
    FieldErrors errors;
    const auto members = read_role(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto role = service::create_role(work, members);
        return role ? created(call, call.urls.role(role->uuid), role_document(call.urls, *role))
                    : refuse(call, role.error());
    });
}

http::Response get_role(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto role = service::find_role(work.session, call.parameter("role"));
        return role ? hal(call, role_document(call.urls, *role)) : not_found(call);
    });
}

http::Response put_role(Call& call) {
    FieldErrors errors;
    const auto members = read_role(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto role = service::change_role(work, call.parameter("role"), members);
        return role ? hal(call, role_document(call.urls, *role)) : refuse(call, role.error());
    });
}

http::Response delete_role(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done = service::delete_role(work, call.parameter("role"));
        return done ? no_content() : refuse(call, done.error());
    });
}

http::Response reset_roles(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        service::reset_roles(work);
        return hal(call, role_list(call, work));
    });
}

http::Response list_permissions(Call& call) {
    return read_of_users(call, [&](service::Work&) {
        json::Array list;
        for (const auto& permission : domain::permission_list()) {
            list.push_back(json::Object{{"scope", permission.scope},
                                        {"label", permission.label},
                                        {"description", permission.label}});
        }
        return hal(
            call,
            {{"permissions", std::move(list)},
             {"_links", {{"self", link(call.urls.permissions(), {.title = "Permissions"})}}}});
    });
}

}  // namespace accord::broker::api
