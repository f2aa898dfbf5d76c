// What pactffi_get_error_message() tells: the last failure of the calling thread.
#pragma once

#include "base/result.hpp"

#include <string>

namespace accord::ffi {

/// Keeps the error for this thread, and logs it. Never throws.
void tell(const Error& error) noexcept;

/// Empty when no call of this thread has failed yet.
const std::string& last_error();

}  // namespace accord::ffi
