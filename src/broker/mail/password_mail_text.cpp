// The words: see password_mail_text.hpp.
#include "broker/mail/password_mail_text.hpp"

#include <fmt/format.h>

namespace accord::broker::mail {
namespace {

constexpr std::string_view kInvitation = R"(You are invited to use the Accord broker.

Set your password here, until {until}:

{link}

The link works once. Who invited you can send another one.
)";

constexpr std::string_view kLostPassword =
    R"(Somebody, probably you, asked for another password for the Accord broker.

Set it here, until {until}:

{link}

The link works once. If it was not you, there is nothing to do: your password stays as it is.
)";

/// "2026-01-02 03:04 UTC".
std::string written_time(Instant time) {
    const auto text = to_iso8601(time);
    return fmt::format("{} {} UTC", text.substr(0, 10), text.substr(11, 5));
}

}  // namespace

domain::Mail write_password_mail(const service::PasswordMail& mail,
                                 const std::string& from,
                                 const std::string& link,
                                 Instant now) {
    const bool is_invitation = mail.row.kind == store::kInvitationMail;
    const domain::DeliveryRequest request{
        .method = "POST",
        .url = {},
        .headers = {{"From", from},
                    {"To", mail.user.email.value_or("")},
                    {"Subject",
                     is_invitation ? "You are invited to Accord" : "Another password for Accord"}},
        .body = fmt::format(fmt::runtime(is_invitation ? kInvitation : kLostPassword),
                            fmt::arg("until", written_time(mail.link.expires_at)),
                            fmt::arg("link", link)),
        .username = {},
        .password = {}};
    return domain::write_mail(
        request, fmt::format("{}.{}", mail.user.uuid, now.time_since_epoch().count()), now);
}

}  // namespace accord::broker::mail
