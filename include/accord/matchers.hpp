// Matchers: each gives a Value that has an example and says how the real one may differ from it.
// They go into bodies, headers, query parameters, paths, metadata and the status.
//
// An example has to keep its own rule, and has one matcher; all_of() and any_of() join several.
// Both are a PactError otherwise. What a version of the specification can't hold is one, too, when
// the pact is started: number, integer, decimal, null, include, dates and values_like need V3;
// boolean, semver, not_empty, status codes, each_key, each_value and array_containing V4.
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace accord {

/// Anything of the example's type; in objects and arrays, of the same shape.
ACCORD_API Value like(Value example);

/// Exactly this, also below a like().
ACCORD_API Value equal_to(Value value);

/// A whole number; in a text, digits.
ACCORD_API Value integer(std::int64_t example);
/// A number with a fraction or exponent; in a text, any number.
ACCORD_API Value decimal(double example);
/// Any number.
ACCORD_API Value number(double example);
ACCORD_API Value boolean(bool example);
ACCORD_API Value null();

/// A text that matches the whole pattern (Perl's syntax), as the example does.
ACCORD_API Value regex(const std::string& pattern, const std::string& example);

/// A text that contains `part`.
ACCORD_API Value include(const std::string& part, const std::string& example);

/// Moments by a pattern of Java's date-time letters: date("yyyy-MM-dd", "2024-02-29").
ACCORD_API Value date(const std::string& format, const std::string& example);
ACCORD_API Value time(const std::string& format, const std::string& example);
ACCORD_API Value datetime(const std::string& format, const std::string& example);

ACCORD_API Value uuid(const std::string& example = "936da01f-9abd-4d9d-80c7-02af85c822a8");

/// A semantic version: "1.2.3-beta.1".
ACCORD_API Value semver(const std::string& example);

/// A text, or base64 of bytes, that looks like this media type: content_type("image/png", ...). For
/// whole bodies see Body::binary_like().
ACCORD_API Value content_type(const std::string& media_type, const std::string& example);

/// Not null, "", [] or {}.
ACCORD_API Value not_empty(Value example);

/// A list of at least `min` items, each of them like the example.
ACCORD_API Value each_like(Value example, std::size_t min = 1);
ACCORD_API Value each_like(Value example, std::size_t min, std::size_t max);
/// A list of at most `max` items, which may be empty.
ACCORD_API Value each_like_at_most(Value example, std::size_t max);

/// A list in which there is an item like each of the examples, in any order, among others.
ACCORD_API Value array_containing(std::vector<Value> examples);

/// An object with any names, whose values are like those of the example's member of that name, else
/// like that of its first: values_like(object({{"GBP", decimal(1.5)}})).
ACCORD_API Value values_like(Value members);

/// An object or list, all of whose names or values keep to the matcher. Both may hold for one
/// object: each_key(regex("[A-Z]{3}", "GBP"), each_value(decimal(1.5), object({{"GBP", 1.5}}))).
ACCORD_API Value each_key(const Value& matcher, const Value& example);
ACCORD_API Value each_value(const Value& matcher, const Value& example);

/// Keeps to all of the matchers. The example is the first one's, and keeps to all of them.
ACCORD_API Value all_of(const std::vector<Value>& matchers);

/// Keeps to one of the matchers at least. The example is the first one's:
/// any_of({integer(1), null()}).
ACCORD_API Value any_of(const std::vector<Value>& matchers);

/// Classes of status codes.
enum class StatusClass {
    kInformation,  ///< 100 to 199
    kSuccess,      ///< 200 to 299
    kRedirect,     ///< 300 to 399
    kClientError,  ///< 400 to 499
    kServerError,  ///< 500 to 599
    kNonError,     ///< below 400
    kError,        ///< 400 and above
};

/// For will_respond_with(): any status of the class; the mock server answers with the example.
ACCORD_API Value status_code(StatusClass status_class, int example);
/// One of these; the mock server answers with the first.
ACCORD_API Value status_code(const std::vector<int>& codes);

}  // namespace accord
