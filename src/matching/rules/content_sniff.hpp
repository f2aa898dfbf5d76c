// What kind of content some bytes are, told from the bytes alone.
#pragma once

#include <string_view>

namespace accord::matching {

/// A media type by signature ("image/png", "application/pdf", ...), else by the look of the text
/// (XML, HTML, JSON, "text/plain"), else "application/octet-stream".
std::string_view sniff_content_type(std::string_view bytes);

}  // namespace accord::matching
