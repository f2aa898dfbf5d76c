// The way out: how requests leave Accord for a provider, its state change URL, a broker. A port, so
// that tests answer in memory; for real it is one HTTP client whose connections stay open.
#pragma once

#include "base/result.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <utility>

namespace accord::http {

class Sender {
  public:
    virtual ~Sender() = default;

    /// Sends to the address and gives back whatever was answered; `request.target` is ignored.
    /// Thread-safe. Errors: kUnavailable, kTimeout, kLimit, each naming the host. `meanwhile`, if
    /// any, is called by this thread when the request is out, or earlier; it may be called several
    /// times, and never.
    Result<Response> send(const Url& url, Request request, const Meanwhile& meanwhile = {}) {
        return exchange(url, std::move(request), meanwhile);
    }

  private:
    virtual Result<Response> exchange(const Url& url,
                                      Request request,
                                      const Meanwhile& meanwhile) = 0;
};

/// Sends over the network.
class ClientSender final : public Sender {
  public:
    explicit ClientSender(ClientOptions options) : client_(std::move(options)) {}

  private:
    Result<Response> exchange(const Url& url,
                              Request request,
                              const Meanwhile& meanwhile) override {
        return client_.send(url, std::move(request), meanwhile);
    }

    Client client_;
};

}  // namespace accord::http
