// An origin that is away is not asked for ever: see giving_up_sender.hpp.
#include "verifier/wire/giving_up_sender.hpp"

namespace accord::verifier {

Result<http::Response> GivingUpSender::exchange(const http::Url& url,
                                                http::Request request,
                                                const http::Meanwhile& meanwhile) {
    {
        const std::scoped_lock lock(mutex_);
        const auto silence = silent_.empty() ? silent_.end() : silent_.find(url.origin());
        if (silence != silent_.end() && silence->second.times >= kUnreachedMax) {
            return fail(silence->second.error);
        }
    }
    auto response = wire_.send(url, std::move(request), meanwhile);
    const std::scoped_lock lock(mutex_);
    if (!response && response.error().code == ErrorCode::kUnavailable) {
        auto& silence = silent_[url.origin()];
        ++silence.times;
        silence.error = response.error();
    } else if (!silent_.empty()) {
        silent_.erase(url.origin());
    }
    return response;
}

}  // namespace accord::verifier
