// Changes under a condition (RFC 9110 section 13.1): who has read a document changes that one, or
// nothing.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Whether the request makes its change depend on what stands at its address.
bool has_precondition(const http::Request& request);

/// 412 when If-Match or If-None-Match says that what stands at the address now, in any of its media
/// types, is not what the change is meant for. Nobody else writes from here to the end of the
/// transaction.
std::optional<http::Response> refuse_change(const Call& call,
                                            const Router& router,
                                            service::Work& work);

}  // namespace accord::broker::api
