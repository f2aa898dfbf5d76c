// Signing in and out over HTTP.
#include "broker/api/identity/sessions.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/session_document.hpp"
#include "broker/api/machinery/admission/client_address.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/admission/same_origin.hpp"
#include "broker/api/machinery/admission/session_cookie.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/service/sessions/sessions.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kByPassword = "password";

void keep_out_of_caches(http::Response& response) {
    response.headers.set("Cache-Control", "no-store");
}

void forget_session(const Call& call, http::Response& response) {
    response.headers.add("Set-Cookie", forget_session_cookie(call.urls.base()));
}

void hold_session(const Call& call, const service::BegunSession& begun, http::Response& response) {
    response.headers.add(
        "Set-Cookie",
        set_session_cookie(call.urls.base(), begun.value, begun.session.expires_at, call.now));
    keep_out_of_caches(response);
}

service::NewSession by_password(const Call& call) {
    return {.origin = std::string(kByPassword),
            .client = std::string(call.request.headers.value_or("user-agent", "")),
            .replaces = session_cookie(call.request, call.urls.base())};
}

/// The same whatever is wrong: that there is no such user, that the password is another, that the
/// account is disabled.
http::Response refuse_sign_in(const Call& call) {
    auto response = text(
        kProblemJson,
        json::write_compact(json::Object{{"title", "Unauthorized"},
                                         {"type", call.urls.problem("sign-in-failed")},
                                         {"detail", "The e-mail address or the password is wrong."},
                                         {"status", 401}}),
        401);
    response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

http::Response begin(Call& call, service::Actor user) {
    return write_of_users(call, [&](service::Work& work) {
        auto begun = service::begin_session(work, user.uuid, by_password(call));
        if (!begun) {
            return refuse_sign_in(call);
        }
        call.expect_identities(begun->identities);
        user.session = begun->session.uuid;
        call.actor = user;  // from here on it is them, also in the logs
        auto response = created(call, call.urls.session(), sign_in_document(call, work, user));
        hold_session(call, *begun, response);
        return response;
    });
}

json::Object list_document(const Call& call, service::Work& work) {
    json::Array sessions;
    for (const auto& one : service::list_sessions(work, call.actor.uuid)) {
        sessions.push_back(session_document(call.urls, one, one.uuid == call.actor.session));
    }
    return {{"_embedded", {{"sessions", std::move(sessions)}}},
            {"_links", {{"self", link(call.urls.own_sessions(), {.title = "Sessions"})}}}};
}

}  // namespace

/// Also for somebody who is not signed in: it says how to.
http::Response get_session(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        auto response = hal(call, sign_in_document(call, work, call.actor));
        keep_out_of_caches(response);
        return response;
    });
}

/// No other site signs anybody in, either: they would work in somebody else's name.
http::Response post_session(Call& call) {
    const auto& scheme = call.context.settings.scheme;
    if (sent_by(call.request, call.urls.base(), scheme) == SentBy::kOtherSite) {
        return refuse_other_site(call);
    }
    FieldErrors errors;
    const auto given = read_sign_in(call.body_object(), errors);
    if (call.actor.identities == 0) {
        return write_of_users(call, [&](service::Work&) { return not_found(call); });
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    auto known = call.context.identities->ask(
        call.context.database,
        {.kind = service::Credential::Kind::kPassword,
         .name = given.email,
         .secret = given.password},
        client_address(call.request, call.context.settings.trusted_proxies),
        call.now);
    if (!known) {
        return database_failed(call, known.error());
    }
    if (known->retry_after) {
        return too_many_guesses(call, *known->retry_after);
    }
    return known->actor ? begin(call, std::move(*known->actor)) : refuse_sign_in(call);
}

http::Response delete_session(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        if (!call.actor.session.empty()) {
            const auto ended = service::end_session(work, call.actor.uuid, call.actor.session);
            if (!ended) {
                return refuse(call, ended.error());
            }
        }
        auto response = no_content();
        forget_session(call, response);
        return response;
    });
}

/// For whoever is one of the settings' users; from then on the browser sends that by itself.
http::Response get_basic_sign_in(Call& call) {
    return call.actor.kind == service::Actor::Kind::kAnonymous
               ? ask_by_browser()
               : redirect(303, call.urls.home_path());
}

http::Response list_own_sessions(Call& call) {
    return read_of_users(call,
                         [&](service::Work& work) { return hal(call, list_document(call, work)); });
}

http::Response delete_own_sessions(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        service::end_own_sessions(work, call.actor.uuid);
        auto response = no_content();
        forget_session(call, response);
        return response;
    });
}

http::Response delete_own_session(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto& uuid = call.parameter("session");
        const auto ended = service::end_session(work, call.actor.uuid, uuid);
        if (!ended) {
            return refuse(call, ended.error());
        }
        auto response = no_content();
        if (uuid == call.actor.session) {
            forget_session(call, response);
        }
        return response;
    });
}

http::Response delete_sessions_of_user(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto ended = service::end_sessions_of(work, call.parameter("user"));
        return ended ? no_content() : refuse(call, ended.error());
    });
}

void stay_signed_in(Call& call, service::Work& work, http::Response& response) {
    if (const auto begun = service::begin_session(work, call.actor.uuid, by_password(call))) {
        hold_session(call, *begun, response);
    }
}

}  // namespace accord::broker::api
