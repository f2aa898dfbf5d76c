// The ways out of one verification: to the provider and to the web, each exchange logged.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "broker_client/wire/logging_sender.hpp"
#include "http/sender.hpp"
#include "verification/options.hpp"
#include "verification/reach.hpp"

#include <memory>

namespace accord::verification {

class Wires {
  public:
    /// The log is told nothing of the options' credentials, and must outlive them. Error: of TLS
    /// files that are needed and can't be used: before the first request, for they are no failure
    /// of the provider.
    static Result<std::unique_ptr<Wires>> open(const Options& options,
                                               const Reach& reach,
                                               Logger& log);

    [[nodiscard]] http::Sender& provider() { return provider_; }
    [[nodiscard]] http::Sender& web() { return web_; }

  private:
    Wires(const Reach& reach, Logger& log);

    http::ClientSender to_provider_, to_web_;
    broker_client::LoggingSender provider_, web_;
};

}  // namespace accord::verification
