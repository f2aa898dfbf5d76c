// What a directory may ask about the service itself: RFC 7643 sections 5 to 7.
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/scim/scim.hpp"
#include "broker/api/scim/scim_answers.hpp"
#include "broker/api/scim/scim_question.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace accord::broker::api {
namespace {

constexpr std::string_view kCore = "urn:ietf:params:scim:schemas:core:2.0:";
constexpr std::string_view kListOfSchemas = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

struct Attribute {
    std::string_view name;
    std::string_view type = "string";
    std::string_view mutability = "readWrite";
    std::string_view uniqueness = "none";
    bool is_required = false;
    bool is_multi_valued = false;
    bool is_case_exact = false;
};

json::Object attribute(const Attribute& of, json::Array subs = {}) {
    json::Object out{{"name", of.name},
                     {"type", of.type},
                     {"multiValued", of.is_multi_valued},
                     {"required", of.is_required},
                     {"mutability", of.mutability},
                     {"returned", "default"}};
    if (of.type == "string") {
        out["caseExact"] = of.is_case_exact;
        out["uniqueness"] = of.uniqueness;
    }
    if (!subs.empty()) {
        out["subAttributes"] = std::move(subs);
    }
    return out;
}

/// References to others, which are ours to say, or the directory's.
json::Array references(std::string_view mutability) {
    return {attribute({.name = "value", .mutability = mutability, .is_case_exact = true}),
            attribute({.name = "display", .mutability = "readOnly"})};
}

json::Object external_id() { return attribute({.name = "externalId", .is_case_exact = true}); }

json::Array user_attributes() {
    return {
        attribute({.name = "userName", .uniqueness = "server", .is_required = true}),
        external_id(),
        attribute({.name = "displayName"}),
        attribute({.name = "name", .type = "complex"},
                  {attribute({.name = "formatted"}),
                   attribute({.name = "givenName"}),
                   attribute({.name = "familyName"})}),
        attribute({.name = "emails", .type = "complex", .is_multi_valued = true},
                  {attribute({.name = "value", .uniqueness = "server"}),
                   attribute({.name = "type"}),
                   attribute({.name = "primary", .type = "boolean"})}),
        attribute({.name = "active", .type = "boolean"}),
        attribute({.name = "groups",
                   .type = "complex",
                   .mutability = "readOnly",
                   .is_multi_valued = true},
                  references("readOnly")),
        attribute(
            {.name = "roles", .type = "complex", .mutability = "readOnly", .is_multi_valued = true},
            references("readOnly")),
    };
}

json::Array group_attributes() {
    return {
        attribute({.name = "displayName", .uniqueness = "server", .is_required = true}),
        external_id(),
        attribute({.name = "members", .type = "complex", .is_multi_valued = true},
                  references("immutable")),
    };
}

std::string schema_id(std::string_view name) { return std::string(kCore) + std::string(name); }

json::Object meta_of(std::string_view type, std::string location) {
    return {{"resourceType", type}, {"location", std::move(location)}};
}

json::Object schema(const Call& call, std::string_view name, json::Array attributes) {
    const auto id = schema_id(name);
    return {{"schemas", json::Array{schema_id("Schema")}},
            {"id", id},
            {"name", name},
            {"description", name == "User" ? "A user of the broker" : "A group of users"},
            {"attributes", std::move(attributes)},
            {"meta", meta_of("Schema", call.urls.scim_schema(id))}};
}

json::Array all_schemas(const Call& call) {
    return {schema(call, "User", user_attributes()), schema(call, "Group", group_attributes())};
}

json::Object resource_type(const Call& call, std::string_view name, std::string_view list) {
    return {{"schemas", json::Array{schema_id("ResourceType")}},
            {"id", name},
            {"name", name},
            {"endpoint", list.substr(call.urls.scim().size())},
            {"schema", schema_id(name)},
            {"meta", meta_of("ResourceType", call.urls.scim_resource_type(name))}};
}

json::Array all_resource_types(const Call& call) {
    return {resource_type(call, "User", call.urls.scim_users()),
            resource_type(call, "Group", call.urls.scim_groups())};
}

/// Before there are users nothing of SCIM is there.
http::Response answer_description(Call& call, const json::Object& description) {
    return read_of_users(call, [&](service::Work&) { return hal(call, description); });
}

http::Response answer_descriptions(Call& call, json::Array all) {
    const auto count = all.size();
    return answer_description(call,
                              {{"schemas", json::Array{kListOfSchemas}},
                               {"totalResults", count},
                               {"startIndex", 1},
                               {"itemsPerPage", count},
                               {"Resources", std::move(all)}});
}

http::Response answer_one_of(Call& call, const json::Array& all, std::string_view id) {
    const auto* found = std::ranges::find_if(
        all, [&](const json::Value& one) { return json::string_or(one.get_object(), "id") == id; });
    return found != all.end() ? answer_description(call, found->get_object())
                              : refuse(service::ProvisioningRefusal::kNotFound);
}

json::Object supported(bool is_so) { return {{"supported", is_so}}; }

}  // namespace

http::Response get_scim_configuration(Call& call) {
    const json::Object scheme{{"type", "oauthbearertoken"},
                              {"name", "Bearer token"},
                              {"description", "A token of a system account with the role SCIM"},
                              {"primary", true}};
    return answer_description(
        call,
        {{"schemas", json::Array{schema_id("ServiceProviderConfig")}},
         {"patch", supported(true)},
         {"bulk", {{"supported", false}, {"maxOperations", 0}, {"maxPayloadSize", 0}}},
         {"filter", {{"supported", true}, {"maxResults", kScimPageMax}}},
         {"changePassword", supported(false)},
         {"sort", supported(false)},
         {"etag", supported(false)},
         {"authenticationSchemes", json::Array{scheme}},
         {"meta", meta_of("ServiceProviderConfig", call.urls.scim_configuration())}});
}

http::Response list_scim_resource_types(Call& call) {
    return answer_descriptions(call, all_resource_types(call));
}

http::Response get_scim_resource_type(Call& call) {
    return answer_one_of(call, all_resource_types(call), call.parameter("resource_type"));
}

http::Response list_scim_schemas(Call& call) {
    return answer_descriptions(call, all_schemas(call));
}

http::Response get_scim_schema(Call& call) {
    return answer_one_of(call, all_schemas(call), call.parameter("schema"));
}

}  // namespace accord::broker::api
