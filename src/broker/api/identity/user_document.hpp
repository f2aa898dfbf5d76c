// How users and system accounts are shown.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/identity/users.hpp"

namespace accord::broker::api {

json::Object user_document(const Urls& urls, const service::User& user);

/// Of whoever asks: with what the credentials of the request allow.
json::Object current_user_document(const Urls& urls,
                                   const service::User& user,
                                   domain::Grants grants);

}  // namespace accord::broker::api
