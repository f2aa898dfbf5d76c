// Invitations and links over HTTP.
#include "broker/api/invitations/invitations.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/user_document.hpp"
#include "broker/api/machinery/admission/client_address.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/admission/same_origin.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/service/identity/password_hash.hpp"
#include "broker/service/invitations/password_links.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::size_t kInvitedAtOnceMax = 100;

/// Nobody keeps the one answer that has the link.
http::Response tell_link(http::Response response) {
    response.headers.set("Cache-Control", "no-store");
    return response;
}

json::Object link_document(const Call& call, const service::IssuedPasswordLink& issued) {
    return {{"url", call.urls.set_password(issued.value)},
            {"expiresAt", to_iso8601(issued.expires_at)}};
}

json::Object invited_document(const Call& call, const service::Invited& invited) {
    auto document = user_document(call.urls, invited.user);
    document["invitation"] =
        invited.link ? link_document(call, *invited.link)
                     : json::Object{{"mailedTo", invited.user.account.email.value_or("")}};
    return document;
}

http::Response link_is_over(const Call& call) {
    return error_message(
        call, 404, "This link was used already, or has ended. Ask for another one.");
}

/// What is to be mailed is looked for at once.
http::Response ring_for_mail(const Call& call, http::Response response) {
    if (response.status < 400 && call.context.use_cases.mails_links) {
        call.context.bells->mail.ring();
    }
    return response;
}

/// Those of the body's `users`; what is wrong with one is told with its number.
std::vector<service::NewUser> read_invited(const json::Object& body, FieldErrors& errors) {
    const auto* users = json::array_at(body, "users");
    if (users == nullptr || users->empty() || users->size() > kInvitedAtOnceMax) {
        errors.add("users", fmt::format("must be an array of 1 to {}", kInvitedAtOnceMax));
        return {};
    }
    std::vector<service::NewUser> all;
    for (const auto& one : *users) {
        const auto* user = one.if_object();
        if (user == nullptr) {
            errors.add("users", "must be objects with email and name");
            return {};
        }
        all.push_back(read_invitation(*user, errors));
    }
    return all;
}

}  // namespace

http::Response post_invitation(Call& call) {
    FieldErrors errors;
    const auto made = read_invitation(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    auto response = write_of_users(call, [&](service::Work& work) {
        const auto invited = service::invite_user(work, made);
        return invited ? tell_link(created(call,
                                           call.urls.user(invited->user.account.uuid),
                                           invited_document(call, *invited)))
                       : refuse(call, invited.error());
    });
    return ring_for_mail(call, std::move(response));
}

/// All or none.
http::Response post_invitations(Call& call) {
    FieldErrors errors;
    const auto all = read_invited(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    auto response = write_of_users(call, [&](service::Work& work) {
        json::Array users;
        for (const auto& made : all) {
            const auto invited = service::invite_user(work, made);
            if (!invited) {
                return refuse(call, invited.error());
            }
            users.push_back(invited_document(call, *invited));
        }
        return tell_link(hal(call,
                             {{"users", std::move(users)},
                              {"_links", {{"self", link(call.urls.users(), {.title = "Users"})}}}},
                             201));
    });
    return ring_for_mail(call, std::move(response));
}

http::Response post_password_link(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto issued = service::make_password_link(work, call.parameter("user"));
        return issued ? tell_link(hal(call, link_document(call, *issued), 201))
                      : refuse(call, issued.error());
    });
}

/// Whoever has the link may: nothing else is known of them. No other site does it for them. The
/// hash of a password is dear: nobody has one made by a link that is none.
http::Response post_password_by_link(Call& call) {
    if (sent_by(call.request, call.urls.base(), call.context.settings.scheme) ==
        SentBy::kOtherSite) {
        return refuse_other_site(call);
    }
    FieldErrors errors;
    const auto given = read_password_by_link(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto looked = call.read([&](service::Work& work) {
        return service::is_password_link(work, given.token) ? http::Response() : link_is_over(call);
    });
    if (looked.status >= 400) {
        return looked;
    }
    const auto hash = service::hash_password(given.password);
    return write_of_users(call, [&](service::Work& work) {
        return service::use_password_link(work, given.token, hash) ? no_content()
                                                                   : link_is_over(call);
    });
}

/// The same whoever it is.
http::Response post_lost_password(Call& call) {
    if (sent_by(call.request, call.urls.base(), call.context.settings.scheme) ==
        SentBy::kOtherSite) {
        return refuse_other_site(call);
    }
    if (call.actor.identities == 0) {
        return no_users(call);
    }
    const auto& lost = call.context.lost_passwords;
    if (!lost) {
        return error_message(
            call, 404, "This broker sends no mail. Ask an administrator for a link.");
    }
    FieldErrors errors;
    const auto email = read_lost_password(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto wait = lost->add(
        email, client_address(call.request, call.context.settings.trusted_proxies), call.now);
    return wait ? too_many_guesses(call, *wait)
                : hal(call,
                      {{"message",
                        "If somebody signs in here with this address and a password, a link to set "
                        "another one is mailed to it."}},
                      202);
}

std::function<std::string(std::string_view)> password_link_writer(std::string base_url) {
    return [urls = Urls(std::move(base_url))](std::string_view token) {
        return urls.set_password(token);
    };
}

}  // namespace accord::broker::api
