// The version that a path names.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/versions/version_rules.hpp"

namespace accord::broker::api {

/// From the parameters `pacticipant` and `version`; views into `call`.
inline service::VersionName version_name(const Call& call) {
    return {call.parameter("pacticipant"), call.parameter("version")};
}

}  // namespace accord::broker::api
