// The way out: how requests reach the provider and its state-change URL. A port, so that tests
// answer in memory; for real it is one HTTP client whose connections stay open over all
// interactions.
#pragma once

#include "base/result.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <string_view>

namespace accord::verifier {

class Transport {
  public:
    virtual ~Transport() = default;

    /// Sends to the address and gives back whatever was answered. Errors: kUnavailable, kTimeout,
    /// kLimit, each naming the host.
    virtual Result<http::Response> send(const http::Url& url, http::Request request) = 0;
};

class HttpTransport final : public Transport {
  public:
    explicit HttpTransport(http::ClientOptions options) : client_(std::move(options)) {}

    Result<http::Response> send(const http::Url& url, http::Request request) override {
        return client_.send(url, std::move(request));
    }

  private:
    http::Client client_;
};

}  // namespace accord::verifier
