// Bodies that came compressed, made plain again. Inflating is Beast's; the gzip and zlib envelopes
// are read here.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::http {

/// The plain body of a Content-Encoding of "gzip", "deflate" (with or without zlib's envelope) or
/// "identity". Errors: kInvalidInput for broken data or another encoding, kLimit when the plain
/// body is larger than `bytes_max`.
Result<std::string> decode_content(std::string_view encoding,
                                   std::string_view body,
                                   std::size_t bytes_max);

}  // namespace accord::http
