// Makes an administrator: see first_administrator.hpp.
#include "broker/service/identity/first_administrator.hpp"

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/store/identity/identity_version.hpp"

namespace accord::broker::service {

bool has_users(Work& work) { return store::identity_version(work.session) != 0; }

IdentityResult<User> create_user_for_owner(Work& work, const NewUser& made) {
    auto user = create_user(work, made);
    if (user && store::count_who_can_use(work.session, domain::kAdministratorRole) == 0) {
        return std::unexpected(IdentityRefusal::kLastAdministrator);
    }
    return user;
}

IdentityResult<User> create_administrator(Work& work, const FirstAdministrator& first) {
    return create_user(work,
                       {.name = first.name.empty() ? first.email : first.name,
                        .email = first.email,
                        .password_hash = first.password_hash,
                        .roles = {std::string(domain::kAdministratorRole)}});
}

}  // namespace accord::broker::service
