// Messages on their way through a consumer's test.
#pragma once

#include "accord/export.hpp"

#include <functional>
#include <map>
#include <string>
#include <type_traits>
#include <utility>

namespace accord {

/// A message as the consumer's code gets it: the pact's example, with what generators make.
struct ReceivedMessage {
    std::string description;
    std::string contents;                         ///< bytes
    std::string content_type;                     ///< empty when the pact says none
    std::map<std::string, std::string> metadata;  ///< texts as they are, anything else as JSON
};

/// A message that the consumer's code sends.
struct SentMessage {
    std::string contents;  ///< bytes
    std::string content_type;
    std::map<std::string, std::string> metadata;
};

/// The consumer's code that processes messages: any function of a const ReceivedMessage&. It has
/// failed when it throws, or returns false.
class MessageHandler {
  public:
    template <
        class Function,
        std::enable_if_t<std::is_invocable<Function&, const ReceivedMessage&>::value, int> = 0>
    MessageHandler(Function function) {
        using Returned = std::invoke_result_t<Function&, const ReceivedMessage&>;
        if constexpr (std::is_same<Returned, bool>::value) {
            function_ = std::move(function);
        } else {
            function_ = [function = std::move(function)](const ReceivedMessage& message) mutable {
                function(message);
                return true;
            };
        }
    }

    bool operator()(const ReceivedMessage& message) const { return function_(message); }

  private:
    std::function<bool(const ReceivedMessage&)> function_;
};

}  // namespace accord
