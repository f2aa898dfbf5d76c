// The way out to a broker and to all that its answers link to: credentials go home, to the origin
// (scheme, host and port) that they were given for, and to nobody else.
#pragma once

#include "http/sender.hpp"

#include <string>

namespace accord::broker_client {

/// Basic authentication when there is a user, bearer when there is a token; header fields of the
/// user's own besides, which may be credentials, too.
struct Credentials {
    std::string user;
    std::string password;
    std::string token;
    http::Headers headers = {};
    std::string options =
        "its user name and password, or its token";  ///< that give them, for advice

    [[nodiscard]] bool empty() const { return user.empty() && token.empty(); }
};

/// The value of the Authorization header; empty without credentials.
std::string authorization(const Credentials& credentials);

/// So many redirects are followed.
inline constexpr unsigned kRedirectsMax = 5;

/// Adds the credentials to requests that go home, and sends all others as they are. Redirects are
/// followed under the same rule, so the sender it wraps must not follow them. Thread-safe as that
/// is.
class HomeSender final : public http::Sender {
  public:
    /// `home` is an origin as Url::origin() gives it. Errors besides the wire's: kUnauthorized when
    /// another origin refuses (401, 403) for want of the credentials that it is not sent, naming
    /// both; kInvalidInput for a redirect that would turn a write into a GET, or that leads
    /// nowhere; kLimit after kRedirectsMax redirects.
    HomeSender(std::string home, const Credentials& credentials, http::Sender& wire)
        : home_(std::move(home)),
          authorization_(authorization(credentials)),
          headers_(credentials.headers),
          wire_(wire) {}

  private:
    Result<http::Response> exchange(const http::Url& url,
                                    http::Request request,
                                    const http::Meanwhile& meanwhile) override;
    [[nodiscard]] bool is_home(const http::Url& url) const { return url.origin() == home_; }
    [[nodiscard]] http::Request with_credentials(http::Request request, const http::Url& url) const;
    [[nodiscard]] Result<void> check_refusal(const http::Response& response,
                                             std::string_view method,
                                             const http::Url& url) const;

    std::string home_;
    std::string authorization_;
    http::Headers headers_;
    http::Sender& wire_;
};

}  // namespace accord::broker_client
