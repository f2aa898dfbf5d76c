// The way of every request: protection, method, route, identity and permission, negotiation, body,
// the resource, conditions, standard headers.
#pragma once

#include "broker/api/machinery/context.hpp"
#include "broker/api/machinery/repetition/answer_cache.hpp"
#include "broker/api/machinery/router.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

#include <optional>
#include <span>

namespace accord::broker::api {

/// Answers one request; never throws, never leaves half a change behind.
http::Response dispatch(const http::Request& request,
                        const Context& context,
                        const Router& router,
                        AnswerCache& answers);

/// Answers from the header alone whom nothing of the body could change: who may not do it, where
/// there is nothing. Also what must not wait for a thread that may block, such as a heartbeat; with
/// its body what is kept.
std::optional<http::Response> dispatch_early(const http::Request& header,
                                             http::BodyAhead body,
                                             const Context& context,
                                             const Router& router,
                                             AnswerCache& answers);

/// Answers those of several requests whose answers are kept, with one question to the database.
void dispatch_together(std::span<http::Waiting* const> waiting,
                       const Context& context,
                       const Router& router,
                       AnswerCache& answers);

/// Answers what goes on; nothing when dispatch_early or dispatch has to answer.
std::optional<http::StreamedAnswer> dispatch_stream(const http::Request& header,
                                                    const Context& context,
                                                    const Router& router,
                                                    AnswerCache& answers);

}  // namespace accord::broker::api
