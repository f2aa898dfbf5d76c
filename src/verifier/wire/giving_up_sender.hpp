// The way to a provider that may be away: an origin that could not be reached several times in a
// row is not asked again, so that a long run ends soon.
#pragma once

#include "http/sender.hpp"

#include <map>
#include <mutex>
#include <string>

namespace accord::verifier {

/// So often in a row an origin may be out of reach before it is given up.
inline constexpr unsigned kUnreachedMax = 3;

class GivingUpSender final : public http::Sender {
  public:
    /// `wire` must outlive it. Errors besides the wire's: the last one again (kUnavailable) from an
    /// origin given up.
    explicit GivingUpSender(http::Sender& wire) : wire_(wire) {}

  private:
    struct Silence {
        unsigned times = 0;
        Error error;
    };

    Result<http::Response> exchange(const http::Url& url,
                                    http::Request request,
                                    const http::Meanwhile& meanwhile) override;

    http::Sender& wire_;
    std::mutex mutex_;
    std::map<std::string, Silence> silent_;  ///< by origin
};

}  // namespace accord::verifier
