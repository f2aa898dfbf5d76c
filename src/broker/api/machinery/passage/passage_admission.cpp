// Who sends a request, and whether that is still so: see passage.hpp.
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/admission/same_origin.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/passage/passage.hpp"
#include "http/server.hpp"

#include <utility>

namespace accord::broker::api {
namespace {

bool may(const Call& call, Permission permission) {
    return has_permission(call.actor, permission, call.context.settings.authentication);
}

}  // namespace

void Passage::make_call() {
    const auto& settings = context_.settings;
    auto base = base_url_of(request_, settings.base_urls, settings.scheme);
    rewrite_target(base_path_of(base));
    call_.emplace(
        rewritten_ ? *rewritten_ : request_, context_, Urls(std::move(base)), context_.clock.now());
    admission_ = admit(request_, context_, call_->urls.base(), call_->now, asking_);
    if (admission_.actor) {
        call_->actor = std::move(*admission_.actor);
    }
}

/// The answer to those about whom it could not be found out who they are, and to those who are
/// known by what a browser sends by itself.
std::optional<http::Response> Passage::refuse_admission() {
    if (admission_.failure) {
        return database_failed(*call_, *admission_.failure);
    }
    if (admission_.is_signer_away) {
        return signer_away(*call_);
    }
    if (admission_.retry_after) {
        return too_many_guesses(*call_, *admission_.retry_after);
    }
    const bool is_by_session = !call_->actor.session.empty();
    if (is_by_session && may_change(request_) &&
        sent_by(request_, call_->urls.base(), context_.settings.scheme) != SentBy::kOwnPage) {
        return refuse_other_site(*call_);
    }
    return std::nullopt;
}

/// Whether the database may know that the caller is somebody else, or may do something else.
bool Passage::may_be_outdated() const {
    if (admission_.was_asked) {
        return false;
    }
    const auto& actor = call_->actor;
    const bool may_be_first_user = actor.identities == 0 &&
                                   actor.kind == service::Actor::Kind::kAnonymous &&
                                   request_.headers.has("authorization");
    return !actor.uuid.empty() || (may_be_first_user && !context_.identities->was_seen_lately());
}

/// Whether a route that asks the database nothing has to: for users, so that what is taken from
/// them is gone within a second everywhere. The heartbeat is answered however busy it is.
bool Passage::is_to_be_confirmed(const Route& route) const {
    return is_for_all_at_once(route) && route.permission != Permission::kHeartbeat &&
           !call_->actor.uuid.empty() && !context_.identities->was_seen_lately();
}

/// Sees to it that the caller is who that is by the database, if no transaction has yet; throws
/// IdentitiesChanged. Before there are users a broker answers without a database as ever.
std::optional<http::Response> Passage::confirm(Call& call) {
    if (call.is_admitted) {
        return std::nullopt;
    }
    auto seen = call.read([](service::Work&) { return http::Response(); });
    return call.is_admitted || call.actor.identities == 0 ? std::nullopt
                                                          : std::optional(std::move(seen));
}

/// `answer`, once it is sure that it is for the caller.
http::Response Passage::confirmed(Call& call, http::Response answer) {
    auto failure = answer.status < 500 ? confirm(call) : std::nullopt;
    return failure ? std::move(*failure) : std::move(answer);
}

std::optional<http::Response> Passage::refuse(Permission permission) {
    if (may(*call_, permission)) {
        return std::nullopt;
    }
    if (may_be_outdated()) {
        if (asking_ == Asking::kMemory) {
            is_in_doubt_ = true;
            return std::nullopt;
        }
        if (auto failure = confirm(*call_)) {
            return failure;
        }
    }
    return refuse_caller(*call_, permission);
}

http::Response Passage::pass_once() {
    if (auto stopped = stop_before_body()) {
        return std::move(*stopped);
    }
    const bool is_known_now = admission_.was_asked || !call_->actor.uuid.empty();
    if (!is_known_now || request_.method != "GET" || !is_stream()) {
        return reach_resource();
    }
    auto failure = admission_.was_asked ? std::nullopt : confirm(*call_);
    return failure ? std::move(*failure) : http::ask_for_stream_again();
}

/// A change of users, roles or tokens while a request is on its way makes it begin again: with the
/// rights that its sender has now.
http::Response Passage::pass() {
    constexpr int kChangesMax = 10;
    for (int changes = 0; changes < kChangesMax; ++changes) {
        try {
            return pass_once();
        } catch (const IdentitiesChanged& changed) {
            context_.identities->learn(changed.version);
            route_.reset();
            rewritten_.reset();
        }
    }
    return too_many_guesses(*call_, std::chrono::seconds(1));
}

}  // namespace accord::broker::api
