// Keeps answers until the state changes or there is no more room: see answer_cache.hpp.
#include "broker/api/machinery/answer_cache.hpp"

namespace accord::broker::api {
namespace {

/// What an entry takes besides its texts, roughly.
constexpr std::size_t kEntryBytes = 512;

std::size_t size_of(const std::string& key, const http::Response& answer) {
    return key.size() + answer.body.size() + kEntryBytes;
}

}  // namespace

/// Answers of any other state are of no more use.
void AnswerCache::enter(std::string_view state) {
    if (state_ != state) {
        state_ = state;
        answers_.clear();
        bytes_ = 0;
    }
}

std::optional<http::Response> AnswerCache::find(std::string_view state, const std::string& key) {
    std::shared_ptr<const http::Response> found;
    {
        const std::lock_guard lock(mutex_);
        enter(state);
        const auto at = answers_.find(key);
        if (at == answers_.end()) {
            return std::nullopt;
        }
        found = at->second;
    }
    return *found;  // copied while nobody waits
}

void AnswerCache::keep(std::string_view state, std::string key, const http::Response& answer) {
    const auto size = size_of(key, answer);
    if (size > kAnswerBytesMax) {
        return;
    }
    auto kept = std::make_shared<const http::Response>(answer);
    const std::lock_guard lock(mutex_);
    if (state_ != state) {
        return;
    }
    if (bytes_ + size > kBytesMax) {
        answers_.clear();
        bytes_ = 0;
    }
    if (answers_.emplace(std::move(key), std::move(kept)).second) {
        bytes_ += size;
    }
}

}  // namespace accord::broker::api
