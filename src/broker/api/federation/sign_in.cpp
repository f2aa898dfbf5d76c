// To a provider and back: see sign_in.hpp. Whatever goes wrong ends on the page where one signs in,
// which says it in words.
#include "broker/api/federation/sign_in.hpp"

#include "base/text.hpp"
#include "broker/api/audit/change_note.hpp"
#include "broker/api/federation/answer_form.hpp"
#include "broker/api/federation/attempt_cookie.hpp"
#include "broker/api/machinery/admission/same_origin.hpp"
#include "broker/api/machinery/admission/session_cookie.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/federation/external_users.hpp"
#include "broker/service/sessions/sessions.hpp"

namespace accord::broker::api {
namespace {

http::Response back_to_sign_in(const Call& call, std::string_view why, std::string_view to) {
    auto response = redirect(303, call.urls.sign_in_path(to, why));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

/// The page has a sentence for each.
std::string_view word_of(service::ExternalRefusal refusal) {
    switch (refusal) {
        case service::ExternalRefusal::kDisabled:
            return "disabled";
        case service::ExternalRefusal::kNotInvited:
            return "not-invited";
        case service::ExternalRefusal::kEmailTaken:
            return "email-taken";
        case service::ExternalRefusal::kNoRole:
            return "no-role";
        case service::ExternalRefusal::kNoUsers:
            return "no-users";
        case service::ExternalRefusal::kNotAdmitted:
            break;
    }
    return "refused";
}

std::string_view word_of(const Error& error) {
    return error.code == ErrorCode::kUnauthorized ? "refused"
           : error.code == ErrorCode::kNotFound   ? "unknown"
                                                  : "unavailable";
}

service::SignInAddresses own_addresses(const Call& call) {
    const auto& provider = call.parameter("identity_provider");
    return {.callback = call.urls.sign_in_callback(provider),
            .metadata = call.urls.sign_in_metadata(provider)};
}

service::SignInAnswer read_answer(const Call& call) {
    return {.code = call.query("code").value_or(""),
            .state = call.query("state").value_or(""),
            .issuer = call.query("iss").value_or(""),
            .error = call.query("error").value_or(""),
            .saml_response = ""};
}

/// In the audit log, which has changes by itself but for what a browser comes by.
void note_sign_in(const Call& call,
                  service::Work& work,
                  const service::ExternalUser& user,
                  std::string_view account,
                  std::string_view refusal) {
    json::Object outcome{{"status", 303}};
    if (!refusal.empty()) {
        outcome["refusal"] = refusal;
    }
    service::keep_audit_entry(
        work,
        {.uuid = {},
         .timestamp = {},
         .type = refusal.empty() ? "session.begun" : "sign_in.failed",
         .user = {.kind = account.empty() ? "anonymous" : "user",
                  .uuid = std::string(account),
                  .name = to_valid_utf8(user.email)},
         .details = {{"provider", user.provider},
                     {"providerUser", to_valid_utf8(user.username)},
                     {"request", audited_request(call, call.request, kSignInCallback)},
                     {"outcome", std::move(outcome)}}});
}

/// That a provider's answer did not count; there may be many of them, so no request waits for it.
void note_failure(const Call& call, std::string_view provider, std::string_view refusal) {
    if (call.actor.identities == 0) {
        return;
    }
    call.context.refusals->add(
        {.uuid = {},
         .timestamp = call.now,
         .type = "sign_in.failed",
         .user = service::audit_user(call.actor),
         .details = {{"provider", provider},
                     {"request", audited_request(call, call.request, kSignInCallback)},
                     {"outcome", {{"status", 303}, {"refusal", refusal}}}}});
}

/// The account of whoever came back, with a new session.
http::Response let_in(Call& call,
                      const service::ExternalUser& user,
                      const service::SignInAttempt& attempt) {
    const auto* rules = call.context.providers->rules(attempt.provider);
    return call.write([&](service::Work& work) {
        if (!service::use_once(work, user.proof)) {
            note_sign_in(call, work, user, "", "used");
            return back_to_sign_in(call, "expired", attempt.to);
        }
        const auto account = service::accept_external_user(work, user, *rules);
        if (!account) {
            if (account.error() != service::ExternalRefusal::kNoUsers) {
                note_sign_in(call, work, user, "", word_of(account.error()));
            }
            return back_to_sign_in(call, word_of(account.error()), attempt.to);
        }
        const auto begun = service::begin_session(
            work,
            *account,
            {.origin = attempt.provider,
             .client = std::string(call.request.headers.value_or("user-agent", "")),
             .replaces = session_cookie(call.request, call.urls.base())});
        if (!begun) {
            return back_to_sign_in(call, "disabled", attempt.to);
        }
        note_sign_in(call, work, user, *account, "");
        auto response = redirect(303, call.urls.own_path(attempt.to));
        response.headers.set("Cache-Control", "no-store");
        response.headers.add(
            "Set-Cookie",
            set_session_cookie(
                call.urls.base(), begun->value, begun->session.expires_at, call.now));
        return response;
    });
}

http::Response finish_attempt(Call& call,
                              const service::SignInAttempt& attempt,
                              const service::SignInAnswer& answer) {
    if (!answer.error.empty()) {
        return back_to_sign_in(
            call, answer.error == "access_denied" ? "cancelled" : "refused", attempt.to);
    }
    const auto user =
        call.context.providers->finish(attempt, answer, own_addresses(call), call.now);
    if (user) {
        return let_in(call, *user, attempt);
    }
    note_failure(call, attempt.provider, word_of(user.error()));
    return back_to_sign_in(call, word_of(user.error()), attempt.to);
}

/// Of an answer to this address, and nothing else.
std::optional<service::SignInAttempt> attempt_of_answer(const Call& call,
                                                        const service::SignInAnswer& answer) {
    auto attempt = attempt_of(call.request, call.context.sign_in_key, answer.state, call.now);
    const bool is_of_provider = attempt && call.context.providers &&
                                attempt->provider == call.parameter("identity_provider");
    return is_of_provider ? std::move(attempt) : std::nullopt;
}

http::Response come_back(Call& call,
                         const service::SignInAttempt& attempt,
                         const service::SignInAnswer& answer) {
    auto response = finish_attempt(call, attempt, answer);
    response.headers.add("Set-Cookie", forget_attempt_cookie(call.urls.base(), attempt.state));
    return response;
}

}  // namespace

http::Response go_to_provider(Call& call) {
    const auto to = call.query("to").value_or("/");
    const auto attempt =
        begin_attempt(call.parameter("identity_provider"), is_own_path(to) ? to : "/", call.now);
    const auto& providers = call.context.providers;
    const auto address = providers ? providers->address(attempt, own_addresses(call), call.now)
                                   : Result<std::string>(fail(ErrorCode::kNotFound, ""));
    if (!address) {
        return back_to_sign_in(call, word_of(address.error()), attempt.to);
    }
    auto response = redirect(303, *address);
    response.headers.set("Cache-Control", "no-store");
    response.headers.add("Set-Cookie",
                         set_attempt_cookie(call.urls.base(), call.context.sign_in_key, attempt));
    return response;
}

/// A code is good once, so that it must not be asked for again when users change meanwhile: it does
/// not matter who asks, but that must be settled before.
http::Response come_from_provider(Call& call) {
    call.read([](service::Work&) { return http::Response(); });
    const auto answer = read_answer(call);
    const auto attempt = attempt_of_answer(call, answer);
    return attempt ? come_back(call, *attempt, answer) : back_to_sign_in(call, "expired", "/");
}

http::Response come_from_provider_by_form(Call& call) {
    call.read([](service::Work&) { return http::Response(); });
    const auto form = read_answer_form(call.body_text);
    if (!call.context.providers || !form || !is_state(form->answer.state)) {
        return back_to_sign_in(call, form ? "unsolicited" : "refused", "/");
    }
    if (const auto attempt = attempt_of_answer(call, form->answer)) {
        return come_back(call, *attempt, form->answer);
    }
    return form->is_from_us ? back_to_sign_in(call, "expired", "/") : page_to_post_again(*form);
}

http::Response get_sign_in_metadata(Call& call) {
    const auto& providers = call.context.providers;
    const auto metadata =
        providers ? providers->metadata(call.parameter("identity_provider"), own_addresses(call))
                  : std::nullopt;
    return metadata ? text(kSamlMetadata, *metadata)
                    : not_found(call, "No provider of SAML with this name is configured");
}

}  // namespace accord::broker::api
