// The HTTP interface as a whole: all routes over one context, without a socket.
#pragma once

#include "broker/api/machinery/context.hpp"
#include "broker/api/machinery/repetition/answer_cache.hpp"
#include "broker/api/machinery/router.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

namespace accord::broker::api {

/// Answers requests. Thread-safe.
class Api {
  public:
    /// What the context refers to has to outlive the API.
    explicit Api(Context context);

    /// Answers one request; never throws, never leaves half a change behind.
    [[nodiscard]] http::Response handle(const http::Request& request) const;

    /// Answers what needs neither the body nor the database, and what is kept; nothing when
    /// handle() has to. Never blocks.
    [[nodiscard]] std::optional<http::Response> answer_early(const http::Request& header,
                                                             http::BodyAhead body) const;

    /// Answers what goes on, as events do; nothing for all others. Never blocks.
    [[nodiscard]] std::optional<http::StreamedAnswer> open_stream(
        const http::Request& header) const;

    /// Answers those of the requests that take one question to the database for all of them.
    void answer_together(std::span<http::Waiting* const> waiting) const;

    /// Whether that is worth while: otherwise answer_early() gives such answers.
    [[nodiscard]] bool answers_together() const;

    /// Whether those two may know the answer to a request with a body.
    [[nodiscard]] static bool asks_by_body(const http::Request& request);

  private:
    Context context_;
    std::vector<Route> routes_;
    Router router_;
    mutable AnswerCache answers_;  ///< no answer differs by it
};

}  // namespace accord::broker::api
