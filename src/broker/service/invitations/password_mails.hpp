// Mail with links to set a password: asked for, and given out to be sent. A link is made when its
// mail is sent, so that none lies about in the database.
#pragma once

#include "broker/service/invitations/password_links.hpp"
#include "broker/store/invitations/password_mails.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::service {

/// So long after it was asked for it is tried to send one.
inline constexpr std::chrono::hours kPasswordMailTriedFor{24};
/// Nobody gets them faster than this.
inline constexpr std::chrono::minutes kPasswordMailEvery{5};

struct PasswordMail {
    store::PasswordMail row;
    store::User user;
    IssuedPasswordLink link;
};

void ask_for_invitation_mail(Work& work, std::int64_t user_id);

/// Whether one is sent: to an active user of this address who has a password, or was invited to set
/// one. Who signs in at a provider alone has none here, and gets none.
bool ask_for_lost_password_mail(Work& work, std::string_view email);

/// One that is due, with its link; for two minutes no other node gets it.
std::optional<PasswordMail> claim_password_mail(Work& work);

/// What became of it. True: it is tried again.
bool finish_password_mail(Work& work, const PasswordMail& mail, bool is_sent);

}  // namespace accord::broker::service
