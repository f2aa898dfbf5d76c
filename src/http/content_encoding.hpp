// Bodies that came compressed, made plain again, and put into such an encoding. Inflating is
// Beast's; the gzip and zlib envelopes are read and written here.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace accord::http {

/// What a compressed request or answer may become.
inline constexpr std::size_t kDecodedBytesMax = 64 * 1024 * 1024;

/// How many encodings may lie in one another.
inline constexpr std::size_t kEncodingsMax = 4;

/// The plain body of a Content-Encoding of "gzip", "deflate" (with or without zlib's envelope) or
/// "identity", or of several, the first one applied first. Errors: kNotFound for an encoding that
/// is not known, kInvalidInput for broken data, kLimit when the plain body is larger than
/// `bytes_max` or there are too many encodings.
Result<std::string> decode_content(std::string_view encoding,
                                   std::string_view body,
                                   std::size_t bytes_max);

/// The body in a Content-Encoding, as decode_content() reads it; not made smaller. Nothing for an
/// encoding that is not known.
std::optional<std::string> encode_content(std::string_view encoding, std::string_view body);

}  // namespace accord::http
