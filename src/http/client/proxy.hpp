// Which proxy a request goes through, as the environment says.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accord::http {

/// HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in lower or upper case, lower case first.
class ProxySettings {
  public:
    using Environment = std::function<const char*(const char* name)>;

    /// Error: kInvalidInput naming the variable whose value is no http:// address.
    static Result<ProxySettings> read(const Environment& environment);

    /// The proxy for requests to `url`; nullptr when they go straight. Loopback addresses always
    /// do.
    [[nodiscard]] const Url* proxy_for(const Url& url) const;

  private:
    [[nodiscard]] bool is_excepted(const Url& url) const;

    std::optional<Url> http_, https_;
    std::vector<std::string> exceptions_;  ///< "example.org", "example.org:8080" or "*"
};

}  // namespace accord::http
