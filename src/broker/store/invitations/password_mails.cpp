// Mail with links to set a password: the SQL.
#include "broker/store/invitations/password_mails.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kPasswordMailSelect = R"sql(
select user_id, kind, asked_at, due_at, attempts
from password_mails
)sql";

constexpr db::Sql kDuePasswordMail = kPasswordMailSelect + R"sql(
where due_at <= ?
order by due_at, user_id
limit 1
)sql";

constexpr db::Sql kFindPasswordMail = kPasswordMailSelect + R"sql(
where user_id = ?
)sql";

constexpr std::string_view kPutPasswordMail = R"sql(
insert into password_mails (user_id, kind, asked_at, due_at, attempts)
values (?, ?, ?, ?, ?)
on conflict (user_id) do update
set kind = excluded.kind, asked_at = excluded.asked_at, due_at = excluded.due_at,
    attempts = excluded.attempts
)sql";

constexpr std::string_view kPostponePasswordMail = R"sql(
update password_mails
set due_at = ?, attempts = attempts + 1
where user_id = ? and attempts = ? and due_at = ?
)sql";

constexpr std::string_view kDeletePasswordMail = R"sql(
delete from password_mails
where user_id = ?
)sql";

}  // namespace

void put_password_mail(db::Session& session, const PasswordMail& mail) {
    session.run(
        kPutPasswordMail, mail.user_id, mail.kind, mail.asked_at, mail.due_at, mail.attempts);
}

std::optional<PasswordMail> due_password_mail(db::Session& session, Instant now) {
    return session.one<PasswordMail>(kDuePasswordMail, now);
}

std::optional<PasswordMail> find_password_mail(db::Session& session, std::int64_t user_id) {
    return session.one<PasswordMail>(kFindPasswordMail, user_id);
}

bool postpone_password_mail(db::Session& session, const PasswordMail& mail, Instant due_at) {
    return session.run(kPostponePasswordMail, due_at, mail.user_id, mail.attempts, mail.due_at) > 0;
}

void delete_password_mail(db::Session& session, std::int64_t user_id) {
    session.run(kDeletePasswordMail, user_id);
}

}  // namespace accord::broker::store
