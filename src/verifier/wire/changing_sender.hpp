// The way to a provider on which each request is changed before it leaves: header fields made anew,
// the name of the run that it belongs to.
#pragma once

#include "http/sender.hpp"

#include <functional>

namespace accord::verifier {

/// Error: why the request can't be sent.
using RequestChange = std::function<Result<void>(http::Request& request)>;

class ChangingSender final : public http::Sender {
  public:
    /// `wire` must outlive it.
    ChangingSender(http::Sender& wire, RequestChange change)
        : wire_(wire), change_(std::move(change)) {}

  private:
    Result<http::Response> exchange(const http::Url& url,
                                    http::Request request,
                                    const http::Meanwhile& meanwhile) override {
        if (auto changed = change_(request); !changed) {
            return fail(changed.error());
        }
        return wire_.send(url, std::move(request), meanwhile);
    }

    http::Sender& wire_;
    RequestChange change_;
};

}  // namespace accord::verifier
