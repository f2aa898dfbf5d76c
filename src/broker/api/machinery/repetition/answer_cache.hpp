// Whole answers that may be given again as long as the database stays in the state in which they
// were made.
//
// The question is a text that holds all an answer depends on besides that state: see question.hpp.
#pragma once

#include "http/message.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace accord::broker::api {

/// Keeps the answers of one state, so many bytes of them. Thread-safe.
class AnswerCache {
  public:
    static constexpr std::size_t kBytesMax = 8 * 1024 * 1024;
    static constexpr std::size_t kAnswerBytesMax = kBytesMax / 16;
    /// A question's body; who sends more waits for an answer of his own.
    static constexpr std::size_t kBodyBytesMax = 16 * 1024;

    /// The answer to the question `key` in this state (db::Database::state()); null when it is not
    /// known.
    std::shared_ptr<const http::Response> find(std::string_view state, const std::string& key);

    /// Whether it is short enough to be kept, with a question of the usual length.
    static bool takes(const http::Response& answer) {
        return answer.body.size() <= kAnswerBytesMax;
    }

    /// Keeps an answer that was made after the database was in this state. It may have been made in
    /// a later one: then nobody asks for it, since no two states have one name.
    void keep(std::string_view state,
              std::string key,
              std::shared_ptr<const http::Response> answer);

  private:
    void enter(std::string_view state);

    std::mutex mutex_;
    std::string state_;  ///< of all that is kept
    std::unordered_map<std::string, std::shared_ptr<const http::Response>> answers_;
    std::size_t bytes_ = 0;
};

}  // namespace accord::broker::api
