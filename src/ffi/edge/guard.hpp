// The one guard around every call of the C interface: nothing is thrown out of it, and whatever
// fails becomes the call's failure value with a message for pactffi_get_error_message().
#pragma once

#include "base/result.hpp"
#include "ffi/edge/last_error.hpp"

#include <concepts>
#include <exception>
#include <optional>
#include <utility>

namespace accord::ffi {

/// A failure that has a value of its own among those of its call.
template <class Value>
struct Refusal {
    Value value;
    Error error;
};

/// `return refuse(2, error);` from a call whose header gives this failure the code 2.
template <class Value>
Refusal<Value> refuse(Value value, Error error) {
    return {value, std::move(error)};
}

template <class Value>
Refusal<Value> refuse(Value value, std::string message) {
    return {value, Error{ErrorCode::kInvalidInput, std::move(message)}};
}

/// What a call comes to: its value, an error that stands for the usual failure value, or a refusal
/// with another one.
template <class Value>
class Answer {
  public:
    Answer(Value value) : value_(std::move(value)) {}
    Answer(std::unexpected<Error> failure) : error_(std::move(failure.error())) {}
    Answer(Refusal<Value> refusal)
        : value_(std::move(refusal.value)), error_(std::move(refusal.error)) {}
    template <std::convertible_to<Value> Other>
    Answer(Result<Other> result) {
        if (result) {
            value_ = *std::move(result);
        } else {
            error_ = std::move(result.error());
        }
    }

    /// The value to return; what went wrong is told.
    Value settle(Value failed) && {
        if (error_) {
            tell(*error_);
        }
        return value_ ? *std::move(value_) : failed;
    }

  private:
    std::optional<Value> value_;
    std::optional<Error> error_;
};

/// Runs the body of a call, which gives an Answer or what makes one; `failed` is the call's usual
/// failure value.
template <class Value, class Body>
Value guarded(Value failed, Body&& body) noexcept {
    try {
        return Answer<Value>(std::forward<Body>(body)()).settle(failed);
    } catch (const std::exception& exception) {
        tell({ErrorCode::kInternal, exception.what()});
    } catch (...) {
        tell({ErrorCode::kInternal, "an exception of unknown kind"});
    }
    return failed;
}

/// As guarded, for a call that gives nothing back.
template <class Body>
void guarded(Body&& body) noexcept {
    try {
        if (Result<void> done = std::forward<Body>(body)(); !done) {
            tell(done.error());
        }
    } catch (const std::exception& exception) {
        tell({ErrorCode::kInternal, exception.what()});
    } catch (...) {
        tell({ErrorCode::kInternal, "an exception of unknown kind"});
    }
}

}  // namespace accord::ffi
