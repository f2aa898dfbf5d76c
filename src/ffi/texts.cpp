// Texts that the library handed out, and single values: include/pact/texts.h.
#include "pact/texts.h"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/regex/regex.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "matching/dates/date_pattern.hpp"
#include "matching/generate/random_text.hpp"

#include <fmt/format.h>

namespace accord::ffi {

namespace {

Result<matching::DatePattern> date_pattern_of(std::string_view format) {
    if (format.empty()) {
        return invalid_input("format is empty");
    }
    return matching::DatePattern::compile(format);
}

Result<std::string> now_as(const char* format) {
    const auto text = text_of(format, "format");
    if (!text) {
        return fail(text.error());
    }
    const auto pattern = date_pattern_of(*text);
    if (!pattern) {
        return fail(pattern.error());
    }
    return pattern->format(SystemClock().now());
}

Result<std::string> match_of(const char* regex) {
    const auto pattern = text_of(regex, "regex");
    if (!pattern) {
        return fail(pattern.error());
    }
    SystemRandom random;
    return matching::random_match(random, *pattern);
}

Result<void> give_back(const char* text) {
    if (text != nullptr && !take_back_text(text)) {
        return invalid_input(
            "the text is none that this library handed out, or was deleted before");
    }
    return {};
}

/// A call that gives a StringResult: the error stands in it as well.
template <class Body>
StringResult guarded_text(Body&& body) noexcept {
    return guarded<StringResult>({StringResult_Failed, {nullptr}}, [&]() -> Answer<StringResult> {
        return to_string_result(body());
    });
}

}  // namespace

extern "C" {

bool pactffi_check_regex(const char* regex, const char* example) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        const auto pattern = text_of(regex, "regex");
        if (!pattern) {
            return fail(pattern.error());
        }
        const auto text = text_of(example, "example");
        if (!text) {
            return fail(text.error());
        }
        const auto compiled = Regex::compile(*pattern);
        if (!compiled) {
            return fail(compiled.error());
        }
        return compiled->matches_whole(*text);
    });
}

void pactffi_free_string(char* s) {
    guarded([&] { return give_back(s); });
}

void pactffi_string_delete(char* string) {
    guarded([&] { return give_back(string); });
}

StringResult pactffi_generate_datetime_string(const char* format) {
    return guarded_text([&] { return now_as(format); });
}

StringResult pactffi_generate_regex_value(const char* regex) {
    return guarded_text([&] { return match_of(regex); });
}

int pactffi_validate_datetime(const char* value, const char* format) {
    enum { kValid = 0, kInvalid = 1, kFailed = 2 };
    return guarded<int>(kFailed, [&]() -> Answer<int> {
        const auto text = text_of(value, "value");
        if (!text) {
            return fail(text.error());
        }
        const auto named = text_of(format, "format");
        if (!named) {
            return fail(named.error());
        }
        const auto pattern = date_pattern_of(*named);
        if (!pattern) {
            return refuse<int>(kInvalid, pattern.error());
        }
        if (!pattern->matches(*text)) {
            return refuse<int>(kInvalid,
                               fmt::format("\"{}\" does not have the form \"{}\"", *text, *named));
        }
        return kValid;
    });
}

}  // extern "C"

}  // namespace accord::ffi
