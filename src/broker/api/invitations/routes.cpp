// The addresses of invitations and of links to set a password.
#include "broker/api/routes.hpp"

#include "broker/api/invitations/invitations.hpp"

namespace accord::broker::api {

std::span<const Route> invitation_routes() {
    using enum Method;
    using enum Permission;
    using enum Body;
    static constexpr std::string_view kJsonOrNothing[] = {kJson, ""};
    static constexpr Route kRoutes[] = {
        {kPost, "/admin/users/invite-user", kInviteUsers, post_invitation, {.body = kRequired}},
        {kPost, "/admin/users/invite-users", kInviteUsers, post_invitations, {.body = kRequired}},
        {kPost,
         "/admin/users/:user/password-link",
         kManageUsers,
         post_password_link,
         {.takes = kJsonOrNothing}},
        {kPost, "/lost-password", kSignIn, post_lost_password, {.body = kRequired}},
        {kPost, "/set-password", kSignIn, post_password_by_link, {.body = kRequired}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
