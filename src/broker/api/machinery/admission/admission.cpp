// Reads credentials and asks who has them: see admission.hpp.
#include "broker/api/machinery/admission/admission.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/admission/client_address.hpp"
#include "broker/api/machinery/admission/session_cookie.hpp"
#include "broker/api/machinery/identity.hpp"
#include "broker/service/identity/token_text.hpp"
#include "broker/service/sessions/session_text.hpp"

namespace accord::broker::api {
namespace {

using service::Credential;

Credential token_or_nobody(std::string_view text) {
    if (service::is_token(text)) {
        return {.kind = Credential::Kind::kToken, .secret = std::string(text)};
    }
    if (service::is_assertion(text)) {
        return {.kind = Credential::Kind::kAssertion, .secret = std::string(text)};
    }
    return {.kind = Credential::Kind::kUnreadable};
}

/// An old session is nobody's, as no session is.
Credential session_or_nobody(std::string cookie) {
    if (!service::is_session_text(cookie)) {
        return {};
    }
    return {.kind = Credential::Kind::kSession, .secret = std::move(cookie)};
}

Credential read_basic(std::string_view text) {
    const auto decoded = base64_decode(text).value_or("");
    const auto colon = decoded.find(':');
    if (colon == decoded.npos) {
        return {.kind = Credential::Kind::kUnreadable};
    }
    const auto name = std::string_view(decoded).substr(0, colon);
    const auto secret = std::string_view(decoded).substr(colon + 1);
    if (service::is_token(secret) || service::is_assertion(secret)) {
        return token_or_nobody(secret);
    }
    if (name.empty() || secret.empty() || !is_utf8(name)) {
        return {.kind = Credential::Kind::kUnreadable};
    }
    return {.kind = Credential::Kind::kPassword,
            .name = std::string(name),
            .secret = std::string(secret)};
}

}  // namespace

Credential read_credential(const http::Request& request, std::string_view base_url) {
    const auto header = trim(request.headers.value_or("authorization", ""));
    if (header.empty()) {
        return session_or_nobody(session_cookie(request, base_url));
    }
    const auto space = header.find(' ');
    const auto scheme = header.substr(0, space);
    const auto rest = space == header.npos ? "" : trim(header.substr(space));
    if (equal_ignoring_case(scheme, "bearer")) {
        return token_or_nobody(rest);
    }
    if (equal_ignoring_case(scheme, "basic")) {
        return read_basic(rest);
    }
    return {.kind = Credential::Kind::kUnreadable};
}

Admission admit(const http::Request& request,
                const Context& context,
                std::string_view base_url,
                Instant now,
                Asking asking) {
    const auto& settings = context.settings.authentication;
    auto& identities = *context.identities;
    const auto version = identities.version();
    if (version == 0) {
        return {.actor = identify(request, settings)};
    }
    if (settings.write_user) {
        auto user = identify(request, settings);
        if (user.kind == service::Actor::Kind::kUser) {
            user.identities = version;
            return {.actor = std::move(user)};
        }
    }
    const auto credential = read_credential(request, base_url);
    if (credential.kind == Credential::Kind::kNone) {
        return {.actor = service::Actor{.identities = version}};
    }
    if (auto known = identities.find(credential, now); known || asking == Asking::kMemory) {
        return {.actor = std::move(known)};
    }
    auto answer = identities.ask(context.database,
                                 credential,
                                 client_address(request, context.settings.trusted_proxies),
                                 now);
    if (!answer) {
        return {.actor = {}, .retry_after = {}, .failure = std::move(answer.error())};
    }
    if (answer->retry_after) {
        return {.actor = {}, .retry_after = answer->retry_after};
    }
    if (answer->is_signer_away) {
        return {.actor = {}, .is_signer_away = true};
    }
    return {.actor = answer->actor ? std::move(*answer->actor)
                                   : service::Actor{.identities = identities.version()},
            .was_asked = true};
}

}  // namespace accord::broker::api
