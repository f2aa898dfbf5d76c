// Mail with links to set a password that is to be sent: the rows.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <tuple>

namespace accord::broker::store {

inline constexpr std::int64_t kInvitationMail = 0;
inline constexpr std::int64_t kLostPasswordMail = 1;

struct PasswordMail {
    std::int64_t user_id = 0;
    std::int64_t kind = kInvitationMail;
    Instant asked_at;
    Instant due_at;
    std::int64_t attempts = 0;  ///< that were begun

    using Columns = std::tuple<std::int64_t, std::int64_t, Instant, Instant, std::int64_t>;
};

/// In place of the one that waits for the user, if any.
void put_password_mail(db::Session& session, const PasswordMail& mail);
/// The one that has been due longest.
std::optional<PasswordMail> due_password_mail(db::Session& session, Instant now);
std::optional<PasswordMail> find_password_mail(db::Session& session, std::int64_t user_id);
/// False when another node has taken it since it was read as `mail`.
bool postpone_password_mail(db::Session& session, const PasswordMail& mail, Instant due_at);
void delete_password_mail(db::Session& session, std::int64_t user_id);

}  // namespace accord::broker::store
