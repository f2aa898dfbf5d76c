// The use cases of links to set a password: see password_links.hpp.
#include "broker/service/invitations/password_links.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"
#include "broker/service/invitations/password_mails.hpp"
#include "broker/store/invitations/password_links.hpp"

namespace accord::broker::service {
namespace {

constexpr std::size_t kLinkBytes = 32;

/// Whoever the link is for, while it can be used.
std::optional<store::User> account_of_link(Work& work, std::string_view value) {
    const auto link = store::find_password_link(work.session, sha256_hex(value));
    if (!link || link->expires_at <= work.now) {
        return std::nullopt;
    }
    auto account = store::find_user_by_id(work.session, link->user_id);
    return account && account->active ? std::move(account) : std::nullopt;
}

}  // namespace

IdentityResult<IssuedPasswordLink> make_password_link(Work& work,
                                                      std::string_view user,
                                                      std::chrono::hours time) {
    const auto account = user_to_change(work, user);
    if (!account) {
        return std::unexpected(account.error());
    }
    if (account->type != store::kRegularUser) {
        return std::unexpected(IdentityRefusal::kIsSystemAccount);
    }
    IssuedPasswordLink issued{.value = base64url_encode(secret_bytes(kLinkBytes)),
                              .expires_at = work.now + time};
    store::delete_password_links(work.session, account->id);
    store::insert_password_link(work.session,
                                {.user_id = account->id,
                                 .hash = sha256_hex(issued.value),
                                 .created_at = work.now,
                                 .expires_at = issued.expires_at});
    return issued;
}

bool is_password_link(Work& work, std::string_view value) {
    return account_of_link(work, value).has_value();
}

IdentityResult<std::string> use_password_link(Work& work,
                                              std::string_view value,
                                              const std::string& password_hash) {
    const auto account = account_of_link(work, value);
    if (!account) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    auto owner = as_owner(work);
    const auto changed = change_user(owner, account->uuid, {.password_hash = password_hash});
    if (!changed) {
        return std::unexpected(changed.error());
    }
    store::delete_password_links(work.session, account->id);
    return account->uuid;
}

IdentityResult<Invited> invite_user(Work& work, const NewUser& made) {
    auto user = find_user_by_email(work, made.email.value_or(""));
    if (user && user->account.password) {
        return std::unexpected(IdentityRefusal::kEmailTaken);
    }
    if (!user) {
        auto created = create_user(work, made);
        if (!created) {
            return std::unexpected(created.error());
        }
        user = std::move(*created);
    }
    if (work.settings.mails_links) {
        ask_for_invitation_mail(work, user->account.id);
        return Invited{std::move(*user), std::nullopt};
    }
    auto link = make_password_link(work, user->account.uuid);
    if (!link) {
        return std::unexpected(link.error());
    }
    return Invited{std::move(*user), std::move(*link)};
}

}  // namespace accord::broker::service
