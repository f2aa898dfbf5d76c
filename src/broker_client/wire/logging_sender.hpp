// A way out that tells the log what was sent and what was answered: for --verbose and --log-level.
#pragma once

#include "base/log.hpp"
#include "http/sender.hpp"

namespace accord::broker_client {

/// Each exchange at info, bodies at debug. Header fields are not told: they hold credentials.
class LoggingSender final : public http::Sender {
  public:
    /// Both must outlive it.
    LoggingSender(http::Sender& wire, Logger& log) : wire_(wire), log_(log) {}

  private:
    Result<http::Response> exchange(const http::Url& url,
                                    http::Request request,
                                    const http::Meanwhile& meanwhile) override;

    http::Sender& wire_;
    Logger& log_;
};

}  // namespace accord::broker_client
