// What a provider's test says about the provider: how it answers requests, produces messages, and
// is brought into the states that contracts suppose. verifier.hpp shows a whole test.
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace accord {

/// Header fields in their order; a name may come again.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

/// A request as it reaches the provider.
struct ProviderRequest {
    std::string method;
    std::string target;  ///< path and query, percent-encoded: "/products?page=2"
    HeaderFields headers;
    std::string body;

    /// The first value of a header field, its name in any case; empty when there is none.
    ACCORD_API std::string header(const std::string& name) const;
    /// Puts the field in place of those of its name.
    ACCORD_API void set_header(const std::string& name, const std::string& value);
};

/// What the provider answers.
struct ProviderResponse {
    int status = 200;
    HeaderFields headers;
    std::string body;
};

/// Answers requests in the test's own process; what it throws fails the interaction.
using ProviderHandler = std::function<ProviderResponse(const ProviderRequest&)>;

/// Values by name, as a provider state has them. Immutable, and cheap to copy.
class ACCORD_API StateParams {
  public:
    /// The value as bool, std::string, or a number; text() and the like of a value that is of
    /// another type, or is not there, throw PactError naming it.
    template <class Type>
    Type get(const std::string& name) const {
        if constexpr (std::is_same<Type, bool>::value) {
            return boolean(name);
        } else if constexpr (std::is_floating_point<Type>::value) {
            return static_cast<Type>(number(name));
        } else if constexpr (std::is_integral<Type>::value) {
            return integer_of<Type>(name);
        } else {
            return Type(text(name));
        }
    }

    /// The same, or the fallback where there is no such value.
    template <class Type>
    Type get_or(const std::string& name, Type fallback) const {
        return has(name) ? get<Type>(name) : fallback;
    }

    bool has(const std::string& name) const;
    /// All of them as a JSON object.
    std::string json() const;

    struct Impl;  ///< Accord's own
    explicit StateParams(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

  private:
    bool boolean(const std::string& name) const;
    double number(const std::string& name) const;
    std::string text(const std::string& name) const;
    std::int64_t integer(const std::string& name, std::int64_t low, std::int64_t high) const;

    template <class Type>
    Type integer_of(const std::string& name) const {
        constexpr auto kLimit = std::numeric_limits<std::int64_t>::max();
        constexpr auto kHigh = std::numeric_limits<Type>::max();
        const auto high = static_cast<std::uint64_t>(kHigh) > static_cast<std::uint64_t>(kLimit)
                              ? kLimit
                              : static_cast<std::int64_t>(kHigh);
        return static_cast<Type>(
            integer(name, static_cast<std::int64_t>(std::numeric_limits<Type>::min()), high));
    }

    std::shared_ptr<const Impl> impl_;
};

/// What setting a state up gave, for the values in the contract that come from it: ids, tokens.
using StateValues = std::vector<std::pair<std::string, Value>>;

/// Sets a state up: any function of a const StateParams& or of nothing, that returns StateValues or
/// nothing. It has failed when it throws.
class StateSetUp {
  public:
    template <class Function,
              std::enable_if_t<!std::is_same<std::decay_t<Function>, StateSetUp>::value, int> = 0>
    StateSetUp(Function function) {
        function_ = [function = std::move(function)](const StateParams& params) mutable {
            return called(function, params);
        };
    }

    StateValues operator()(const StateParams& params) const { return function_(params); }

  private:
    template <class Function>
    static StateValues called(Function& function, const StateParams& params) {
        if constexpr (std::is_invocable<Function&, const StateParams&>::value) {
            using Returned = std::invoke_result_t<Function&, const StateParams&>;
            if constexpr (std::is_void<Returned>::value) {
                function(params);
                return {};
            } else {
                return function(params);
            }
        } else if constexpr (std::is_void<std::invoke_result_t<Function&>>::value) {
            function();
            return {};
        } else {
            return function();
        }
    }

    std::function<StateValues(const StateParams&)> function_;
};

namespace detail {

template <class Function>
struct ArgumentsOf : ArgumentsOf<decltype(&Function::operator())> {};
template <class Class, class Result, class... Arguments>
struct ArgumentsOf<Result (Class::*)(Arguments...)> {
    using Types = std::tuple<std::decay_t<Arguments>...>;
};
template <class Class, class Result, class... Arguments>
struct ArgumentsOf<Result (Class::*)(Arguments...) const> {
    using Types = std::tuple<std::decay_t<Arguments>...>;
};
template <class Result, class... Arguments>
struct ArgumentsOf<Result (*)(Arguments...)> {
    using Types = std::tuple<std::decay_t<Arguments>...>;
};

template <class Types, class Function, std::size_t... Index>
auto call_with(Function& function,
               const StateParams& params,
               const std::vector<std::string>& names,
               std::index_sequence<Index...>) {
    return function(params.get<std::tuple_element_t<Index, Types>>(names[Index])...);
}

}  // namespace detail

/// A function whose arguments are the parameters of these names, each of its own type:
///
///     .state("a product exists", with_params({"id", "name"}, [&](int id, std::string name) { ...
///     }))
template <std::size_t Count, class Function>
StateSetUp with_params(const char* const (&names)[Count], Function function) {
    using Types = typename detail::ArgumentsOf<Function>::Types;
    static_assert(std::tuple_size<Types>::value == Count,
                  "with_params: as many names as the function has arguments");
    std::vector<std::string> texts(names, names + Count);
    return [texts = std::move(texts),
            function = std::move(function)](const StateParams& params) mutable {
        return detail::call_with<Types>(function, params, texts, std::make_index_sequence<Count>());
    };
}

/// A message that the provider sends.
struct ProducedMessage {
    std::string contents;  ///< bytes
    std::string content_type = "application/json";
    StateValues metadata = {};  ///< by name
};

/// Which message is to be produced.
struct MessageWanted {
    std::string description;
    StateParams states;   ///< what the interaction's states have, and what setting them up gave
    std::string request;  ///< contents of the message that is to be answered; empty otherwise
    std::string request_type;  ///< its content type
};

/// Produces messages: a function of a const MessageWanted& or of nothing, that returns a
/// ProducedMessage or, in answer to a request, several. It has failed when it throws.
class MessageProducer {
  public:
    template <
        class Function,
        std::enable_if_t<!std::is_same<std::decay_t<Function>, MessageProducer>::value, int> = 0>
    MessageProducer(Function function) {
        function_ = [function = std::move(function)](const MessageWanted& wanted) mutable {
            if constexpr (std::is_invocable<Function&, const MessageWanted&>::value) {
                return as_list(function(wanted));
            } else {
                return as_list(function());
            }
        };
    }

    std::vector<ProducedMessage> operator()(const MessageWanted& wanted) const {
        return function_(wanted);
    }

  private:
    static std::vector<ProducedMessage> as_list(ProducedMessage message) {
        return {std::move(message)};
    }
    static std::vector<ProducedMessage> as_list(std::vector<ProducedMessage> messages) {
        return messages;
    }

    std::function<std::vector<ProducedMessage>(const MessageWanted&)> function_;
};

}  // namespace accord
