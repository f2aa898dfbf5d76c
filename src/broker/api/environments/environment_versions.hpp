// How a version is shown in an environment, the same for deployed and released ones.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/versions.hpp"

#include <string_view>

namespace accord::broker::api {

/// The `_embedded` of a deployed or released version: its pacticipant and version, and the
/// environment where that is not clear from the list.
json::Object embedded_version(const Urls& urls,
                              std::string_view pacticipant,
                              std::string_view number,
                              const store::Environment* environment);

/// Answers about the version and the environment that the path names; 404 without them.
/// `answer(const store::VersionRow&, const store::Environment&)` gives the response.
template <class Answer>
http::Response about_version(const Call& call, db::Session& session, Answer&& answer) {
    const auto environment = store::find_environment(session, call.parameter("environment"));
    const auto pacticipant = store::find_pacticipant(session, call.parameter("pacticipant"));
    if (!environment || !pacticipant) {
        return not_found(call);
    }
    const auto version = store::find_version(session, pacticipant->id, call.parameter("version"));
    if (!version) {
        return not_found(call);
    }
    return answer(*version, *environment);
}

}  // namespace accord::broker::api
