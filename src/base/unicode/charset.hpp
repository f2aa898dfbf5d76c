// Text in the character sets of the web, made UTF-8: what a byte order mark or a charset says it
// is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// The text in UTF-8; nothing when the C library does not know the charset ("ISO-8859-1",
/// "windows-1252", "UTF-16LE", ...) or the bytes are none of its text.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view charset);

/// The text in UTF-8 without its byte order mark: a view into `bytes`, or into `kept` where it had
/// to be converted. A byte order mark decides before `charset`, which may be empty. Bytes that are
/// UTF-8 are left alone, whatever they are called: pacts hold text so, and many senders name
/// another charset and send UTF-8. What can't be converted stays as it is.
std::string_view as_utf8(std::string_view bytes, std::string_view charset, std::string& kept);

}  // namespace accord
