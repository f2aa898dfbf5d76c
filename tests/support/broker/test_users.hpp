// For tests: users of a broker, made as whoever has the database makes them, and their tokens.
#pragma once

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/identity/first_administrator.hpp"
#include "broker/service/identity/password_hash.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/tokens.hpp"
#include "broker/service/identity/users.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace accord::support {

class TestUsers {
  public:
    /// Two of one database have seeds of their own: their UUIDs would be the same.
    explicit TestUsers(db::Database& database, std::uint64_t seed = 7)
        : database_(database), random_(seed) {}

    Instant now = parse_iso8601("2026-01-02T03:04:05Z").value();

    /// Runs `use_case(Work&)` in a transaction that commits, as another node or a command would.
    template <class UseCase>
    auto operator()(UseCase use_case, const broker::service::Actor& actor = owner()) {
        return database_
            .write([&](db::Transaction& transaction) {
                broker::service::Work work{transaction.session(), now, random_, settings_, actor};
                auto result = use_case(work);
                transaction.commit();
                return result;
            })
            .value();
    }

    /// The first one, without which there is no other.
    std::string administrator() {
        return user("ann@example.org", broker::domain::kAdministratorRole);
    }

    /// With the password of password(); the UUID.
    std::string user(std::string_view email, std::string_view role) {
        return (*this)([&](broker::service::Work& work) {
                   return broker::service::create_user(work,
                                                       {.name = std::string(email),
                                                        .email = std::string(email),
                                                        .password_hash = password_hash(),
                                                        .roles = {std::string(role)}});
               })
            .value()
            .account.uuid;
    }

    std::string system_account(std::string_view name, std::string_view role) {
        return (*this)([&](broker::service::Work& work) {
                   return broker::service::create_user(work,
                                                       {.type = broker::store::kSystemAccount,
                                                        .name = std::string(name),
                                                        .roles = {std::string(role)}});
               })
            .value()
            .account.uuid;
    }

    /// A new one.
    std::string token(std::string_view user,
                      broker::service::NewToken made = {.description = "t"}) {
        return (*this)([&](broker::service::Work& work) {
                   return broker::service::create_token(work, {.uuid = user}, made);
               })
            .value()
            .value;
    }

    void change(std::string_view user, const broker::service::UserChange& change) {
        (*this)([&](broker::service::Work& work) {
            return broker::service::change_user(work, user, change).has_value();
        });
    }

    /// Whoever has the database.
    static broker::service::Actor owner() { return {.access = broker::service::Access::kWrite}; }

    static std::string password() { return "correct horse battery"; }
    static const std::string& password_hash() {
        static const std::string kHash = broker::service::hash_password(password());
        return kHash;
    }

  private:
    db::Database& database_;
    SeededRandom random_;
    const broker::service::Settings settings_;
};

}  // namespace accord::support
