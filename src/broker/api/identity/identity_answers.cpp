// Rules as answers: see identity_answers.hpp.
#include "broker/api/identity/identity_answers.hpp"

#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"

#include <string_view>

namespace accord::broker::api {
namespace {

http::Response wrong_field(const Call& call, std::string_view field, std::string message) {
    FieldErrors errors;
    errors.add(field, std::move(message));
    return invalid(call, errors);
}

}  // namespace

http::Response no_users(const Call& call) {
    return not_found(call,
                     "This broker has no users yet. The first administrator is made with accord "
                     "admin create-user, by whoever has its database.");
}

http::Response refuse(const Call& call, service::IdentityRefusal refusal) {
    using enum service::IdentityRefusal;
    switch (refusal) {
        case kNotFound:
            return not_found(call);
        case kUnknownRole:
            return wrong_field(call, "roles", "must be UUIDs of roles");
        case kAutomaticRole:
            return wrong_field(call,
                               "roles",
                               "Team Administrator is not given by hand: administrators are named "
                               "by PUT /admin/teams/UUID");
        case kEmailTaken:
            return wrong_field(call, "email", "is already used by another user");
        case kExternalIdTaken:
            return wrong_field(call, "externalIdpId", "is already used by another user");
        case kExternalNameTaken:
            return wrong_field(call, "externalIdpUsername", "is already used by another user");
        case kNameTaken:
            return wrong_field(call, "name", "is already used by another role");
        case kIsSystemAccount:
            return wrong_field(
                call, "password", "a system account has neither an e-mail address nor a password");
        case kLivesTooLong:
            return wrong_field(call,
                               "expiresAt",
                               "is later than the system's preference tokenLifetimeHours allows");
        case kNotSystemAccount:
            return wrong_field(call, "uuid", "is not a system account");
        case kOwnRoles:
            return forbidden(call, "Nobody changes their own roles.");
        case kBeyondOwn:
            return forbidden(call,
                             "Nobody changes accounts, roles or tokens that may do more than they "
                             "may themselves, unless they manage roles.");
        case kLastAdministrator:
            return error_message(
                call,
                409,
                "Nothing was changed: afterwards no administrator could sign in with a password.");
        case kFixedRole:
            return error_message(call, 409, "This role can't be changed.");
        case kPredefinedRole:
            return error_message(call, 409, "Predefined roles can't be deleted.");
        case kTooMany:
            return error_message(call, 409, "This account has too many of them: delete some.");
    }
    return not_found(call);
}

}  // namespace accord::broker::api
