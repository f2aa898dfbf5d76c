// Keeps answers until the state changes or there is no more room: see answer_cache.hpp.
#include "broker/api/machinery/repetition/answer_cache.hpp"

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

std::shared_ptr<const http::Response> AnswerCache::find(std::string_view state,
                                                        const std::string& key) {
    const std::lock_guard lock(mutex_);
    enter(state);
    const auto at = answers_.find(key);
    return at == answers_.end() ? nullptr : at->second;
}

void AnswerCache::keep(std::string_view state,
                       std::string key,
                       std::shared_ptr<const http::Response> answer) {
    const auto size = size_of(key, *answer);
    if (size > kAnswerBytesMax) {
        return;
    }
    const std::lock_guard lock(mutex_);
    if (state_ != state) {
        return;
    }
    if (bytes_ + size > kBytesMax) {
        answers_.clear();
        bytes_ = 0;
    }
    if (answers_.emplace(std::move(key), std::move(answer)).second) {
        bytes_ += size;
    }
}

}  // namespace accord::broker::api
