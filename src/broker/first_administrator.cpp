// Makes the administrator of the settings: see first_administrator.hpp.
#include "broker/first_administrator.hpp"

#include "broker/domain/identity/account_rules.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/identity/first_administrator.hpp"
#include "broker/service/identity/password_hash.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

namespace accord::broker {
namespace {

Result<void> check_first(const UserSettings& settings) {
    if (const auto fault = domain::email_fault(settings.first_admin_email); !fault.empty()) {
        return invalid_input(fmt::format("first_admin_email: {}", fault));
    }
    if (const auto fault = domain::password_fault(settings.first_admin_password); !fault.empty()) {
        return invalid_input(fmt::format("first_admin_password: {}", fault));
    }
    return {};
}

struct Start {
    bool is_made = false;
    std::int64_t version = 0;
};

}  // namespace

Result<std::int64_t> open_users(db::Database& database,
                                const UserSettings& settings,
                                const Clock& clock,
                                Random& random,
                                Logger& log) {
    const auto version =
        database.read([](db::Session& session) { return service::identity_version(session); });
    if (!version || settings.first_admin_email.empty()) {
        return version;
    }
    if (*version != 0) {
        log.info("first_admin_email has no effect any more: there are users");
        return version;
    }
    if (auto checked = check_first(settings); !checked) {
        return fail(checked.error());
    }
    const service::FirstAdministrator first{
        .email = settings.first_admin_email,
        .name = {},
        .password_hash = service::hash_password(settings.first_admin_password)};
    const service::Actor actor{.access = service::Access::kWrite};
    const service::Settings use_cases;
    const auto start = database.write([&](db::Transaction& transaction) {
        service::Work work{transaction.session(), clock.now(), random, use_cases, actor};
        const bool is_first = !service::has_users(work);
        const auto made =
            is_first ? std::optional(service::create_administrator(work, first)) : std::nullopt;
        const bool is_made = made && made->has_value();
        if (is_made) {
            service::note_by_owner(work, "user.created", (*made)->account.uuid);
        }
        Start done{is_made, service::identity_version(work.session)};
        transaction.commit();
        return done;
    });
    if (!start) {
        return fail(start.error(), "the first administrator");
    }
    if (start->is_made) {
        log.info(fmt::format(
            "the first administrator was made: {}. From now on the broker asks who somebody is",
            first.email));
    }
    return start->version;
}

}  // namespace accord::broker
