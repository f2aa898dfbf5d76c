// Users over HTTP.
#include "broker/api/identity/users.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/sessions.hpp"
#include "broker/api/identity/user_document.hpp"
#include "broker/api/machinery/admission/client_address.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/machinery/reach/subject_check.hpp"
#include "broker/service/identity/password_hash.hpp"

namespace accord::broker::api {
namespace {

std::optional<bool> read_active(const Call& call, FieldErrors& errors) {
    const auto text = call.query("active").value_or("");
    if (!text.empty() && text != "true" && text != "false") {
        errors.add("active", "must be one of: true, false");
    }
    return text.empty() ? std::nullopt : std::optional(text == "true");
}

std::optional<std::int64_t> read_type(const Call& call, FieldErrors& errors) {
    const auto text = call.query("userType").value_or("");
    if (text.empty()) {
        return std::nullopt;
    }
    if (text != "0" && text != "1") {
        errors.add("userType", "must be 0 for users or 1 for system accounts");
    }
    return text == "1" ? store::kSystemAccount : store::kRegularUser;
}

}  // namespace

http::Response list_accounts(Call& call, std::optional<std::int64_t> type, const std::string& url) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    store::UserFilter filter{.active = read_active(call, errors), .type = read_type(call, errors)};
    filter.part = read_search(call, errors);
    if (type) {
        filter.type = type;
    }
    if (type == store::kSystemAccount &&
        !reach_of_caller(call, Permission::kReadSystemAccounts).all) {
        filter.reached_by = call.actor.account;
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return read_of_users(call, [&](service::Work& work) {
        const auto page = service::list_users(work, filter, pagination.page());
        json::Array users;
        for (const auto& user : page.users) {
            users.push_back(user_document(call.urls, user));
        }
        json::Object body{{"users", std::move(users)},
                          {"_links", {{"self", link(url, {.title = "Users"})}}}};
        pagination.add_to(body, url, page.total);
        return hal(call, body);
    });
}

http::Response list_users(Call& call) {
    return list_accounts(call, std::nullopt, call.urls.users());
}

http::Response post_user(Call& call) {
    FieldErrors errors;
    const auto made = read_new_user(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto user = service::create_user(work, made);
        return user ? created(
                          call, call.urls.user(user->account.uuid), user_document(call.urls, *user))
                    : refuse(call, user.error());
    });
}

http::Response get_user(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto user = service::find_user(work, call.parameter("user"));
        return user ? hal(call, user_document(call.urls, *user)) : not_found(call);
    });
}

http::Response put_user(Call& call) {
    FieldErrors errors;
    const auto change = read_user_change(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto user = service::change_user(work, call.parameter("user"), change);
        return user ? hal(call, user_document(call.urls, *user)) : refuse(call, user.error());
    });
}

http::Response delete_user(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done = service::delete_user(work, call.parameter("user"));
        return done ? no_content() : refuse(call, done.error());
    });
}

/// Only with the one they have: whoever has found a token does not become its owner by it. Guesses
/// count as those at the door do.
http::Response put_own_password(Call& call) {
    if (call.actor.uuid.empty()) {
        return write_of_users(call, [&](service::Work&) { return not_found(call); });
    }
    FieldErrors errors;
    const auto change = read_password_change(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto known = call.context.identities->ask(
        call.context.database,
        {.kind = service::Credential::Kind::kPassword,
         .name = call.actor.name,
         .secret = change.current},
        client_address(call.request, call.context.settings.trusted_proxies),
        call.now);
    if (!known) {
        return database_failed(call, known.error());
    }
    if (known->retry_after) {
        return too_many_guesses(call, *known->retry_after);
    }
    if (!known->actor || known->actor->uuid != call.actor.uuid) {
        errors.add("currentPassword", "is not the password that you have");
        return invalid(call, errors);
    }
    const auto hash = service::hash_password(change.wanted);
    return write_of_users(call, [&](service::Work& work) {
        const auto user = service::change_user(work, call.actor.uuid, {.password_hash = hash});
        if (!user) {
            return refuse(call, user.error());
        }
        auto done = no_content();
        if (!call.actor.session.empty()) {
            stay_signed_in(call, work, done);
        }
        return done;
    });
}

/// With what the credentials of this request allow, which may be less than what the user may do.
http::Response get_current_user(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto user = service::find_user(work, call.actor.uuid);
        if (!user) {
            return not_found(call);
        }
        return hal(call, current_user_document(call.urls, *user, call.actor.grants));
    });
}

}  // namespace accord::broker::api
