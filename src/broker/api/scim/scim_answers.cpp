// Errors of SCIM: see scim_answers.hpp.
#include "broker/api/scim/scim_answers.hpp"

#include "broker/api/machinery/answer.hpp"

#include <string>
#include <utility>

namespace accord::broker::api {
namespace {

using domain::scim::Fault;

/// Of a refusal, which pages and scripts look for.
constexpr std::string_view kMissingPermissions = "missing_permissions";
constexpr std::string_view kErrorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";

std::string_view words_for(int status) {
    switch (status) {
        case 400:
            return "The request can't be read.";
        case 404:
            return "There is no such resource.";
        case 405:
            return "This method is not supported here.";
        case 406:
            return "The answer is application/scim+json or application/json.";
        case 415:
            return "The body has to be application/scim+json or application/json.";
        default:
            return "The request was refused.";
    }
}

json::Object error_body(int status, std::string_view scim_type, std::string_view detail) {
    json::Object body{{"schemas", json::Array{kErrorSchema}}, {"status", std::to_string(status)}};
    if (!scim_type.empty()) {
        body["scimType"] = scim_type;
    }
    body["detail"] = detail;
    return body;
}

/// What another shape of error says.
std::string detail_of(const http::Response& answer) {
    const auto body = json::parse(answer.body);
    if (body && body->is_object()) {
        for (const std::string_view name : {"detail", "error"}) {
            if (const auto text = json::string_at(body->get_object(), name)) {
                return std::string(*text);
            }
        }
        for (const std::string_view name : {"errors", "error"}) {
            if (const auto* value = json::find(*body, name)) {
                return json::text_of(*value);
            }
        }
    }
    return std::string(words_for(answer.status));
}

}  // namespace

http::Response scim_error(int status, std::string_view scim_type, std::string_view detail) {
    return text(kScimJson, json::write_compact(error_body(status, scim_type, detail)), status);
}

http::Response refuse(const domain::scim::Refusal& refusal) {
    const int status = refusal.fault == Fault::kUniqueness ? 409 : 400;
    return scim_error(status, scim_type(refusal.fault), refusal.detail);
}

http::Response refuse(service::ProvisioningRefusal refusal) {
    const auto taken = [](std::string_view detail) {
        return scim_error(409, scim_type(Fault::kUniqueness), detail);
    };
    using enum service::ProvisioningRefusal;
    switch (refusal) {
        case kNotFound:
            return scim_error(404, "", words_for(404));
        case kNotOfDirectory:
            return scim_error(403,
                              "",
                              "This account is not the directory's: it has a password or another "
                              "provider. With joins_accounts of the provider it would be.");
        case kUserNameTaken:
            return taken("userName is already used by another user");
        case kExternalIdTaken:
            return taken("externalId is already used by another user");
        case kEmailTaken:
            return taken("emails: the address is already used by another user");
        case kGroupNameTaken:
            return taken("displayName is already used by another group");
        case kUnknownMember:
            return scim_error(
                400, scim_type(Fault::kInvalidValue), "members have to be ids of users");
        case kLastAdministrator:
            return scim_error(409,
                              "",
                              "Nothing was changed: afterwards no administrator could sign in "
                              "with a password.");
    }
    return scim_error(404, "", words_for(404));
}

http::Response as_scim_error(http::Response answer) {
    const bool is_one = answer.headers.value_or("content-type", "").starts_with(kScimJson);
    if (answer.status < 400 || is_one) {
        return answer;
    }
    auto error = error_body(answer.status, "", detail_of(answer));
    if (const auto body = json::parse(answer.body)) {
        if (const auto* missing = json::find(*body, kMissingPermissions)) {
            error[kMissingPermissions] = *missing;
        }
    }
    auto shaped = text(kScimJson, json::write_compact(error), answer.status);
    answer.headers.set("Content-Type", std::string(shaped.headers.value_or("content-type", "")));
    answer.body = std::move(shaped.body);
    return answer;
}

}  // namespace accord::broker::api
