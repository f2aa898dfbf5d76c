// How expected failure travels: Result<T> holds a value or an Error, and an Error collects context
// on its way up until somebody can say the whole sentence to a person.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace accord {

/// What kind of failure it was. HTTP status, exit code and FFI code are chosen from it, each in one
/// switch without `default`, so that a new kind cannot be forgotten.
enum class ErrorCode {
    kInvalidInput,  ///< what was given is not well-formed or breaks a rule; the caller can mend it
    kNotFound,      ///< what was asked for is not there
    kConflict,      ///< it contradicts what is there already
    kUnauthorized,  ///< credentials are missing or refused
    kLimit,         ///< larger, deeper or longer than a named limit allows
    kIo,            ///< a file or the database could not be read or written
    kUnavailable,   ///< the other side does not answer: refused, unreachable, too busy
    kTimeout,       ///< no answer within the time allowed
    kUnreadable,    ///< the other side answers, but not with what can be read
    kInternal,      ///< a defect in Accord itself
};

/// A failure with its sentence. `message` says what is wrong and what to do; `with_context` puts
/// before it where that was: `reading web-api.json: interaction 3 "get a product": unknown matcher
/// "regexx"`.
struct Error {
    ErrorCode code = ErrorCode::kInternal;
    std::string message;

    bool operator==(const Error&) const = default;

    /// The same error, seen from one level further up.
    [[nodiscard]] Error with_context(std::string_view context) const {
        return {code, std::string(context) + ": " + message};
    }
};

template <class T>
using Result = std::expected<T, Error>;

/// `return fail(ErrorCode::kNotFound, "no such pact");`
inline std::unexpected<Error> fail(ErrorCode code, std::string message) {
    return std::unexpected(Error{code, std::move(message)});
}

/// `return invalid_input("no such matcher");`: the most frequent failure of all that reads.
inline std::unexpected<Error> invalid_input(std::string message) {
    return fail(ErrorCode::kInvalidInput, std::move(message));
}

/// `return fail(result.error(), "reading a.json");` passes an error on with context.
inline std::unexpected<Error> fail(const Error& error, std::string_view context) {
    return std::unexpected(error.with_context(context));
}

/// `return fail(result.error());` passes an error on as it is.
inline std::unexpected<Error> fail(Error error) { return std::unexpected(std::move(error)); }

}  // namespace accord
