// Texts in both directions over the C interface.
#pragma once

#include "base/result.hpp"
#include "pact/types.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::ffi {

/// An argument. Error: kInvalidInput naming it, when it is a null pointer or no UTF-8.
Result<std::string_view> text_of(const char* text, std::string_view name);

/// An argument that may be left out: a null pointer or an empty text is nothing. Error:
/// kInvalidInput naming it, when it is no UTF-8.
Result<std::optional<std::string_view>> optional_text_of(const char* text, std::string_view name);

/// A list of texts. Error: as text_of, of any of them; a null pointer is an empty list only when
/// there is nothing in it.
Result<std::vector<std::string>> texts_of(const char* const* texts,
                                          std::size_t count,
                                          std::string_view name);

/// Bytes of any kind. Error: kInvalidInput naming them, when the pointer is null but the size not
/// 0.
Result<std::string_view> bytes_of(const void* bytes, std::size_t size, std::string_view name);

/// A copy that is the caller's until it is taken back. Error: kInvalidInput when the text has a
/// zero byte, which C would take for its end.
Result<char*> give_text(std::string_view text);

/// Frees what give_text() gave. Null, and what was not given or is back already, is passed over
/// (false).
bool take_back_text(const char* text);

/// As pactffi functions that return a StringResult give it; an error is told as well.
StringResult to_string_result(const Result<std::string>& result) noexcept;

/// How many texts are the caller's now: for tests of what was forgotten.
std::size_t given_texts();

}  // namespace accord::ffi
