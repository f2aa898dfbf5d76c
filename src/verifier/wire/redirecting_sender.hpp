// The way to a provider whose redirects are followed, as a browser follows them, instead of being
// answers like others.
#pragma once

#include "http/sender.hpp"

namespace accord::verifier {

/// So many redirects of one request are followed.
inline constexpr unsigned kProviderRedirectsMax = 10;

class RedirectingSender final : public http::Sender {
  public:
    /// `wire` must outlive it. Given back is the answer at the end of the redirects. 301, 302 and
    /// 303 turn all but HEAD into a GET without a body. Credentials stay with the origin that they
    /// were sent to. Errors besides the wire's: kLimit after kProviderRedirectsMax; kInvalidInput
    /// for a Location that is no address.
    explicit RedirectingSender(http::Sender& wire) : wire_(wire) {}

  private:
    Result<http::Response> exchange(const http::Url& url,
                                    http::Request request,
                                    const http::Meanwhile& meanwhile) override;

    http::Sender& wire_;
};

}  // namespace accord::verifier
