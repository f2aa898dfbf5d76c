// Sessions as HAL: see session_document.hpp.
#include "broker/api/identity/session_document.hpp"

#include "broker/api/identity/user_document.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/service/identity/tokens.hpp"
#include "broker/service/preferences/preferences.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

json::Array ways_to_sign_in(const Call& call) {
    json::Object links{{"self", link(call.urls.session(), {.title = "Sign in"})}};
    if (call.context.lost_passwords) {
        links["accord:lost-password"] =
            link(call.urls.lost_password(), {.title = "Have a link mailed to set another one"});
    }
    json::Array ways{json::Object{{"name", "password"},
                                  {"title", "E-mail address and password"},
                                  {"_links", std::move(links)}}};
    if (call.context.settings.authentication.write_user) {
        ways.push_back(json::Object{
            {"name", "basic"},
            {"title", "User name and password of the broker's settings"},
            {"_links", {{"self", link(call.urls.basic_sign_in(), {.title = "Sign in"})}}}});
    }
    if (const auto& providers = call.context.providers) {
        for (const auto& provider : providers->list()) {
            ways.push_back(json::Object{
                {"name", provider.name},
                {"title", provider.title},
                {"_links",
                 {{"self", link(call.urls.sign_in_at(provider.name), {.title = "Sign in"})}}}});
        }
    }
    return ways;
}

}  // namespace

json::Object session_document(const Urls& urls,
                              const store::PageSession& session,
                              bool is_current) {
    return {{"uuid", session.uuid},
            {"origin", session.origin},
            {"client", session.client},
            {"createdAt", to_iso8601(session.created_at)},
            {"lastSeenAt", to_iso8601(session.last_seen_at)},
            {"expiresAt", to_iso8601(session.expires_at)},
            {"current", is_current},
            {"_links", {{"self", link(urls.own_session(session.uuid), {.title = "Session"})}}}};
}

json::Object sign_in_document(const Call& call, service::Work& work, const service::Actor& actor) {
    json::Object out;
    if (const auto user = service::find_user(work, actor.uuid)) {
        out["user"] = current_user_document(call.urls, *user, actor.grants);
        if (const auto end = service::token_end_to_tell(work)) {
            out["tokenEndsAt"] = to_iso8601(*end);
        }
    } else if (actor.kind == service::Actor::Kind::kUser) {
        out["user"] = json::Object{{"name", actor.name}};
    }
    if (!actor.session.empty()) {
        const auto sessions = service::list_sessions(work, actor.uuid);
        const auto found = std::ranges::find(sessions, actor.session, &store::PageSession::uuid);
        if (found != sessions.end()) {
            out["session"] = session_document(call.urls, *found, true);
        }
    }
    out["ways"] = ways_to_sign_in(call);
    if (auto banner = service::login_banner(work); !banner.empty()) {
        out["banner"] = std::move(banner);
    }
    out["_links"] = json::Object{{"self", link(call.urls.session(), {.title = "Session"})}};
    return out;
}

}  // namespace accord::broker::api
