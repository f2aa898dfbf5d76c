// Generators: values made anew when an interaction is replayed. The pact holds the example, so that
// the same test writes the same bytes; the mock server, the message test and the verifier put new
// values in its place. Each brings the matcher that fits it. They need V3 of the specification.
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace accord {

/// A whole number from `min` to `max`, both included. Without an example, it is `min`.
ACCORD_API Value random_int(std::int64_t min, std::int64_t max);
ACCORD_API Value random_int(std::int64_t min, std::int64_t max, std::int64_t example);

/// A number of so many digits (at least 2) with a point among them.
ACCORD_API Value random_decimal(std::size_t digits, double example = 1.5);

/// Texts of so many characters: digits and A to F; letters and digits.
ACCORD_API Value random_hexadecimal(std::size_t digits);
ACCORD_API Value random_string(std::size_t size);

/// A text that matches the whole pattern.
ACCORD_API Value random_regex(const std::string& pattern, const std::string& example);

ACCORD_API Value random_boolean(bool example = true);

enum class UuidFormat {
    kLowerCase,  ///< 936da01f-9abd-4d9d-80c7-02af85c822a8
    kUpperCase,  ///< 936DA01F-9ABD-4D9D-80C7-02AF85C822A8
    kSimple,     ///< 936da01f9abd4d9d80c702af85c822a8
    kUrn,        ///< urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8
};
ACCORD_API Value random_uuid(UuidFormat format = UuidFormat::kLowerCase);

/// Moments counted from the present one, by a pattern of Java's date-time letters:
///     date_from("today + 2 weeks", "yyyy-MM-dd", "2024-02-29")
///     time_from("noon - 5 minutes", "HH:mm", "11:55")
///     datetime_from("tomorrow @ midnight", "yyyy-MM-dd'T'HH:mm:ss", "2024-02-29T00:00:00")
/// An empty expression is the present moment.
ACCORD_API Value date_from(const std::string& expression,
                           const std::string& format,
                           const std::string& example);
ACCORD_API Value time_from(const std::string& expression,
                           const std::string& format,
                           const std::string& example);
ACCORD_API Value datetime_from(const std::string& expression,
                               const std::string& format,
                               const std::string& example);

/// What the value of a provider state becomes.
enum class StateType { kAsGiven, kString, kInteger, kDecimal, kBoolean };

/// A value that the provider's state handler gives: from_provider_state("${id}", 42),
/// from_provider_state("/products/${id}", "/products/42"). The verifier sends it in place of the
/// example. In bodies, metadata and responses anything of the example's type will do, unless the
/// example has a matcher of its own; a path, query or header that the consumer sends has to be the
/// example.
ACCORD_API Value from_provider_state(const std::string& expression,
                                     Value example,
                                     StateType type = StateType::kAsGiven);

/// The address of something on the provider, which in the consumer's test is the mock server:
/// mock_server_url("/orders/\\d+", "/orders/1"). The real one may have another host.
ACCORD_API Value mock_server_url(const std::string& path_pattern, const std::string& path);

}  // namespace accord
