// What stands in mail about passwords.
#pragma once

#include "broker/domain/mail/mail.hpp"
#include "broker/service/invitations/password_mails.hpp"

#include <string>

namespace accord::broker::mail {

/// `link` is the whole address. Every attempt has a link and a message of its own.
domain::Mail write_password_mail(const service::PasswordMail& mail,
                                 const std::string& from,
                                 const std::string& link,
                                 Instant now);

}  // namespace accord::broker::mail
