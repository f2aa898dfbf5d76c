// For tests that call the C functions: their texts as strings, given back at once.
#pragma once

#include "ffi/edge/last_error.hpp"
#include "pact/texts.h"

#include <string>

namespace accord::ffi {

/// Stands for a null pointer among texts.
inline constexpr const char* kNoText = "(null)";

/// A text that is the test's, or kNoText.
inline std::string taken(const char* text) {
    const std::string copy(text == nullptr ? kNoText : text);
    pactffi_string_delete(const_cast<char*>(text));
    return copy;
}

}  // namespace accord::ffi
