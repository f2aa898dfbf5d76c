// Tokens over HTTP: one set of handlers, for the caller's own and for those of the account that the
// path names.
#include "broker/api/identity/tokens.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/token_document.hpp"
#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {
namespace {

/// Whose tokens a request is about, and where they are.
struct Owner {
    explicit Owner(const Call& call)
        : urls(call.urls), account(call.parameter_or("account", "")), own(call.actor.uuid) {}

    [[nodiscard]] service::TokenOwner whose() const {
        return account.empty()
                   ? service::TokenOwner{.uuid = own}
                   : service::TokenOwner{.uuid = account, .type = store::kSystemAccount};
    }
    [[nodiscard]] std::string list() const {
        return account.empty() ? urls.own_tokens() : urls.system_account_tokens(account);
    }
    [[nodiscard]] std::string one(const std::string& token) const {
        return account.empty() ? urls.own_token(token) : urls.system_account_token(account, token);
    }

    const Urls& urls;
    std::string account;
    const std::string& own;
};

/// Nobody keeps the one answer that has the value.
http::Response tell_value(const Call& call, const service::IssuedToken& issued) {
    const auto url = Owner(call).one(issued.token.uuid);
    auto response = created(call, url, issued_token_document(issued, url));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

http::Response list_tokens(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const Owner owner(call);
        const auto tokens = service::list_tokens(work, owner.whose());
        if (!tokens) {
            return refuse(call, tokens.error());
        }
        json::Array items;
        for (const auto& token : *tokens) {
            items.push_back(token_document(token, owner.one(token.uuid)));
        }
        return hal(call,
                   {{"_embedded", {{"items", std::move(items)}}},
                    {"_links", {{"self", link(owner.list(), {.title = "Tokens"})}}}});
    });
}

http::Response post_token(Call& call) {
    FieldErrors errors;
    const auto made = read_new_token(call.body_object(), call.now, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto issued = service::create_token(work, Owner(call).whose(), made);
        return issued ? tell_value(call, *issued) : refuse(call, issued.error());
    });
}

http::Response regenerate_token(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto issued =
            service::issue_token(work, Owner(call).whose(), call.parameter("token"));
        return issued ? tell_value(call, *issued) : refuse(call, issued.error());
    });
}

http::Response delete_token(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done = service::revoke_token(work, Owner(call).whose(), call.parameter("token"));
        return done ? no_content() : refuse(call, done.error());
    });
}

}  // namespace accord::broker::api
