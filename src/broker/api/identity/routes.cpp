// The addresses of users, system accounts, roles, permissions and tokens, which are PactFlow's, and
// of sessions.
#include "broker/api/routes.hpp"

#include "broker/api/identity/roles.hpp"
#include "broker/api/identity/sessions.hpp"
#include "broker/api/identity/system_accounts.hpp"
#include "broker/api/identity/tokens.hpp"
#include "broker/api/identity/users.hpp"

namespace accord::broker::api {

std::span<const Route> identity_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr std::string_view kJsonOrNothing[] = {kJson, ""};
    static constexpr Route kRoutes[] = {
        {kGet, "/user", kOwnAccount, get_current_user},
        {kPut, "/user/password", kOwnPassword, put_own_password, {.body = kRequired}},
        {kGet, "/session", kSignIn, get_session},
        {kPost, "/session", kSignIn, post_session, {.body = kRequired}},
        {kDelete, "/session", kSignIn, delete_session},
        {kGet, "/basic-sign-in", kSignIn, get_basic_sign_in, {.gives = kHtml}},
        {kGet, "/user/sessions", kOwnAccount, list_own_sessions},
        {kDelete, "/user/sessions", kOwnSessions, delete_own_sessions},
        {kDelete, "/user/sessions/:session", kOwnSessions, delete_own_session},
        {kGet, "/admin/users", kReadUsers, list_users},
        {kPost, "/admin/users", kManageUsers, post_user, {.body = kRequired}},
        {kGet, "/admin/users/:user", kReadUsers, get_user},
        {kPut, "/admin/users/:user", kManageUsers, put_user, {.body = kRequired}},
        {kDelete, "/admin/users/:user", kManageUsers, delete_user},
        {kDelete, "/admin/users/:user/sessions", kManageUsers, delete_sessions_of_user},
        {kPut, "/admin/users/:user/roles", kManageUsers, put_roles_of_user, {.body = kRequired}},
        {kPut,
         "/admin/users/:user/roles/:role",
         kManageUsers,
         put_role_of_user,
         {.takes = kJsonOrNothing}},
        {kDelete, "/admin/users/:user/roles/:role", kManageUsers, delete_role_of_user},
        {kPut,
         "/admin/users/:user/role/admin",
         kManageUsers,
         put_administrator,
         {.takes = kJsonOrNothing}},
        {kDelete, "/admin/users/:user/role/admin", kManageUsers, delete_administrator},
        {kGet, "/admin/system-accounts", {kReadSystemAccounts, kShown}, list_system_accounts},
        {kPost,
         "/admin/system-accounts",
         {kManageSystemAccounts, kNew},
         post_system_account,
         {.body = kRequired}},
        {kGet,
         "/admin/system-accounts/:account",
         {kReadSystemAccounts, kSystemAccount},
         get_system_account},
        {kGet,
         "/admin/system-accounts/:account/tokens",
         {kReadSystemAccounts, kSystemAccount},
         list_tokens},
        {kPost,
         "/admin/system-accounts/:account/tokens",
         {kManageSystemAccounts, kSystemAccount},
         post_token,
         {.body = kRequired}},
        {kPost,
         "/admin/system-accounts/:account/tokens/:token/regenerate",
         {kManageSystemAccounts, kSystemAccount},
         regenerate_token,
         {.takes = kJsonOrNothing}},
        {kDelete,
         "/admin/system-accounts/:account/tokens/:token",
         {kManageSystemAccounts, kSystemAccount},
         delete_token},
        {kGet, "/admin/roles", kReadRoles, list_roles},
        {kPost, "/admin/roles", kManageRoles, post_role, {.body = kRequired}},
        {kPost, "/admin/roles/reset", kManageRoles, reset_roles, {.takes = kJsonOrNothing}},
        {kGet, "/admin/roles/:role", kReadRoles, get_role},
        {kPut, "/admin/roles/:role", kManageRoles, put_role, {.body = kRequired}},
        {kDelete, "/admin/roles/:role", kManageRoles, delete_role},
        {kGet, "/admin/permissions", kReadRoles, list_permissions},
        {kGet, "/settings/tokens", kOwnAccount, list_tokens},
        {kPost, "/settings/tokens", {kManageOwnTokens, kSelf}, post_token, {.body = kRequired}},
        {kPost,
         "/settings/tokens/:token/regenerate",
         {kManageOwnTokens, kSelf},
         regenerate_token,
         {.takes = kJsonOrNothing}},
        {kDelete, "/settings/tokens/:token", {kManageOwnTokens, kSelf}, delete_token},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
