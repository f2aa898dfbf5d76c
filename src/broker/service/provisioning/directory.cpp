// Whose accounts are: see directory.hpp.
#include "broker/service/provisioning/directory.hpp"

#include "broker/service/identity/roles.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/identity/external_users.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/provisioning/directory_users.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

/// Who manages users may change it by another route, too.
bool may_change(Work& work, const store::User& account) {
    static const auto kToManage = domain::Grants::parse("user:manage:*");
    const auto& actor = work.actor;
    return actor.access == Access::kWrite ||
           (actor.grants.has_any_of(kToManage) &&
            may_give(actor,
                     grants_of(work.session, store::roles_of_user(work.session, account.id))) &&
            may_act_as(work, account.id));
}

}  // namespace

Directory directory_of(const SignInProviders* providers) {
    auto name = providers != nullptr ? providers->directory() : std::string();
    const auto* rules = name.empty() ? nullptr : providers->rules(name);
    if (rules != nullptr) {
        return {.provider = std::move(name), .rules = *rules};
    }
    return {};
}

void hold_directory(Work& work) { store::hold_identity_version(work.session); }

bool is_of_directory(Work& work, const Directory& directory, const store::User& account) {
    if (directory.rules.joins_accounts || store::find_directory_user(work.session, account.id)) {
        return true;
    }
    const auto places = store::list_at_providers(work.session, account.id);
    const bool is_of_provider =
        std::ranges::find(places, directory.provider, &store::UserAtProvider::provider) !=
        places.end();
    const bool is_nobodys = places.empty() && !account.password;
    return is_of_provider || is_nobodys || may_change(work, account);
}

}  // namespace accord::broker::service
