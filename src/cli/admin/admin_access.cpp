// A use case on the database of a broker, with or without a server beside it: see admin_access.hpp.
#include "cli/admin/admin_access.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/identity/password_hash.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::cli {
namespace {

using broker::service::IdentityRefusal;

std::string words_for(IdentityRefusal refusal) {
    switch (refusal) {
        case IdentityRefusal::kNotFound:
            return "there is no user with this e-mail address";
        case IdentityRefusal::kEmailTaken:
            return "there is a user with this e-mail address already";
        case IdentityRefusal::kLastAdministrator:
            return "no administrator could sign in: the first user has to be one, with the role "
                   "Administrator";
        default:
            return "it was refused";
    }
}

struct ChosenPassword {
    std::string text;
    bool is_made = false;  ///< to be shown, once
};

/// The first line of standard input, or a new one.
std::expected<ChosenPassword, CommandFailure> choose_password(const AdminAccess& access) {
    if (!access.password_from_stdin) {
        return ChosenPassword{broker::service::make_password(), true};
    }
    ChosenPassword chosen;
    std::getline(std::cin, chosen.text);
    if (chosen.text.ends_with('\r')) {
        chosen.text.pop_back();
    }
    if (const auto fault = broker::domain::password_fault(chosen.text); !fault.empty()) {
        return give_up(ExitCode::kBadInput, fmt::format("the password {}", fault));
    }
    return chosen;
}

}  // namespace

void add_admin_access(Options& options, AdminAccess& access) {
    options.value("--email", access.email, "E-mail address of the user").required();
    options.flag("--password-stdin",
                 access.password_from_stdin,
                 "Read the password from standard input (none: one is made and shown, once)");
    add_database_access(options, access.database);
}

CommandOutcome change_user(const AdminAccess& access,
                           Absent absent,
                           const UserUseCase& use_case,
                           std::string_view entry_type,
                           std::string_view done,
                           Console& console) {
    if (const auto fault = broker::domain::email_fault(access.email); !fault.empty()) {
        return give_up(ExitCode::kBadInput, fmt::format("--email {}", fault));
    }
    const auto settings = broker_settings(access.database, is_of_database);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto password = choose_password(access);
    if (!password) {
        return std::unexpected(password.error());
    }
    const auto database = open_database(settings->database, absent);
    if (!database) {
        return std::unexpected(database.error());
    }
    const auto hash = broker::service::hash_password(password->text);
    SystemRandom random;
    const broker::service::Settings use_cases;
    const broker::service::Actor actor{.access = broker::service::Access::kWrite};
    const auto user = (*database)->write([&](db::Transaction& transaction) {
        broker::service::Work work{
            transaction.session(), SystemClock().now(), random, use_cases, actor};
        auto made = use_case(work, hash);
        if (made) {
            broker::service::note_by_owner(work, std::string(entry_type), made->account.uuid);
            transaction.commit();
        }
        return made;
    });
    if (!user) {
        return give_up(user.error(), Party::kDatabase);
    }
    if (!*user) {
        return give_up(ExitCode::kBadInput,
                       fmt::format("{}: {}", access.email, words_for(user->error())));
    }
    confirm(console, fmt::format("{} {}", access.email, done));
    if (password->is_made) {
        console.out << "password, shown this once: " << password->text << "\n";
    }
    return ExitCode::kOk;
}

}  // namespace accord::cli
