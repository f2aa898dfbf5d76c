// Makes the resources: see scim_documents.hpp.
#include "broker/api/scim/scim_documents.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kUserSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr std::string_view kGroupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

json::Object meta(std::string_view type,
                  Instant created,
                  Instant modified,
                  const std::string& location) {
    return {{"resourceType", type},
            {"created", to_iso8601(created)},
            {"lastModified", to_iso8601(modified)},
            {"location", location}};
}

void add_text(json::Object& to, std::string_view name, const std::optional<std::string>& text) {
    if (text) {
        to[name] = *text;
    }
}

json::Array groups_of(const Urls& urls, const service::ProvisionedUser& user) {
    json::Array groups;
    for (const auto& group : user.groups) {
        groups.push_back(json::Object{{"value", group.uuid},
                                      {"display", group.name},
                                      {"type", "direct"},
                                      {"$ref", urls.scim_group(group.uuid)}});
    }
    return groups;
}

json::Array roles_of(const service::ProvisionedUser& user) {
    json::Array roles;
    for (const auto& [uuid, name] : user.user.roles) {
        roles.push_back(json::Object{{"value", uuid}, {"display", name}});
    }
    return roles;
}

}  // namespace

json::Object scim_user_document(const Urls& urls, const service::ProvisionedUser& user) {
    const auto& account = user.user.account;
    json::Object out{{"schemas", json::Array{kUserSchema}}, {"id", account.uuid}};
    add_text(out, "externalId", user.said.external_id);
    out["userName"] = user.said.user_name;
    out["displayName"] = account.name;
    json::Object name{{"formatted", account.name}};
    add_text(name, "givenName", user.said.given_name);
    add_text(name, "familyName", user.said.family_name);
    out["name"] = std::move(name);
    if (account.email) {
        out["emails"] = json::Array{
            json::Object{{"value", *account.email}, {"type", "work"}, {"primary", true}}};
    }
    out["active"] = account.active;
    out["groups"] = groups_of(urls, user);
    out["roles"] = roles_of(user);
    out["meta"] =
        meta("User", account.created_at, account.updated_at, urls.scim_user(account.uuid));
    return out;
}

json::Object scim_group_document(const Urls& urls,
                                 const service::ProvisionedGroup& group,
                                 service::WithMembers with) {
    json::Object out{{"schemas", json::Array{kGroupSchema}}, {"id", group.group.uuid}};
    add_text(out, "externalId", group.group.external_id);
    out["displayName"] = group.group.name;
    if (with == service::WithMembers::kYes) {
        json::Array members;
        for (const auto& member : group.members) {
            members.push_back(json::Object{{"value", member.uuid},
                                           {"display", member.name},
                                           {"type", "User"},
                                           {"$ref", urls.scim_user(member.uuid)}});
        }
        out["members"] = std::move(members);
    }
    out["meta"] = meta(
        "Group", group.group.created_at, group.group.updated_at, urls.scim_group(group.group.uuid));
    return out;
}

}  // namespace accord::broker::api
