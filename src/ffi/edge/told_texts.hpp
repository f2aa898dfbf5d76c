// For tests that call the C functions: their texts as strings, given back at once.
#pragma once

#include "ffi/edge/last_error.hpp"
#include "pact/texts.h"

#include <string>

namespace accord::ffi {

/// A text that is the test's, or "(null)".
inline std::string taken(const char* text) {
    const std::string copy(text == nullptr ? "(null)" : text);
    pactffi_string_delete(const_cast<char*>(text));
    return copy;
}

}  // namespace accord::ffi
