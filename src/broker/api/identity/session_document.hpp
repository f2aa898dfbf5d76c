// How sessions, and whoever is signed in, are shown.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/service/sessions/sessions.hpp"

namespace accord::broker::api {

json::Object session_document(const Urls& urls, const store::PageSession& session, bool is_current);

/// Who the actor is, since when and until when, and how somebody signs in.
json::Object sign_in_document(const Call& call, service::Work& work, const service::Actor& actor);

}  // namespace accord::broker::api
