// The use cases of mail with links: see password_mails.hpp.
#include "broker/service/invitations/password_mails.hpp"

#include "broker/service/audit/audit_log.hpp"
#include "broker/store/invitations/password_links.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::chrono::minutes kSendingMax{2};
constexpr std::chrono::minutes kLongestPause{60};
constexpr std::int64_t kDoublingsMax = 6;

/// A minute, two, four, up to an hour.
std::chrono::minutes pause_after(std::int64_t attempts) {
    const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, kDoublingsMax);
    return std::min(std::chrono::minutes(1) * (std::int64_t{1} << doublings), kLongestPause);
}

void put(Work& work, std::int64_t user_id, std::int64_t kind) {
    store::put_password_mail(
        work.session, {.user_id = user_id, .kind = kind, .asked_at = work.now, .due_at = work.now});
}

}  // namespace

void ask_for_invitation_mail(Work& work, std::int64_t user_id) {
    put(work, user_id, store::kInvitationMail);
}

bool ask_for_lost_password_mail(Work& work, std::string_view email) {
    const auto user = store::find_user_by_email(work.session, email);
    if (!user || !user->active || user->type != store::kRegularUser) {
        return false;
    }
    const auto newest = store::newest_password_link(work.session, user->id);
    const bool has_own_password = user->password || newest;
    if (!has_own_password || store::find_password_mail(work.session, user->id) ||
        (newest && work.now - *newest < kPasswordMailEvery)) {
        return false;
    }
    put(work, user->id, store::kLostPasswordMail);
    return true;
}

std::optional<PasswordMail> claim_password_mail(Work& work) {
    auto row = store::due_password_mail(work.session, work.now);
    const auto until = work.now + kSendingMax;
    if (!row || !store::postpone_password_mail(work.session, *row, until)) {
        return std::nullopt;
    }
    row->due_at = until;
    ++row->attempts;
    auto user = store::find_user_by_id(work.session, row->user_id);
    if (!user || !user->active) {
        store::delete_password_mail(work.session, row->user_id);
        return std::nullopt;
    }
    auto owner = as_owner(work);
    auto link = make_password_link(
        owner,
        user->uuid,
        row->kind == store::kInvitationMail ? kPasswordLinkTime : kLostPasswordLinkTime);
    if (!link) {
        store::delete_password_mail(work.session, row->user_id);
        return std::nullopt;
    }
    return PasswordMail{*row, std::move(*user), std::move(*link)};
}

/// Another one may have been asked for meanwhile: that one is left.
bool finish_password_mail(Work& work, const PasswordMail& mail, bool is_sent) {
    const auto row = store::find_password_mail(work.session, mail.row.user_id);
    const bool is_this =
        row && row->attempts == mail.row.attempts && row->due_at == mail.row.due_at;
    const auto again = work.now + pause_after(mail.row.attempts);
    const bool is_over = is_sent || again - mail.row.asked_at > kPasswordMailTriedFor;
    if (is_this && is_over) {
        store::delete_password_mail(work.session, row->user_id);
    } else if (is_this) {
        auto next = *row;
        next.due_at = again;
        store::put_password_mail(work.session, next);
    }
    if (is_sent) {
        note_by_owner(work, "password.link_mailed", mail.user.uuid);
    }
    return !is_over;
}

}  // namespace accord::broker::service
