// System accounts over HTTP.
#include "broker/api/identity/system_accounts.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/identity_input.hpp"
#include "broker/api/identity/user_document.hpp"
#include "broker/api/identity/users.hpp"

namespace accord::broker::api {

http::Response list_system_accounts(Call& call) {
    return list_accounts(call, store::kSystemAccount, call.urls.system_accounts());
}

http::Response post_system_account(Call& call) {
    FieldErrors errors;
    const auto made = read_new_system_account(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto user = service::create_system_account(work, made);
        return user ? created(call,
                              call.urls.system_account(user->account.uuid),
                              user_document(call.urls, *user))
                    : refuse(call, user.error());
    });
}

http::Response get_system_account(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto user = service::find_user(work, call.parameter("account"));
        return user && user->account.type == store::kSystemAccount
                   ? hal(call, user_document(call.urls, *user))
                   : not_found(call);
    });
}

}  // namespace accord::broker::api
