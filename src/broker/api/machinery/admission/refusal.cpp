// Problems of those who may not: see refusal.hpp.
#include "broker/api/machinery/admission/refusal.hpp"

#include "broker/api/machinery/admission/same_origin.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pages/web_page.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kOneOfSettings =
    "This broker asks for a user name and a password. Who runs it can give you one.";

constexpr std::string_view kOneOfUsers =
    "This broker asks for an e-mail address and a password. Who administers it can give you them.";

constexpr std::string_view kWhatItTakes =
    "Credentials are missing: a token as Authorization: Bearer, or as the password of basic "
    "authentication; or e-mail address and password.";

constexpr std::string_view kNotValid = "These credentials are not valid, or not any more.";

http::Response refusal(const Call& call,
                       int status,
                       std::string_view type,
                       std::string_view title,
                       std::string_view detail,
                       const std::vector<std::string_view>& missing = {}) {
    if (prefers_page(call.request)) {
        const bool may_load_page = status == 403 && !call.actor.session.empty();
        return may_load_page ? page_of_refusal(call, status) : refusal_page(status, title, detail);
    }
    json::Object body{{"title", title},
                      {"type", call.urls.problem(type)},
                      {"detail", detail},
                      {"status", status}};
    if (!missing.empty()) {
        json::Array names;
        for (const auto name : missing) {
            names.emplace_back(name);
        }
        body["missing_permissions"] = std::move(names);
    }
    return text(kProblemJson, json::write_compact(body), status);
}

/// A browser asks for them itself.
void ask_for_credentials(http::Response& response) {
    response.headers.add("WWW-Authenticate", "Basic realm=\"Restricted area\"");
}

/// Whoever opens a page signs in on one, and comes back.
http::Response go_and_sign_in(const Call& call) {
    const std::string_view target = call.request.target;
    return redirect(303, call.urls.sign_in_path(is_own_path(target) ? target : ""));
}

http::Response refuse_unknown(const Call& call, Permission permission) {
    const bool has_some = call.request.headers.has("authorization");
    if (prefers_page(call.request) && !has_some) {
        return go_and_sign_in(call);
    }
    auto response = prefers_page(call.request) ? sign_in_page(kOneOfUsers)
                                               : refusal(call,
                                                         401,
                                                         "unauthorized",
                                                         "Unauthorized",
                                                         has_some ? kNotValid : kWhatItTakes,
                                                         scopes_of(permission));
    if (!is_asked_by_script(call.request)) {
        ask_for_credentials(response);
    }
    response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

}  // namespace

http::Response ask_by_browser() {
    auto response = sign_in_page(kOneOfUsers);
    ask_for_credentials(response);
    return response;
}

http::Response refuse_caller(const Call& call, Permission permission) {
    if (call.actor.identities == 0) {
        auto response =
            prefers_page(call.request) ? sign_in_page(kOneOfSettings) : http::Response();
        response.status = 401;
        ask_for_credentials(response);
        return response;
    }
    if (call.actor.kind == service::Actor::Kind::kAnonymous) {
        return refuse_unknown(call, permission);
    }
    const auto scopes = scopes_of(permission);
    return forbidden(call,
                     scopes.empty()
                         ? "This is for users and system accounts."
                         : fmt::format("This takes the permission {}.", fmt::join(scopes, " or ")),
                     scopes);
}

http::Response forbidden(const Call& call,
                         std::string_view detail,
                         const std::vector<std::string_view>& missing) {
    return refusal(call, 403, "forbidden", "Forbidden", detail, missing);
}

http::Response refuse_other_site(const Call& call) {
    return refusal(
        call,
        403,
        "cross-site-request",
        "Forbidden",
        fmt::format(
            "Who is signed in on the page changes something from that page alone: it is at "
            "{}. Neither Sec-Fetch-Site nor Origin says that this request comes from there. "
            "Programs use a token.",
            call.urls.base()));
}

http::Response too_many_guesses(const Call& call, std::chrono::seconds retry_after) {
    auto response = refusal(call,
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "Too many sign-ins that failed, or too many at once. Try again later.");
    response.headers.set("Retry-After", std::to_string(retry_after.count()));
    return response;
}

http::Response signer_away(const Call& call) {
    auto response = refusal(call,
                            503,
                            "issuer-unavailable",
                            "Issuer unavailable",
                            "The issuer of this token can't be asked for its keys now. Try again "
                            "in a moment.");
    response.headers.set("Retry-After", "5");
    return response;
}

}  // namespace accord::broker::api
