// Which refusals are noted, and what of them: see refused_request.hpp.
#include "broker/api/audit/refused_request.hpp"

#include "base/text.hpp"
#include "broker/api/audit/change_note.hpp"
#include "broker/api/machinery/admission/admission.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/service/audit/audit_log.hpp"

namespace accord::broker::api {
namespace {

/// Whether it is the form of the page, which has its credentials in the body.
bool is_sign_in(const Call& call, std::string_view route) {
    return call.urls.session() == call.urls.base() + std::string(route);
}

std::string_view type_of_refusal(const Call& call,
                                 const http::Request& request,
                                 std::string_view route,
                                 int status) {
    if (status == 403) {
        return "request.forbidden";
    }
    const bool has_credentials = request.headers.has("authorization") || is_sign_in(call, route);
    return (status == 401 && has_credentials) || status == 429 ? "sign_in.failed" : "";
}

/// The name that was tried, and the kind of credentials; nothing of a token or a password.
json::Object tried(const Call& call, const http::Request& request, std::string_view route) {
    if (is_sign_in(call, route)) {
        const auto email = json::string_or(call.body_object(), "email");
        return {{"credentials", "password"},
                {"name", to_valid_utf8(email.substr(0, domain::kEmailBytesMax))}};
    }
    const auto credential = read_credential(request, call.urls.base());
    switch (credential.kind) {
        case service::Credential::Kind::kPassword:
            return {{"credentials", "password"},
                    {"name", to_valid_utf8(credential.name.substr(0, domain::kEmailBytesMax))}};
        case service::Credential::Kind::kToken:
            return {{"credentials", "token"}};
        case service::Credential::Kind::kAssertion:
            return {{"credentials", "token of an issuer"}};
        case service::Credential::Kind::kSession:
            return {{"credentials", "session"}};
        case service::Credential::Kind::kUnreadable:
            return {{"credentials", "unreadable"}};
        case service::Credential::Kind::kNone:
            break;
    }
    return {};
}

}  // namespace

void note_refusal(const Call& call,
                  const http::Request& request,
                  std::string_view route,
                  const http::Response& response) {
    if (response.status < 401 || call.actor.identities == 0) {
        return;
    }
    const auto type = type_of_refusal(call, request, route, response.status);
    if (type.empty()) {
        return;
    }
    json::Object details;
    if (type == "sign_in.failed") {
        details["tried"] = tried(call, request, route);
    }
    details["request"] = audited_request(call, request, route);
    details["outcome"] = json::Object{{"status", response.status}};
    call.context.refusals->add({.uuid = {},
                                .timestamp = call.now,
                                .type = std::string(type),
                                .user = service::audit_user(call.actor),
                                .details = std::move(details)});
}

}  // namespace accord::broker::api
