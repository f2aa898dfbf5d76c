// Single values matched by a rule: include/pact/matching.h. Messages: matching_message.cpp.
#include "pact/matching.h"

#include "base/terminal.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/rule_types.hpp"
#include "matching/value_matcher.hpp"

namespace accord::ffi {

namespace {

using WhyNot = std::optional<std::string>;
using matching::ValueMatcher;

/// What is told when there is no memory for more. Null would say that the values match.
constexpr const char* kNotCompared = "the values could not be compared";

Result<ValueMatcher> matcher_of(const MatchingRule* matching_rule) {
    const auto held = Objects::all().find(matching_rule, "matching_rule");
    if (!held) {
        return fail(held.error());
    }
    return ValueMatcher::compile((*held)->rule);
}

/// Asks why the rule does not hold. As null says that it does, what keeps the question from being
/// asked is an answer as well.
template <class Ask>
const char* why_not_by(const MatchingRule* matching_rule, Ask ask) noexcept {
    return guarded<const char*>(kNotCompared, [&]() -> Answer<const char*> {
        const auto matcher = matcher_of(matching_rule);
        const Result<WhyNot> why = matcher ? ask(*matcher) : fail(matcher.error());
        if (!why) {
            tell(why.error());
            return give_text(printable(why.error().message));
        }
        return *why ? Answer<const char*>(give_text(printable(**why))) : nullptr;
    });
}

const char* why_not_scalar(const MatchingRule* matching_rule,
                           const json::Value& expected,
                           const json::Value& actual,
                           bool cascaded) noexcept {
    return why_not_by(matching_rule, [&](const ValueMatcher& matcher) -> Result<WhyNot> {
        return matcher.why_not_scalar(expected, actual, cascaded);
    });
}

Result<json::Value> json_of(const char* text, std::string_view name) {
    const auto read = text_of(text, name);
    if (!read) {
        return fail(read.error());
    }
    auto value = json::parse(*read);
    if (!value) {
        return fail(value.error(), fmt::format("Failed to parse {} JSON", name));
    }
    return value;
}

}  // namespace

extern "C" {

const char* pactffi_matches_string_value(const MatchingRule* matching_rule,
                                         const char* expected_value,
                                         const char* actual_value,
                                         uint8_t cascaded) {
    return why_not_by(matching_rule, [&](const ValueMatcher& matcher) -> Result<WhyNot> {
        const auto expected = text_of(expected_value, "expected_value");
        if (!expected) {
            return fail(expected.error());
        }
        const auto actual = text_of(actual_value, "actual_value");
        if (!actual) {
            return fail(actual.error());
        }
        return matcher.why_not_text(*expected, *actual, cascaded > 0);
    });
}

const char* pactffi_matches_json_value(const MatchingRule* matching_rule,
                                       const char* expected_value,
                                       const char* actual_value,
                                       uint8_t cascaded) {
    return why_not_by(matching_rule, [&](const ValueMatcher& matcher) -> Result<WhyNot> {
        const auto expected = json_of(expected_value, "expected");
        if (!expected) {
            return fail(expected.error());
        }
        const auto actual = json_of(actual_value, "actual");
        if (!actual) {
            return fail(actual.error());
        }
        return matcher.why_not(*expected, *actual, cascaded > 0);
    });
}

const char* pactffi_matches_binary_value(const MatchingRule* matching_rule,
                                         const unsigned char* expected_value,
                                         uintptr_t expected_value_len,
                                         const unsigned char* actual_value,
                                         uintptr_t actual_value_len,
                                         uint8_t cascaded) {
    return why_not_by(matching_rule, [&](const ValueMatcher& matcher) -> Result<WhyNot> {
        const auto expected = bytes_of(expected_value, expected_value_len, "expected_value");
        if (!expected) {
            return fail(expected.error());
        }
        const auto actual = bytes_of(actual_value, actual_value_len, "actual_value");
        if (!actual) {
            return fail(actual.error());
        }
        return matcher.why_not_bytes(*expected, *actual, cascaded > 0);
    });
}

const char* pactffi_matches_u64_value(const MatchingRule* matching_rule,
                                      uint64_t expected_value,
                                      uint64_t actual_value,
                                      uint8_t cascaded) {
    return why_not_scalar(matching_rule, expected_value, actual_value, cascaded > 0);
}

const char* pactffi_matches_i64_value(const MatchingRule* matching_rule,
                                      int64_t expected_value,
                                      int64_t actual_value,
                                      uint8_t cascaded) {
    return why_not_scalar(matching_rule, expected_value, actual_value, cascaded > 0);
}

const char* pactffi_matches_f64_value(const MatchingRule* matching_rule,
                                      double expected_value,
                                      double actual_value,
                                      uint8_t cascaded) {
    return why_not_scalar(matching_rule, expected_value, actual_value, cascaded > 0);
}

const char* pactffi_matches_bool_value(const MatchingRule* matching_rule,
                                       uint8_t expected_value,
                                       uint8_t actual_value,
                                       uint8_t cascaded) {
    return why_not_scalar(matching_rule, expected_value > 0, actual_value > 0, cascaded > 0);
}

}  // extern "C"

}  // namespace accord::ffi
