// The addresses of named secrets: PactFlow's.
#include "broker/api/routes.hpp"

#include "broker/api/secrets/secrets.hpp"

namespace accord::broker::api {

std::span<const Route> secret_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/secrets", {kReadSecrets, kShown}, list_secrets},
        {kPost, "/secrets", {kManageSecrets, kSecret}, post_secret, {.body = kRequired}},
        {kGet, "/secrets/:secret", {kReadSecrets, kSecret}, get_secret},
        {kPut, "/secrets/:secret", {kManageSecrets, kSecret}, put_secret, {.body = kRequired}},
        {kDelete, "/secrets/:secret", {kManageSecrets, kSecret}, delete_secret},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
