// Users as HAL.
#include "broker/api/identity/user_document.hpp"

#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {

namespace {

json::Array teams_of(const Urls& urls, const service::User& user) {
    json::Array teams;
    for (const auto& [uuid, name] : user.teams) {
        teams.push_back(json::Object{
            {"uuid", uuid},
            {"name", name},
            {"_links",
             {{"self", link(urls.team(uuid), {.title = "Team", .name = name})},
              {"pf:membership",
               link(urls.team_user(uuid, user.account.uuid), {.title = "Team membership"})},
              {"pf:integrations",
               link(urls.team_integrations(uuid),
                    {.title = "Team integrations", .name = name})}}}});
    }
    return teams;
}

}  // namespace

json::Object user_document(const Urls& urls, const service::User& user) {
    const auto& account = user.account;
    const bool is_system_account = account.type == store::kSystemAccount;
    json::Object out{{"uuid", account.uuid}, {"name", account.name}};
    if (account.email) {
        out["email"] = *account.email;
    }
    out["active"] = account.active;
    out["type"] = account.type;
    out["typeDescription"] = is_system_account ? "System Account" : "User";
    out["createdAt"] = to_iso8601(account.created_at);
    out["updatedAt"] = to_iso8601(account.updated_at);
    if (user.said) {
        out["externalIdpUsername"] = user.said->user_name;
    }
    if (user.said && user.said->external_id) {
        out["externalIdpId"] = *user.said->external_id;
    }
    if (account.last_login_at) {
        out["lastLogin"] = to_iso8601(*account.last_login_at);
    }
    json::Array roles;
    for (const auto& [uuid, name] : user.roles) {
        roles.push_back(
            json::Object{{"uuid", uuid},
                         {"name", name},
                         {"_links", {{"self", link(urls.role(uuid), {.title = "Role"})}}}});
    }
    out["_embedded"] = json::Object{{"roles", std::move(roles)}, {"teams", teams_of(urls, user)}};
    json::Object links{
        {"self",
         link(is_system_account ? urls.system_account(account.uuid) : urls.user(account.uuid),
              {.title = is_system_account ? "System account" : "User", .name = account.name})}};
    if (is_system_account) {
        links["pf:tokens"] = link(urls.system_account_tokens(account.uuid), {.title = "Tokens"});
        links["pf:workload-identities"] =
            link(urls.workload_identities(account.uuid), {.title = "Workload identities"});
    }
    out["_links"] = std::move(links);
    return out;
}

json::Object current_user_document(const Urls& urls,
                                   const service::User& user,
                                   domain::Grants grants) {
    auto document = user_document(urls, user);
    json::Array permissions;
    for (const auto scope : grants.scopes()) {
        permissions.push_back(json::Object{{"scope", scope}});
    }
    document["permissions"] = std::move(permissions);
    auto& links = document["_links"].get_object();
    links["self"] = link(urls.current_user(), {.title = "Current user"});
    links["pf:tokens"] = link(urls.own_tokens(), {.title = "Tokens"});
    links["sessions"] = link(urls.own_sessions(), {.title = "Sessions"});
    return document;
}

}  // namespace accord::broker::api
