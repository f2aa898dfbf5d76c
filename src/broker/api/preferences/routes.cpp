// The addresses of preferences: PactFlow's.
#include "broker/api/routes.hpp"

#include "broker/api/preferences/preferences.hpp"

namespace accord::broker::api {

std::span<const Route> preference_routes() {
    using enum Method;
    using enum Permission;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/preferences/system", kOwnAccount, list_system_preferences},
        {kGet, "/preferences/system/:preference", kOwnAccount, get_system_preference},
        {kPut,
         "/preferences/system/:preference",
         kManagePreferences,
         put_system_preference,
         {.body = kRequired}},
        {kDelete, "/preferences/system/:preference", kManagePreferences, delete_system_preference},
        {kGet, "/preferences/current-user", kOwnAccount, list_own_preferences},
        {kGet, "/preferences/current-user/:own_preference", kOwnAccount, get_own_preference},
        {kPut,
         "/preferences/current-user/:own_preference",
         kOwnPreferences,
         put_own_preference,
         {.body = kRequired}},
        {kDelete,
         "/preferences/current-user/:own_preference",
         kOwnPreferences,
         delete_own_preference},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
